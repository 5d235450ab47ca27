import type { IncomingMessage, RequestListener } from 'node:http'
import { describe, expect, it } from 'vitest'
import { openHttp } from '../../../electron/core/targets/http/connect.ts'
import { http } from '../../../electron/core/targets/http/kind.ts'
import type { Params } from '../../../shared/domain/probe/params.ts'
import { noOpenssl } from '../../support/certificates.ts'
import { deadlines, httpConnection, onHttps } from '../../support/on-https.ts'
import { systemClock } from '../../support/prober.ts'
import { failing } from '../../support/web-line.ts'

if (noOpenssl && process.env.CI) throw new Error(noOpenssl)

const token = 'tok-9fA!s3cr3t'

/** One page that can be changed, and everything that was sent to it. */
function editable({ answers = 204, etag = '"1"' } = {}) {
  const page = { etag, answers, status: 200 }
  const sent: string[] = []
  const answer: RequestListener = (request, response) => {
    void bodyOf(request).then((body) => {
      if (request.method === 'GET') return response.writeHead(page.status, { etag: page.etag }).end('{}')
      const { 'content-type': type = '', 'if-match': only = '', authorization = '' } = request.headers
      sent.push([request.method, request.url, type, only, authorization, body].join('|'))
      return response.writeHead(page.answers).end(page.answers >= 400 ? '{"message":"no such flag"}' : undefined)
    })
  }
  return { page, sent, answer }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

describe.skipIf(noOpenssl)(`HTTP, changing${noOpenssl ? ` (skipped: ${noOpenssl})` : ''}`, () => {
  const on = onHttps()
  const operating = async (answer: RequestListener) => on.asking(on.urlOf(await on.serve(answer)), { secret: token, access: 'operate' })
  const planning = async (answer: RequestListener, params: Params, action = 'http.request') => {
    const { prober, connection } = await operating(answer)
    const planned = await prober.plan({ action, params, choose: [] }, connection)
    if (planned.outcome !== 'planned') throw new Error(planned.outcome)
    return { plan: planned.plan, act: () => prober.act(planned.plan, connection) }
  }
  const flag = { method: 'PUT', path: '/flags/judge', body: '{"on":false}' }

  it('is planned with its body shown, and sends exactly that, once, and only while the page is what was seen', async () => {
    const { answer, sent } = editable()
    const { plan, act } = await planning(answer, flag)
    expect(plan).toMatchObject({
      ...{ destructive: false, inverse: null, statement: 'PUT /flags/judge\ncontent-type: application/json\n\n{"on":false}' },
      subjects: [{ path: '/flags/judge', status: 200, etag: '"1"', last_modified: null }],
    })
    expect(JSON.stringify(plan)).not.toContain(token)
    expect(sent).toEqual([])
    expect(await act()).toMatchObject({ outcome: 'done', statement: plan.statement })
    expect(sent).toEqual([`PUT|/flags/judge|application/json|"1"|Bearer ${token}|{"on":false}`])
  })

  it('leaves a page alone that is another by then', async () => {
    const { answer, sent, page } = editable()
    const { act } = await planning(answer, flag)
    page.etag = '"2"'
    expect(await act()).toMatchObject({ outcome: 'moved', statement: '' })
    page.etag = '"1"'
    page.status = 404
    expect((await act()).detail.en).toContain('it answered 200, now 404')
    expect(sent).toEqual([])
  })

  it.each([
    [404, 'failed', '404): no such flag'],
    [412, 'moved', 'Somebody was faster'],
    [503, 'unknown', 'may have been done behind it'],
    [302, 'failed', 'A change is not sent on'],
  ])('that is answered %i is %s', async (answers, outcome, says) => {
    const { answer } = editable({ answers })
    const done = await (await planning(answer, flag)).act()
    expect([done.outcome, done.detail.en]).toEqual([outcome, expect.stringContaining(says)])
  })

  it('that breaks off after it was sent is unknown', async () => {
    const answer: RequestListener = (request, response) =>
      request.method === 'GET' ? void response.end('{}') : void request.socket.destroy()
    expect((await (await planning(answer, flag)).act()).outcome).toBe('unknown')
  })

  it('DELETE destroys, and asks for the name; the others do not', async () => {
    const { answer, sent } = editable()
    const { plan, act } = await planning(answer, { path: '/flags/judge' }, 'http.delete')
    expect(plan).toMatchObject({ destructive: true, confirm: 'judgment-api', statement: 'DELETE /flags/judge' })
    expect((await act()).outcome).toBe('done')
    expect(sent).toEqual([`DELETE|/flags/judge||"1"|Bearer ${token}|`])
  })

  it('refuses a body that is not what it says it is, and a method that is none', async () => {
    const { prober, connection } = await operating(editable().answer)
    for (const params of [
      { ...flag, body: '{"on":' },
      { ...flag, method: 'DELETE' },
      { ...flag, content_type: 'a/b\r\nx: y' },
    ])
      await expect(prober.plan({ action: 'http.request', params, choose: [] }, connection)).rejects.toMatchObject({
        refusal: { code: 'params_invalid' },
      })
  })

  describe('a read_only connection', () => {
    it('refuses every change, in the envelope and again in the target itself, before anything is sent', async () => {
      const { answer, sent } = editable()
      const server = await on.serve(answer)
      const { prober, connection } = on.asking(on.urlOf(server))
      await expect(prober.plan({ action: 'http.request', params: flag, choose: [] }, connection)).rejects.toMatchObject({
        refusal: { code: 'connection_read_only' },
      })
      const live = await openHttp(on.urlOf(server), httpConnection(), { clock: systemClock, deadlines, secret: null })
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const)
        expect((await failing(live.send(method, '/', null))).failure).toMatchObject({ progress: 'not_sent' })
      // @ts-expect-error a caller without types
      expect((await failing(live.read('/', { method: 'POST' }))).failure).toMatchObject({ progress: 'not_sent' })
      for (const path of ['//elsewhere.example/'.slice(1).replace('/', '@'), '/../admin', '/a\r\nx: y', 'https://elsewhere.example/'])
        expect((await failing(live.read(path))).failure).toMatchObject({ progress: 'not_sent' })
      await live.close()
      expect([sent, server.connections()]).toEqual([[], 0])
    })

    it('carries no credential over a redirect to another server, by no question, and the reading says where it was to go', async () => {
      const seen: unknown[] = []
      const other = await on.serve((request, response) => (seen.push(request.headers.authorization), void response.end('{}')))
      const to = `https://localhost:${other.port}/health`
      const server = await on.serve((_, response) => void response.writeHead(307, { location: `${to}?key=1` }).end())
      const { ask } = on.asking(on.urlOf(server), { secret: token })
      const questions = [['status'], ['json', { json: '$.a', equals: 1 }], ['status_page'], ['status', { method: 'HEAD' }]] as const
      for (const [probe, params] of questions) {
        const reading = await ask(probe, params as Params)
        expect([reading.verdict, reading.reason.en]).toEqual(['unknown', expect.stringContaining(`sends us on to another server, ${to}.`)])
        expect(JSON.stringify(reading)).not.toContain(token)
      }
      expect(seen).toEqual([])
    })

    it('names nothing of its credential, wherever a server repeats it', async () => {
      const echo: RequestListener = ({ headers }, response) =>
        void response.writeHead(200, { 'x-echo': headers.authorization ?? '' }).end(JSON.stringify({ you: headers.authorization }))
      const server = await on.serve(echo)
      const { ask } = on.asking(on.urlOf(server), { secret: token })
      const header = await ask('header', { name: 'x-echo' })
      const json = await ask('json', { json: '$.you', equals: 'nobody' })
      expect(header.reason.en).toContain('Bearer [redacted]')
      expect(JSON.stringify([header, json])).not.toContain(token)
      expect(http.label(`https://ops:${token}@localhost:${server.port}/`, httpConnection())).not.toContain(token)
    })
  })
})
