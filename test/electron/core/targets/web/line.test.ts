import type { RequestListener, ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { blackHole, rawServer, webServer, type BadServer } from '../../../../support/bad-servers.ts'
import { closing, failing, lineTo, serving, token } from '../../../../support/web-line.ts'

describe('reading', () => {
  it('keeps one connection for many requests, below the base of the address, with the token', async () => {
    const seen: string[] = []
    const server = await serving((request, response) => {
      seen.push(`${request.method} ${request.url} ${request.headers.authorization}`)
      response.end('{}')
    })
    const line = await lineTo(server.port)
    for (let n = 0; n < 5; n++) await line.read('/api/query', [['query', 'up{job="a&b"}']])
    expect(seen).toEqual(Array(5).fill(`GET /base/api/query?query=up%7Bjob%3D%22a%26b%22%7D Bearer ${token}`))
    expect(server.connections()).toBe(1)
  })

  it('connects once more where the server gave the kept connection up', async () => {
    let asked = 0
    const server = await serving((request, response) => {
      asked += 1
      // As after a restart, or an idle timeout that meets our request on its way.
      if (asked === 2) request.socket.resetAndDestroy()
      else response.end('{}')
    })
    const line = await lineTo(server.port)
    await line.read('/api/query')
    expect((await line.read('/api/query')).status).toBe(200)
    expect(server.connections()).toBe(2)
  })

  it('cuts a body at its bound and says so', async () => {
    const server = await serving((_, response) => response.end(Buffer.alloc(3_000_000, 'x')))
    const got = await (await lineTo(server.port)).read('/api/query')
    expect(got).toMatchObject({ status: 200, cut: true })
    expect(got.body.length).toBe(1_000_000)
  })

  it('refuses what is not one of its reads, and its changes, before anything is sent', async () => {
    const server = await serving((_, response) => response.end())
    const line = await lineTo(server.port)
    for (const path of ['/-/quit', '/', '/api', '/../api/query'])
      expect((await failing(line.read(path))).failure).toMatchObject({ progress: 'not_sent', reason: 'not_allowed' })
    // @ts-expect-error a caller without types
    expect((await failing(line.read('/api/query', [], { method: 'POST' }))).failure.progress).toBe('not_sent')
    expect((await failing(line.change('DELETE', '/api/silences', undefined))).failure.progress).toBe('not_sent')
    expect(server.connections()).toBe(0)
  })
})

describe('redirects', () => {
  const sending = (to: (port: number) => string, status = 302): RequestListener => {
    return (request, response) => {
      if (request.url === '/base/api/there') response.end('there')
      else response.writeHead(status, { location: to(request.socket.localPort ?? 0) }).end()
    }
  }

  it.each([301, 302, 303, 307, 308])('%s within the server is followed to a path the kind reads', async (status) => {
    const server = await serving(sending(() => '/base/api/there', status))
    expect((await (await lineTo(server.port)).read('/api/here')).body.toString()).toBe('there')
  })

  it('to another server is refused and named, and the token never goes there', async () => {
    const stolen: (string | undefined)[] = []
    const other = await serving((request, response) => {
      stolen.push(request.headers.authorization)
      response.end()
    })
    const server = await serving(sending(() => `http://127.0.0.1:${other.port}/base/api/there?x=1`))
    const { failure } = await failing((await lineTo(server.port)).read('/api/here'))
    expect(failure).toMatchObject({ reason: 'not_allowed', progress: 'refused' })
    expect(failure.message).toContain(`sends us on to another server, http://127.0.0.1:${other.port}/base/api/there.`)
    expect(stolen).toEqual([])
  })

  it.each([
    ['the same server by another scheme', (port: number) => `https://127.0.0.1:${port}/base/api/there`, 'to another server'],
    ['the same server by another name', (port: number) => `http://localhost:${port}/base/api/there`, 'to another server'],
    ['a sign-in page', () => '/login', 'A sign-in page or a wrong base path'],
    ['a path it does not read', () => '/base/-/quit', 'A sign-in page or a wrong base path'],
    ['itself, for ever', () => '/base/api/here', 'sends us on to /base/api/here'],
    ['no address', () => 'http://[', 'another server, http://[.'],
  ])('to %s is refused', async (_, to, says) => {
    const server = await serving(sending(to))
    expect((await failing((await lineTo(server.port)).read('/api/here'))).failure.message).toContain(says)
  })

  it('of a change is refused: it was not done', async () => {
    const server = await serving(sending(() => '/base/api/there', 307))
    const { failure } = await failing((await lineTo(server.port)).change('POST', '/api/silences', {}))
    expect(failure).toMatchObject({ progress: 'refused' })
  })
})

describe('a change', () => {
  it('goes over a connection of its own, once', async () => {
    const bodies: string[] = []
    const server = await serving((request, response) => {
      void (async () => {
        for await (const chunk of request) bodies.push(String(chunk))
        response.end('{}')
      })()
    })
    const line = await lineTo(server.port)
    await line.change('POST', '/api/silences', { a: 1 })
    await line.change('POST', '/api/silences', { a: 2 })
    expect(bodies).toEqual(['{"a":1}', '{"a":2}'])
    expect(server.connections()).toBe(2)
  })

  it('that broke after it was sent may have been done', async () => {
    const server = await serving((request) => request.socket.resetAndDestroy())
    expect((await failing((await lineTo(server.port)).change('POST', '/api/silences', {}))).failure.progress).toBe('sent')
  })
})

/** Trickles for ever, so that no pause is ever long. */
const trickle = (write: () => void, response: ServerResponse | { once(event: 'close', then: () => void): unknown }) => {
  const timer = setInterval(write, 50)
  response.once('close', () => clearInterval(timer))
}

describe.concurrent('a fault', () => {
  const started = async (server: Promise<BadServer>) => {
    return closing(await server)
  }

  it.each([
    [
      'refused',
      'refused',
      'Nothing listens',
      0,
      async () => ({ ...(await rawServer(() => {}).then(async (s) => (await s.close(), s))), close: async () => {} }),
    ],
    ['reset', 'other', 'broke before the answer', 0, () => rawServer((socket) => socket.once('data', () => socket.resetAndDestroy()))],
    ['black hole', 'timeout', 'did not take the connection', 2_000, blackHole],
    ['silence', 'timeout', 'did not begin to answer', 2_000, () => rawServer(() => {})],
    [
      'slow headers',
      'timeout',
      'did not begin to answer',
      2_000,
      () => rawServer((socket) => (socket.write('HTTP/1.1 200 OK\r\n'), trickle(() => socket.write('X-More: yes\r\n'), socket))),
    ],
    [
      'endless body',
      'timeout',
      'was not done within',
      2_000,
      () => webServer((_, response) => trickle(() => response.write('x'), response)),
    ],
    [
      'half a reply',
      'other',
      'broke before the answer',
      0,
      () =>
        webServer((_, response) => {
          response.writeHead(200, { 'content-length': 100 }).write('{"half"', () => response.socket?.destroy())
        }),
    ],
    [
      'half a reply in chunks',
      'other',
      'broke before the answer',
      0,
      () =>
        webServer((_, response) => {
          response.write('{"half"', () => response.socket?.destroy())
        }),
    ],
    ['another protocol', 'protocol', 'does not speak HTTP', 0, () => rawServer((socket) => socket.write('-ERR unknown command\r\n'))],
  ] as const)('%s is %s, within its deadline', async (_, cause, says, afterMs, start) => {
    const server = await started(start())
    const line = await lineTo(server.port)
    const { failure, tookMs } = await failing(line.read('/api/query'))
    expect(failure.reason).toBe(cause)
    expect(failure.message).toContain(says)
    expect(tookMs).toBeGreaterThanOrEqual(afterMs - 5)
    expect(tookMs).toBeLessThan(afterMs + 200)
  })

  it('100 MB is cut long before its end', async () => {
    let sent = 0
    const megabyte = Buffer.alloc(1_000_000, 'x')
    const server = await started(
      webServer((_, response) => {
        const more = () => {
          while (sent < 100 && !response.destroyed) if (((sent += 1), !response.write(megabyte))) return void response.once('drain', more)
          response.end()
        }
        more()
      }),
    )
    expect(await (await lineTo(server.port)).read('/api/query')).toMatchObject({ cut: true })
    expect(sent).toBeLessThan(50)
  })
})
