import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RequestListener } from 'node:http'
import { describe, expect, it } from 'vitest'
import type { Cell, Reading } from '../../../shared/domain/probe/reading.ts'
import { profile } from '../../../shared/domain/profile/spec.ts'
import { webServer } from '../../support/bad-servers.ts'
import { newAuthority, noOpenssl } from '../../support/certificates.ts'
import { onHttps } from '../../support/on-https.ts'

if (noOpenssl && process.env.CI) throw new Error(noOpenssl)

const records = ({ columns, rows }: Reading): Record<string, Cell>[] =>
  rows.map((row) => Object.fromEntries(columns.map((column, n) => [column, row[n] ?? null])))

/** Answers each path with what stands for it: a status, headers, a body. */
const pages =
  (of: Readonly<Record<string, readonly [number, Record<string, string>?, unknown?]>>): RequestListener =>
  ({ url = '' }, response) => {
    const [status, headers = {}, body] = of[url] ?? [404]
    const text = typeof body === 'string' ? body : JSON.stringify(body ?? {})
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text)
  }

const health = {
  '/': [200],
  '/health': [200, { etag: '"v7"', 'x-version': '2.4.1', 'set-cookie': 'sid=s3cr3tsession; HttpOnly' }],
  '/actuator': [503, {}, { status: 'DOWN', checks: [{ name: 'db', ms: 812.5 }], 'odd name': true }],
  '/liar': [503, {}, { status: 'UP' }],
  '/down': [500, { 'content-type': 'text/html' }, '<h1>Internal Server Error</h1>'],
  '/private': [401, {}, { message: 'token expired' }],
  '/old': [302, { location: '/health' }],
  '/away': [302, { location: 'https://elsewhere.example/health' }],
  '/page': [200, { 'content-type': 'text/html' }, '<html>Sign in</html>'],
} as const

describe.skipIf(noOpenssl)(`HTTP${noOpenssl ? ` (skipped: ${noOpenssl})` : ''}`, () => {
  const on = onHttps()
  const asking = async (answer: RequestListener = pages(health)) => on.asking(on.urlOf(await on.serve(answer)))

  it('is dialled: what it answers, in how long', async () => {
    const { prober, connection } = await asking()
    const report = await prober.test(connection)
    expect(report).toMatchObject({ reachable: true, cause: 'none' })
    expect(report.says.en).toMatch(/^localhost answered 200 in /u)
  })

  it('status: of the address and of a page, with what the page is', async () => {
    const { ask } = await asking()
    expect(await ask('status')).toMatchObject({ verdict: 'ok', measure: { unit: 'seconds', value: expect.any(Number) } })
    const reading = await ask('status', { path: '/health', warning_seconds: 5, critical_seconds: 5 })
    expect(records(reading)[0]).toMatchObject({ path: '/health', status: 200, etag: '"v7"', redirected_to: null })
    expect(reading.query).toMatch(/^GET https:\/\/localhost:\d+\/health$/u)
    expect((await ask('status', { path: '/health', method: 'HEAD' })).verdict).toBe('ok')
  })

  it.each([
    [{ path: '/down' }, 'critical', 'It answers 500 in'],
    [{ path: '/none' }, 'critical', '2xx is expected'],
    [{ path: '/none', expect: [404] }, 'ok', 'It answers 404'],
    [{ path: '/none', expect: ['200', '4xx'] }, 'ok', 'It answers 404'],
    [{ path: '/private' }, 'unknown', 'we are not known there'],
    [{ path: '/old' }, 'ok', 'It sent us on to /health.'],
    [{ path: '/old', expect: ['3xx'] }, 'ok', 'It answers 302'],
    [{ path: '/away' }, 'unknown', 'sends us on to another server, https://elsewhere.example/health.'],
    [{ path: '/away', expect: [302] }, 'ok', 'It sent us on to https://elsewhere.example/health.'],
    [{ path: '/health', warning_seconds: 0.000_001 }, 'warning', 'that is slow'],
    [{ path: '/health', critical_seconds: 0.000_001 }, 'critical', 'that is critical'],
  ])('status: %o is %s', async (params, verdict, says) => {
    const { ask } = await asking()
    const reading = await ask('status', { warning_seconds: 5, critical_seconds: 5, ...params })
    expect([reading.verdict, reading.reason.en]).toEqual([verdict, expect.stringContaining(says)])
  })

  it.each([
    [{ path: '/health', name: 'X-Version' }, 'ok', 'x-version is "2.4.1".'],
    [{ path: '/health', name: 'x-version', equals: '2.4.0' }, 'critical', '"2.4.0" is expected.'],
    [{ path: '/health', name: 'x-version', contains: '2.4' }, 'ok', 'x-version is'],
    [{ path: '/health', name: 'strict-transport-security' }, 'critical', 'There is no header'],
    [{ path: '/health', name: 'set-cookie' }, 'ok', 'sid=[redacted]; HttpOnly'],
    [{ path: '/old', name: 'location', equals: '/health' }, 'ok', 'location is "/health".'],
    [{ path: '/down', name: 'content-type' }, 'unknown', '500'],
  ])('header: %o is %s', async (params, verdict, says) => {
    const { ask } = await asking()
    const reading = await ask('header', params)
    expect([reading.verdict, reading.reason.en]).toEqual([verdict, expect.stringContaining(says)])
    expect(JSON.stringify(reading)).not.toContain('s3cr3tsession')
  })

  it.each([
    [{ path: '/actuator', json: '$.status', equals: 'UP' }, 'critical', '$.status is DOWN, and it should be = UP.'],
    [{ path: '/actuator', json: 'status', equals: 'UP', otherwise: 'warning' }, 'warning', 'status is DOWN'],
    [{ path: '/actuator', json: '$.checks[0].ms', less: 500 }, 'critical', '$.checks[0].ms is 812.5, and it should be < 500.'],
    [{ path: '/actuator', json: "$['odd name']", equals: true }, 'unknown', 'as it should be, but the page answers 503'],
    [{ path: '/liar', json: '$.status', equals: 'UP' }, 'unknown', 'as it should be, but the page answers 503'],
    [{ path: '/actuator', json: '$.nothing', equals: 'UP' }, 'unknown', 'There is no value at $.nothing'],
    [{ path: '/actuator', json: '$.checks', greater: 1 }, 'unknown', 'there is a list'],
    [{ path: '/actuator', json: '$.status', greater: 1 }, 'unknown', 'only a number'],
    [{ path: '/page', json: '$.status', equals: 'UP' }, 'unknown', 'Sign in'],
    [{ path: '/private', json: '$.status', equals: 'UP' }, 'unknown', '401: token expired'],
    [{ path: '/down', json: '$.status', equals: 'UP' }, 'unknown', '500'],
  ])('json: %o is %s', async (params, verdict, says) => {
    const { ask } = await asking()
    const reading = await ask('json', params)
    expect([reading.verdict, reading.reason.en]).toEqual([verdict, expect.stringContaining(says)])
  })

  it('json: a number between two, and drawn over time', async () => {
    const { ask } = await asking(pages({ '/': [200, {}, { queue: { depth: 42 } }] }))
    const reading = await ask('json', { json: '$.queue.depth', greater: 0, less: 100 })
    expect(reading).toMatchObject({ verdict: 'ok', measure: { value: 42, unit: 'count' } })
    expect(reading.reason.ko).toBe('$.queue.depth 값은 42로 기준(> 0, < 100)에 맞습니다.')
    // A command line has text only.
    expect(await ask('json', { json: '$.queue.depth', equals: '42' })).toMatchObject({ verdict: 'ok' })
  })

  it('refuses parameters that would ask for something else', async () => {
    const { ask } = await asking()
    for (const [probe, params] of [
      ['status', { path: 'health' }],
      ['status', { path: '/../admin' }],
      ['status', { path: '/a/%2e%2e/admin' }],
      ['status', { path: '/a b' }],
      ['status', { path: '/\r\nx: y' }],
      ['status', { path: '/a', url: 'judgment' }],
      ['status', { method: 'POST' }],
      ['status', { expect: ['9xx'] }],
      ['header', { name: 'x y' }],
      ['json', { json: '$..*', equals: 1 }],
      ['json', { json: '$.a' }],
      ['json', { json: '$.a', equals: 1, less: 2 }],
    ] as const)
      await expect(ask(probe, params as never)).rejects.toMatchObject({ refusal: { code: 'params_invalid' } })
  })

  it('asks a URL by the name the profile gives it, on its own server only', async () => {
    const server = await on.serve(pages({ '/base/health?deep=1': [200], '/base': [200] }))
    const site = profile.parse({
      ...{ api_version: 'quarterdeck/v1', kind: 'EnvironmentProfile', environment: 'production' },
      urls: {
        'judgment-health': { url: `https://localhost:${server.port}/base/health?deep=1` },
        'of-another': { url: 'https://elsewhere.example/health' },
        'beside-the-base': { url: `https://localhost:${server.port}/basement` },
      },
    })
    const { ask } = on.asking(on.urlOf(server, '/base'), { profile: site })
    const reading = await ask('status', { url: 'judgment-health' })
    expect(reading).toMatchObject({ verdict: 'ok', query: `GET https://localhost:${server.port}/base/health?deep=1` })
    expect((await ask('status', { url: 'of-another' })).reason.en).toContain('not below the address of this connection')
    expect((await ask('status', { url: 'beside-the-base' })).verdict).toBe('unknown')
    expect((await ask('status', { url: 'unheard-of' })).reason.en).toContain('Write under urls: `unheard-of:')
  })

  describe('certificate', () => {
    const of = async (to: { name?: string; days?: number }) =>
      on.asking(on.urlOf(await on.serve((_, response) => response.end(), to))).ask('certificate')

    it.each([
      [{ days: 90 }, 'ok', /good until \d{4}-\d\d-\d\d: (?:89|90) days are left/u],
      [{ days: 20 }, 'warning', /(?:19|20) days are left\. Have it renewed/u],
      [{ days: 5 }, 'critical', /(?:4|5) days are left/u],
      [{ days: -1 }, 'critical', /expired on \d{4}-\d\d-\d\d, 1 day ago/u],
      [{ name: 'other.example', days: 90 }, 'critical', /is for another name: DNS:other\.example/u],
    ])('%o is %s', async (to, verdict, says) => {
      const reading = await of(to)
      expect([reading.verdict, reading.reason.en]).toEqual([verdict, expect.stringMatching(says)])
    })

    it('shows the chain, and the days by which it is drawn', async () => {
      const reading = await of({ days: 90 })
      expect(records(reading)).toMatchObject([
        { subject: 'CN=localhost', issuer: 'CN=quarterdeck test authority', names: 'DNS:localhost', name_fits: true, distrust: null },
        { subject: 'CN=quarterdeck test authority', self_signed: true },
      ])
      expect(reading.measure?.value).toBeGreaterThan(88)
    })

    it('tells one that signed itself from one of an authority nobody knows, and sends neither anything', async () => {
      const stranger = newAuthority()
      const seen: unknown[] = []
      const answer: RequestListener = (request, response) => (seen.push(request.headers), void response.end())
      const self = [
        '-keyout',
        'own.key',
        '-out',
        'own.pem',
        '-days',
        '90',
        '-subj',
        '/CN=localhost',
        '-addext',
        'subjectAltName=DNS:localhost',
      ]
      execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...self], { cwd: stranger.folder, stdio: 'pipe' })
      const read = (name: string) => readFileSync(join(stranger.folder, name), 'utf8')
      const own = await on.keep(webServer(answer, { key: read('own.key'), cert: read('own.pem') }))
      const theirs = await on.keep(webServer(answer, stranger.issue({ days: 90 })))
      stranger.remove()
      const [first, second] = [on.asking(on.urlOf(own), { secret: 'tok-s3cr3t' }), on.asking(on.urlOf(theirs), { secret: 'tok-s3cr3t' })]
      expect((await first.ask('certificate')).reason.en).toContain('signed by itself')
      expect((await second.ask('certificate')).reason.en).toContain(
        'signed by CN=quarterdeck test authority, and this laptop does not trust',
      )
      expect((await first.ask('certificate')).verdict).toBe('critical')
      // Every other question does not get that far.
      expect((await second.ask('status')).reason.en).toContain('signed by nobody this laptop trusts')
      expect(seen).toEqual([])
    })

    it('of an address without TLS is unknown', async () => {
      const plain = await on.keep(webServer((_, response) => void response.end()))
      const reading = await on.asking(`http://localhost:${plain.port}`).ask('certificate')
      expect([reading.verdict, reading.reason.en]).toEqual(['unknown', expect.stringContaining('no certificate to look at')])
    })
  })

  describe('status page', () => {
    const summary = (indicator: string, more: object = {}) => ({
      ...{ page: { id: 'x', name: 'OpenAI', url: 'https://status.example', updated_at: '2026-11-24T01:00:00Z' } },
      status: { indicator, description: 'Words of theirs' },
      components: [
        { name: 'Chat', status: 'operational', group: false },
        { name: 'All of it', status: 'degraded_performance', group: true },
      ],
      ...{ incidents: [], scheduled_maintenances: [], ...more },
    })
    const troubled = {
      components: [{ name: 'API', status: 'major_outage' }],
      incidents: [{ name: 'Errors', status: 'investigating', impact: 'major' }],
    }
    const page = (body: unknown, status = 200) => asking(pages({ '/api/v2/summary.json': [status, {}, body] }))

    it.each([
      [summary('none'), {}, 'ok', 'OpenAI says: Words of theirs.'],
      [summary('minor'), {}, 'warning', 'OpenAI says minor: Words of theirs.'],
      [summary('major', troubled), {}, 'critical', 'Not well: API. Incident: Errors.'],
      [summary('critical'), {}, 'critical', 'OpenAI says critical'],
      [summary('maintenance'), {}, 'warning', 'OpenAI says maintenance'],
      [summary('purple'), {}, 'unknown', 'none of the words we know'],
      [summary('none', troubled), {}, 'warning', 'not of its parts. Not well: API. Incident: Errors.'],
      [summary('none', troubled), { component: 'api' }, 'critical', 'OpenAI says of api: major_outage.'],
      [summary('major'), { component: 'Chat' }, 'ok', 'OpenAI says of Chat: operational.'],
      [summary('none'), { component: 'Images' }, 'unknown', 'has no component Images'],
      [{ ok: true }, {}, 'unknown', 'not that of a status page'],
    ])('%#: 200 in an outage is judged by its words', async (body, params, verdict, says) => {
      const reading = await (await page(body)).ask('status_page', params)
      expect([reading.verdict, reading.reason.en]).toEqual([verdict, expect.stringContaining(says)])
    })

    it('that has only status.json is asked for that, and one that has neither is unknown', async () => {
      const status = { page: { name: 'Vendor' }, status: { indicator: 'minor', description: 'Slow' } }
      const { ask } = await asking(pages({ '/api/v2/status.json': [200, {}, status] }))
      const reading = await ask('status_page')
      expect(reading).toMatchObject({ verdict: 'warning', query: expect.stringContaining('/api/v2/status.json') })
      expect((await (await asking(pages({}))).ask('status_page')).verdict).toBe('unknown')
    })
  })
})
