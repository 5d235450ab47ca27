import type { Socket } from 'node:net'
import { beforeAll, describe, expect, it } from 'vitest'
import { blackHole, rawServer, webServer, type BadServer } from '../../support/bad-servers.ts'
import { noOpenssl } from '../../support/certificates.ts'
import { onHttps } from '../../support/on-https.ts'

if (noOpenssl && process.env.CI) throw new Error(noOpenssl)

const deadlineMs = 2_000

describe.skipIf(noOpenssl)(`HTTP in trouble${noOpenssl ? ` (skipped: ${noOpenssl})` : ''}`, () => {
  const on = onHttps()
  beforeAll(async () => {
    for (const to of [{}, { days: -1 }, { name: 'other.example' }]) on.certificate(to)
    // Judging loads its library on first use: that is not the target's time.
    await on.asking(on.urlOf(await on.serve((_, response) => void response.end()))).ask('status')
  })
  const gone = async (): Promise<BadServer> => {
    const server = await rawServer(() => {})
    await server.close()
    return { ...server, close: async () => {} }
  }
  const endless = (size: number) =>
    on.serve((_, response) => {
      const block = Buffer.alloc(64 * 1024, 'x')
      let left = size
      const more = () => {
        while (left > 0 && !response.destroyed)
          if (((left -= block.length), !response.write(block))) return void response.once('drain', more)
        response.end()
      }
      more()
    })
  const trickling = () =>
    on.serve((_, response) => {
      const timer = setInterval(() => response.write('x'), 50)
      response.once('close', () => clearInterval(timer))
    })
  const half = () =>
    on.serve((_, response) => {
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': 100 })
        .write('{"half"', () => response.socket?.destroy())
    })
  const answering = (status: number) => on.serve((_, response) => void response.writeHead(status).end())
  const reset = (socket: Socket) => void socket.once('data', () => socket.resetAndDestroy())

  const faults: readonly (readonly [string, string, number, () => Promise<BadServer>])[] = [
    ['refused', 'Nothing listens on', 0, gone],
    ['reset', 'broke before the answer', 0, () => on.keep(rawServer(reset))],
    ['black hole', 'did not take the connection within 2s', deadlineMs, () => on.keep(blackHole())],
    ['hung TLS', 'did not agree on TLS within 2s', deadlineMs, () => on.keep(rawServer(() => {}))],
    ['silence', 'did not begin to answer within 2s', deadlineMs, () => on.serve(() => {})],
    ['an endless body', 'was not done within 2s', deadlineMs, trickling],
    ['no TLS', 'speaks no TLS', 0, () => on.keep(webServer((_, response) => void response.end()))],
    ['an expired certificate', 'has expired', 0, () => on.serve(() => {}, { days: -1 })],
    ['another name', 'is for another name', 0, () => on.serve(() => {}, { name: 'other.example' })],
    ['a wrong token', '401', 0, () => answering(401)],
    ['half a reply', 'broke before the answer', 0, half],
    ['100 MB', 'larger than 2 MB', 0, () => endless(100_000_000)],
  ]

  const tried = async (afterMs: number, start: () => Promise<BadServer>) => {
    const { ask } = on.asking(on.urlOf(await start()), { secret: 'tok-9fA!s3cr3t' })
    const reading = await ask('json', { json: '$.status', equals: 'UP' })
    const { verdict, durationMs } = reading
    const isInTime = durationMs >= afterMs - 5 && durationMs < deadlineMs + 200
    return {
      verdict,
      says: reading.reason.en,
      tells: JSON.stringify(reading).includes('s3cr3t'),
      durationMs: isInTime ? 'in time' : durationMs,
    }
  }
  const unknown = (says: string) => ({ verdict: 'unknown', says: expect.stringContaining(says), tells: false, durationMs: 'in time' })
  const title = '%s: unknown, the cause in its own words, within its deadline'
  const [waiting, working] = [faults.filter(([, , afterMs]) => afterMs > 0), faults.filter(([, , afterMs]) => afterMs === 0)]
  // Those that only wait, wait together; those that work would hold up the clocks of the others.
  it.concurrent.each(waiting)(title, async (_, says, afterMs, start) => {
    expect(await tried(afterMs, start)).toEqual(unknown(says))
  })
  it.each(working)(title, async (_, says, afterMs, start) => {
    expect(await tried(afterMs, start)).toEqual(unknown(says))
  })

  it('a permission that is revoked midway, and a restart midway', async () => {
    const now = { status: 200, reset: false }
    const server = await on.serve((request, response) =>
      now.reset
        ? request.socket.destroy()
        : void response.writeHead(now.status, { 'content-type': 'application/json' }).end('{"status":"UP"}'),
    )
    const { ask } = on.asking(on.urlOf(server))
    const asked = () => ask('json', { json: '$.status', equals: 'UP' })
    expect((await asked()).verdict).toBe('ok')
    now.status = 403
    expect((await asked()).reason.en).toContain('does not allow this (403')
    now.status = 200
    now.reset = true
    expect((await asked()).reason.en).toContain('broke before the answer')
    now.reset = false
    expect((await asked()).verdict).toBe('ok')
  })
})
