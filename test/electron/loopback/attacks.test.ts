import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { WebSocket, type ClientOptions } from 'ws'
import { refuse } from '../../../shared/contract/errors.ts'
import { rawly, stage } from './stage.ts'

const unauthorized = { status: 401, reply: refuse('unauthorized') }

/** The status with which a socket was turned away. */
async function turnedAway(port: number, protocols: string[], options: ClientOptions = {}, path = '/topics') {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, protocols, options)
  const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode: number }]
  socket.on('error', () => undefined)
  socket.terminate()
  return response.statusCode
}

describe('without the token', () => {
  it('no call is taken', async () => {
    const { post, asked, token } = await stage()
    expect(await post('/call/host.info', {})).toMatchObject(unauthorized)
    for (const wrong of ['', 'x', token.slice(1), `${token}x`, token.toUpperCase()]) {
      expect(await post('/call/host.info', {}, { 'x-quarterdeck-token': wrong })).toMatchObject(unauthorized)
    }
    expect(await post(`/call/host.info?token=${token}`, {})).toMatchObject({ status: 404 })
    expect(await post('/call/host.info', {}, { cookie: `token=${token}`, authorization: `Bearer ${token}` })).toMatchObject(unauthorized)
    expect(asked).toEqual([])
  })

  it('no socket is opened', async () => {
    const { port, token } = await stage()
    const offered = [
      [],
      ['quarterdeck.v1'],
      ['quarterdeck.v1', 'wrong'],
      [token, 'quarterdeck.v1'],
      ['quarterdeck.v2', token],
      ['quarterdeck.v1', 'x', token],
    ]
    for (const protocols of offered) expect(await turnedAway(port, protocols)).toBe(401)
    expect(await turnedAway(port, ['quarterdeck.v1', token], {}, '/call/host.info')).toBe(404)
    expect(await turnedAway(port, ['quarterdeck.v1', token], {}, '/topics/..')).toBe(404)
  })

  it('ten guesses at a code void it', async () => {
    const { served, post } = await stage()
    const code = new URL(served.openingUrl()).hash.replace('#code=', '')
    for (let guess = 0; guess < 10; guess += 1) expect(await post('/session', { code: `guess-${guess}` })).toMatchObject({ status: 401 })
    expect(await post('/session', { code })).toMatchObject({ status: 401, reply: refuse('code_spent') })
  })
})

describe('from a page elsewhere', () => {
  const foreign: Record<string, string>[] = [
    { host: 'evil.example' },
    { host: 'evil.example:80' },
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ]

  it.each(foreign)('with %j not even a call with the token is taken', async (headers) => {
    const { call, ask, asked } = await stage()
    const [named = ''] = Object.values(headers)
    expect(await call('host.info', {}, headers)).toMatchObject({ status: 403, reply: refuse('origin_refused', { host: named }) })
    expect(await ask({ path: '/', headers })).toMatchObject({ status: 403 })
    expect(asked).toEqual([])
  })

  it.each(foreign)('with %j a code is neither taken nor spent', async (headers) => {
    const { served, post } = await stage()
    const code = new URL(served.openingUrl()).hash.replace('#code=', '')
    expect(await post('/session', { code }, headers)).toMatchObject({ status: 403 })
    expect(await post('/session', { code })).toMatchObject({ status: 200 })
  })

  it('no socket is opened, even with the token', async () => {
    const { port, token } = await stage()
    for (const headers of foreign) expect(await turnedAway(port, ['quarterdeck.v1', token], { headers })).toBe(403)
  })

  it('a preflight gets no leave', async () => {
    const { ask, port } = await stage()
    const headers = { origin: `http://127.0.0.1:${port}`, 'access-control-request-method': 'POST' }
    const answered = await ask({ path: '/call/host.info', method: 'OPTIONS', headers })
    expect([answered.status, answered.headers['access-control-allow-origin']]).toEqual([401, undefined])
  })
})

describe('names that JavaScript has on every object', () => {
  it.each(['constructor.name', 'toString.call', 'host.constructor'])('%s is for the core to refuse', async (name) => {
    const { call, asked } = await stage()
    expect((await call(name, {})).status).toBe(200)
    expect(asked).toEqual([{ name, input: {} }])
  })

  it.each(['__proto__.toString', 'host.__proto__'])('%s does not get that far', async (name) => {
    const { call, asked } = await stage()
    expect((await call(name, {})).status).toBe(404)
    expect(asked).toEqual([])
  })

  it('in a body stay data', async () => {
    const { ask, token, asked } = await stage()
    const body = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'
    await ask({
      path: '/call/host.info',
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'x-quarterdeck-token': token },
    })
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    expect(Object.keys(asked[0]?.input as object)).toEqual(['__proto__', 'constructor'])
  })
})

describe('odd requests', () => {
  it.each([
    '/call/',
    '/call/host',
    '/call/host.info.more',
    '/call/host.info/',
    '/call/../session',
    '/call/host%2einfo',
    '/call/h st.info',
    `/call/${'a'.repeat(41)}.b`,
  ])('%s names no call', async (path) => {
    const { post, asked, token } = await stage()
    const answered = await post(path.replace(' ', '%20'), {}, { 'x-quarterdeck-token': token })
    expect(answered).toMatchObject({ status: 404, reply: { error: { code: 'call_unknown' } } })
    expect(asked).toEqual([])
  })

  it.each(['GET', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'HEAD'])('%s makes no call', async (method) => {
    const { ask, token, asked } = await stage()
    const headers = { 'x-quarterdeck-token': token, 'content-type': 'application/json' }
    expect(await ask({ path: '/call/host.info', method, headers })).toMatchObject({ status: 405, headers: { allow: 'POST' } })
    expect(await ask({ path: '/session', method, headers })).toMatchObject({ status: 405, headers: { allow: 'POST' } })
    expect(asked).toEqual([])
  })

  it.each([
    ['no Host', 'GET / HTTP/1.1\r\n\r\n', 400],
    ['two Hosts', 'GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nHost: evil.example\r\n\r\n', 403],
    ['the address of another in the line', 'GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nConnection: close\r\n\r\n', 404],
    ['a zero byte in the path', 'GET /index.html\0.js HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n', 400],
    ['a line end in a header', 'GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nX: a\rSet-Cookie: b\r\n\r\n', 400],
    ['two lengths', 'POST /session HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Length: 2\r\nContent-Length: 4\r\n\r\n{}', 400],
    [
      'a length and chunks',
      'POST /session HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['a tunnel elsewhere', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n', undefined],
    ['headers without end', `GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['noise', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc', 400],
  ])('with %s are turned away', async (_, bytes, status) => {
    const { port, asked } = await stage()
    const { text } = await rawly(port, bytes.replaceAll('PORT', String(port)))
    const said = /^HTTP\/1\.1 (\d{3})/u.exec(text)?.[1]
    expect(said).toBe(status === undefined ? undefined : String(status))
    expect(text.toLowerCase()).not.toContain('set-cookie')
    expect(asked).toEqual([])
  })

  it('that never stop sending are cut', async () => {
    const { port, token, asked } = await stage()
    const head = `POST /call/host.info HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\nX-Quarterdeck-Token: ${token}\r\nContent-Length: 99999999\r\n\r\n`
    const { text } = await rawly(port, head + 'x'.repeat(20 * 1024 * 1024))
    expect([text, asked]).toEqual(['', []])
  })

  it('that dawdle over their headers are cut after a few seconds, and others are served meanwhile', async () => {
    const { port, call } = await stage()
    const slow = rawly(port, `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n`, { trickle: 'X-A: b\r\n' })
    expect((await call('host.info', {})).status).toBe(200)
    const { text, ms } = await slow
    expect(text).toContain('408 Request Timeout')
    expect(ms).toBeLessThan(8_000)
  }, 15_000)
})
