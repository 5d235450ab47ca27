import type { ClientRequest, IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { Progress } from '../failure.ts'
import type { Deadlines } from '../kind.ts'
import type { Clock } from '../../ports.ts'

/** What came back. The body is bounded: `cut` says that there was more. */
export interface Got {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
  readonly cut: boolean
  /** With connecting. */
  readonly durationMs: number
  /** The same, unrounded: what it took of `statementMs`. */
  readonly answerMs: number
}

/** Where it was when it failed; `error` is null when its time was up. */
export interface Broken {
  readonly phase: 'connect' | 'tls' | 'headers' | 'body'
  readonly progress: Progress
  readonly error: unknown
  /** A kept connection that the other side had given up already: the request never arrived. */
  readonly stale: boolean
}

interface Bounds {
  readonly clock: Clock
  readonly deadlines: Deadlines
  readonly mostBytes: number
  /** Aborted when nobody wants the answer any more. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Sends one request and reads its answer: connecting (name, TCP, TLS) within `connectMs`, and the last byte within
 * `statementMs` of the asking, however slowly they trickle. Never rejects.
 */
export function exchange(
  request: ClientRequest,
  body: string | null,
  { clock, deadlines, mostBytes, signal }: Bounds,
): Promise<Got | Broken> {
  const began = performance.now()
  return new Promise((resolve) => {
    let phase: Broken['phase'] = 'connect'
    let isOver = false
    let cancel = clock.after(Math.min(deadlines.connectMs, deadlines.statementMs), () => fail(null))
    const settle = (result: Got | Broken) => {
      if (isOver) return
      isOver = true
      cancel()
      signal?.removeEventListener('abort', giveUp)
      resolve(result)
    }
    const fail = (error: unknown) => {
      const sent = phase === 'headers' || phase === 'body'
      const stale = request.reusedSocket && phase === 'headers' && error !== null
      settle({ phase, progress: sent ? 'sent' : 'not_sent', error, stale })
      request.destroy()
    }
    const giveUp = () => fail(new Error('given up'))
    signal?.addEventListener('abort', giveUp, { once: true })
    const connected = () => {
      if (isOver) return
      phase = 'headers'
      cancel()
      cancel = clock.after(Math.max(1, deadlines.statementMs - (performance.now() - began)), () => fail(null))
    }
    request.once('socket', (socket: Socket & { secureConnecting?: boolean }) => {
      if (socket.secureConnecting) {
        const handshake = () => (phase = 'tls')
        if (socket.connecting) socket.once('connect', handshake)
        else handshake()
        socket.once('secureConnect', connected)
      } else if (socket.connecting) socket.once('connect', connected)
      else connected()
    })
    request.on('error', fail)
    request.once('response', (response) => {
      phase = 'body'
      void read(response, mostBytes).then(({ bytes, cut, error }) => {
        if (error !== undefined) return fail(error)
        const { statusCode: status = 0, headers } = response
        const now = performance.now()
        const took = { durationMs: Math.round(now - began), answerMs: now - began }
        settle({ status, headers, body: bytes, cut, ...took })
        // What is left of it is not wanted; a connection that is in the middle of an answer cannot be kept.
        if (cut) request.destroy()
      })
    })
    request.end(body ?? undefined)
  })
}

/** Half an answer is an error: Node says so when the line ends before the body does. */
function read(response: IncomingMessage, mostBytes: number): Promise<{ bytes: Buffer; cut: boolean; error?: unknown }> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    response.on('data', (chunk: Buffer) => {
      const room = mostBytes - size
      size += chunk.length
      if (room > 0) chunks.push(chunk.subarray(0, room))
      if (size <= mostBytes) return
      response.pause()
      resolve({ bytes: Buffer.concat(chunks), cut: true })
    })
    response.once('end', () => resolve({ bytes: Buffer.concat(chunks), cut: false }))
    response.once('error', (error) => resolve({ bytes: Buffer.alloc(0), cut: false, error }))
  })
}
