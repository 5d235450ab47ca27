import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { webServer, type BadServer } from '../../../../support/bad-servers.ts'
import { connectionTo, proberFor } from '../../../../support/prober.ts'

/** What Grafana's documentation says of its Alertmanager API, no more: Grafana itself was not run. */
const token = 'glsa_9fA!s3cr3tToken'
const alert = {
  ...{
    fingerprint: 'a1b2c3d4e5f60718',
    startsAt: '2026-11-22T05:00:00.000Z',
    endsAt: '2026-11-22T06:00:00.000Z',
    updatedAt: '2026-11-22T05:00:00.000Z',
  },
  ...{ labels: { alertname: 'LLMHighFailureRate', severity: 'critical' }, annotations: {}, receivers: [{ name: 'slack' }] },
  status: { state: 'active', silencedBy: [], inhibitedBy: [] },
}
const answers: Readonly<Record<string, readonly [status: number, body: unknown]>> = {
  'GET /grafana/api/alertmanager/grafana/api/v2/status': [
    200,
    { cluster: { status: 'disabled' }, config: { original: 'password: hidden' }, versionInfo: {} },
  ],
  'GET /grafana/api/alertmanager/grafana/api/v2/alerts': [200, [alert]],
  'GET /grafana/api/alertmanager/grafana/api/v2/alerts/groups': [
    200,
    [{ labels: { team: 'core' }, receiver: { name: 'slack' }, alerts: [alert] }],
  ],
  'GET /grafana/api/alertmanager/grafana/api/v2/silences': [403, { message: 'You do not have permission' }],
  'POST /grafana/api/alertmanager/grafana/api/v2/silences': [202, { silenceID: 'f0e1d2' }],
}

describe("Grafana's Alertmanager, by a typed fake", () => {
  let server: BadServer
  const asked: string[] = []
  const url = () => `http://127.0.0.1:${server.port}/grafana`
  const connection = (access: 'read_only' | 'operate' = 'read_only') =>
    ({ ...connectionTo(access), kind: 'alertmanager', options: { api: 'grafana' }, secret: { env: 'TOKEN' } }) as const
  beforeAll(async () => {
    server = await webServer((request, response) => {
      const call = `${request.method} ${request.url?.replace(/\?.*$/u, '')}`
      asked.push(call)
      const [status, body] =
        request.headers.authorization === `Bearer ${token}` ? (answers[call] ?? [404, 'Not found']) : [401, { message: 'Unauthorized' }]
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    })
  })
  afterAll(() => server.close())

  it('is asked below its own path, with the token, and says what of it is not encrypted', async () => {
    const { prober } = proberFor(url(), undefined, null, token)
    const report = await prober.test(connection())
    expect(report).toMatchObject({ reachable: true, says: { en: expect.stringContaining('without encryption') } })
    const reading = await prober.ask('alertmanager.alerts', connection())
    expect(reading).toMatchObject({ verdict: 'critical', rowCount: 1 })
    expect(reading.rows[0]).toContain('team="core"')
    await prober.close()
  })

  it('refuses in its own words, and a silence it accepted has its id', async () => {
    const { prober } = proberFor(url(), undefined, null, token)
    const refused = await prober.ask('alertmanager.silences', connection())
    expect(refused.verdict).toBe('unknown')
    expect(refused.reason.en).toContain('does not allow this (403: You do not have permission)')
    const params = { matchers: ['alertname=LLMHighFailureRate'], comment: 'x' }
    const planning = await prober.plan({ action: 'alertmanager.create_silence', params, choose: [] }, connection('operate'))
    if (planning.outcome !== 'planned') throw new Error(planning.outcome)
    expect(await prober.act(planning.plan, connection('operate'))).toMatchObject({
      outcome: 'done',
      inverse: { params: { silence: 'f0e1d2' } },
    })
    await prober.close()
  })

  it('a token that is wrong is authentication, and is nowhere in what is said', async () => {
    const wrong = 'glsa_another-T0ken'
    const { prober } = proberFor(url(), undefined, null, wrong)
    const report = await prober.test(connection())
    expect(report).toMatchObject({ reachable: false, cause: 'authentication' })
    expect(JSON.stringify(report)).not.toContain(wrong)
    await prober.close()
  })

  it('never asks for anything but its own paths', () => {
    expect(asked.filter((call) => !Object.hasOwn(answers, call))).toEqual([])
  })
})
