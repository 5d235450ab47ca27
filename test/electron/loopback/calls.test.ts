import { describe, expect, it } from 'vitest'
import { callBytesMax } from '../../../electron/loopback/calls.ts'
import { refuse } from '../../../shared/contract/errors.ts'
import { stage } from './stage.ts'

describe('a session', () => {
  it('is one token for one code', async () => {
    const { served, post } = await stage()
    const code = new URL(served.openingUrl()).hash.replace('#code=', '')
    const first = await post('/session', { code })
    expect(first).toMatchObject({ status: 200, reply: { ok: true, value: { token: expect.stringMatching(/^[\w-]{43}$/u) } } })
    expect(await post('/session', { code })).toMatchObject({ status: 401, reply: refuse('code_spent') })
  })

  it('takes the code out of time', async () => {
    let now = 0
    const { served, post } = await stage({ now: () => now })
    const code = new URL(served.openingUrl()).hash.replace('#code=', '')
    now += 30_000
    expect(await post('/session', { code })).toMatchObject({ status: 401, reply: refuse('code_spent') })
  })

  it.each([[{}], [{ code: 7 }], [{ code: '' }], [{ code: 'x', more: 1 }], ['x'], [null]])('is not opened by %j', async (body) => {
    const { post } = await stage()
    expect(await post('/session', body)).toMatchObject({
      status: 400,
      reply: { error: { code: 'input_invalid', detail: { field: 'code' } } },
    })
  })

  it('is opened through a tunnel by its near end, when that was named at start', async () => {
    const { served, ask } = await stage({ allowHosts: ['Localhost:9000'] })
    const openingUrl = served.openingUrl('localhost:9000')
    expect(openingUrl).toMatch(/^http:\/\/localhost:9000\/#code=/u)
    const code = new URL(openingUrl).hash.replace('#code=', '')
    const headers = { host: 'localhost:9000', origin: 'http://localhost:9000', 'content-type': 'application/json' }
    expect(await ask({ path: '/session', method: 'POST', headers, body: JSON.stringify({ code }) })).toMatchObject({ status: 200 })
  })
})

describe('a call', () => {
  it('reaches the core with its name and input, and its reply comes back', async () => {
    const { call, asked } = await stage()
    const input = { entries: [{ text: '배포 v2 시작 🚨' }] }
    expect(await call('timeline.log', input)).toMatchObject({ status: 200, reply: { ok: true, value: { name: 'timeline.log', input } } })
    expect(asked).toEqual([{ name: 'timeline.log', input }])
  })

  it('that the core refuses is answered all the same', async () => {
    const refusing = { call: async () => refuse('incident_none_open'), subscribe: () => () => undefined }
    const { call } = await stage({ bridge: refusing })
    expect(await call('incidents.get', {})).toMatchObject({ status: 200, reply: refuse('incident_none_open') })
  })

  it('takes a body of exactly the limit', async () => {
    const { call, asked } = await stage()
    const text = 'x'.repeat(callBytesMax - '{"text":""}'.length)
    expect((await call('timeline.log', { text })).status).toBe(200)
    expect(asked).toHaveLength(1)
  })

  it('hears that its body is too large, and how large it may be', async () => {
    const { call, asked } = await stage()
    const text = 'x'.repeat(callBytesMax)
    expect(await call('timeline.log', { text })).toMatchObject({ status: 413, reply: refuse('too_large', { limit: callBytesMax }) })
    expect(asked).toEqual([])
  })

  it.each([
    ['no JSON', 'title=x', {}, 400, 'body'],
    ['half of it', '{"title":', {}, 400, 'body'],
    ['bytes that are no UTF-8', Buffer.from([0x22, 0xff, 0x22]), {}, 400, 'body'],
    ['a form', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'content-type'],
    ['plain text, which needs no preflight', '{}', { 'content-type': 'text/plain' }, 415, 'content-type'],
    ['something packed', '{}', { 'content-encoding': 'gzip' }, 415, 'content-encoding'],
  ])('is refused when it brings %s', async (_, body, headers, status, field) => {
    const { ask, token, asked } = await stage()
    const answered = await ask({
      path: '/call/host.info',
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'x-quarterdeck-token': token, ...headers },
    })
    expect(answered).toMatchObject({ status, reply: { error: { code: 'input_invalid', detail: { field } } } })
    expect(asked).toEqual([])
  })

  it('says with every answer that it is JSON, for nobody else, and not to be kept', async () => {
    const { call } = await stage()
    const { headers } = await call('host.info', {})
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
    })
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control') || name === 'set-cookie')).toEqual([])
  })
})
