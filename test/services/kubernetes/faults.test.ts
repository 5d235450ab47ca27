import { once } from 'node:events'
import { createSecureServer, type ServerHttp2Stream } from 'node:http2'
import type { AddressInfo, Socket } from 'node:net'
import { join } from 'node:path'
import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newAuthority, noOpenssl, type Authority } from '../../support/certificates.ts'
import { clusterConnection, deadlines } from '../../support/kubernetes.ts'
import { proberFor } from '../../support/prober.ts'

if (noOpenssl && process.env.CI) throw new Error(noOpenssl)

/** What a server that is not well does with one request; what it does not do is left undone. */
type Trouble = (stream: ServerHttp2Stream) => void

const ready = '[+]ping ok\n[+]etcd ok\nreadyz check passed\n'
const status = (stream: ServerHttp2Stream, code: number, message: string, headers = {}) => {
  stream.respond({ ':status': code, 'content-type': 'application/json', ...headers })
  stream.end(JSON.stringify({ kind: 'Status', message }))
}

function begun(stream: ServerHttp2Stream): ServerHttp2Stream {
  stream.respond({ ':status': 200 })
  return stream
}

// A real API server cannot be made to fail like this on demand.
describe.skipIf(noOpenssl)(`a cluster that is not well${noOpenssl ? ` (skipped: ${noOpenssl})` : ''}`, () => {
  let authority: Authority
  let trouble: Trouble | null = null
  let connections = 0
  const asked: string[] = []
  const sockets = new Set<Socket>()
  let stop: () => Promise<unknown>
  let on: ReturnType<typeof proberFor>
  let file: string

  beforeAll(async () => {
    authority = newAuthority()
    const { key, cert } = authority.issue()
    const server = createSecureServer({ key, cert })
    server.on('secureConnection', (socket) => {
      connections += 1
      sockets.add(socket.on('error', () => {}))
    })
    server.on('session', (session) => session.on('error', () => {}))
    server.on('stream', (stream, headers) => {
      stream.on('error', () => {})
      const path = String(headers[':path'])
      asked.push(`${String(headers[':method'])} ${path}`)
      if (path === '/version') begun(stream).end('{"gitVersion":"v1.37.2"}')
      else if (trouble) trouble(stream)
      else begun(stream).end(ready)
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const cluster = { server: `https://localhost:${(server.address() as AddressInfo).port}`, 'certificate-authority': authority.file }
    file = join(authority.folder, 'kubeconfig')
    const context = { cluster: 'c', user: 'u' }
    const users = [{ name: 'u', user: { token: 'a-t0ken-s3cr3t' } }]
    writeFileSync(file, JSON.stringify({ clusters: [{ name: 'c', cluster }], users, contexts: [{ name: 'prod', context }] }))
    on = proberFor('kubernetes://prod/ai-factory', deadlines)
    stop = async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      authority.remove()
      await on.prober.close()
    }
    // Judging loads on first use: that is not the cluster's time.
    expect(await ask()).toMatchObject({ verdict: 'ok' })
  })
  afterAll(() => stop())

  const ask = () => on.prober.ask('kubernetes.api', clusterConnection({ kubeconfig: file }))
  async function inTrouble(with_: Trouble) {
    trouble = with_
    const began = performance.now()
    const reading = await ask()
    expect(performance.now() - began).toBeLessThan(deadlines.statementMs + 200)
    expect(JSON.stringify(reading)).not.toContain('s3cr3t')
    trouble = null
    // And it is well again at once, without anybody's doing.
    expect(await ask()).toMatchObject({ verdict: 'ok' })
    return reading
  }

  it('asks 200 times over one connection, and only what is on the list', async () => {
    const before = connections
    for (let index = 0; index < 200; index += 1) expect(await ask()).toMatchObject({ verdict: 'ok' })
    expect(connections - before).toBe(0)
    expect(new Set(asked)).toEqual(new Set(['GET /version', 'GET /readyz?verbose']))
  })

  it('not ready is an answer: which check fails', async () => {
    const reading = await inTrouble((stream) => {
      stream.respond({ ':status': 500 })
      stream.end('[+]ping ok\n[-]etcd failed: reason withheld\nreadyz check failed\n')
    })
    expect(reading).toMatchObject({ verdict: 'critical', reason: { en: expect.stringContaining('not ready: etcd') as string } })
  })

  it.each<[string, Trouble, string, string]>([
    [
      '429 with when to come back',
      (stream) => status(stream, 429, 'too many requests', { 'retry-after': '7' }),
      'other',
      'come back after 7 s',
    ],
    [
      '401 in the middle, and the token in the words',
      (stream) => status(stream, 401, 'bad a-t0ken-s3cr3t'),
      'authentication',
      '[redacted]',
    ],
    ['403 in the middle', (stream) => status(stream, 403, 'nodes is forbidden'), 'permission', 'nodes is forbidden'],
    ['503', (stream) => status(stream, 503, 'etcd leader changed'), 'other', 'etcd leader changed'],
    ['silence', () => {}, 'timeout', 'did not begin to answer'],
    ['an answer that does not end', (stream) => void begun(stream).write('[+]ping'), 'timeout', 'was not done within'],
    ['half a reply', (stream) => void begun(stream).write('[+]', () => stream.session?.socket.destroy()), 'other', 'broke before'],
    ['a stream that is reset', (stream) => stream.close(2), 'other', 'broke before'],
    [
      '100 MB',
      (stream) => {
        stream.respond({ ':status': 200 })
        const chunk = Buffer.alloc(1_048_576, 0x20)
        let left = 100
        const more = () => {
          while (left > 0 && !stream.destroyed && stream.write(chunk)) left -= 1
          if (left > 0 && !stream.destroyed) stream.once('drain', more)
        }
        more()
      },
      'other',
      'larger than 16 MB',
    ],
  ])('%s', async (_, with_, cause, words) => {
    expect(await inTrouble(with_)).toMatchObject({
      verdict: 'unknown',
      cause,
      rows: [],
      reason: { en: expect.stringContaining(words) as string },
    })
  })

  it('a connection that was lost while nobody asked costs nobody an answer', async () => {
    const before = connections
    for (const socket of sockets) socket.destroy()
    expect(await ask()).toMatchObject({ verdict: 'ok' })
    expect(connections - before).toBe(1)
    expect(on.logged).toEqual([])
  })
})
