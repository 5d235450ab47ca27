import { constants, type ClientHttp2Session, type IncomingHttpHeaders, type IncomingHttpStatusHeader } from 'node:http2'
import type { Clock } from '../../ports.ts'
import type { Request } from './requests.ts'

export interface Got {
  readonly status: number
  readonly headers: IncomingHttpHeaders & IncomingHttpStatusHeader
  readonly text: string
  /** There was more than we read. */
  readonly cut: boolean
}

/** Why there is no answer; `error` is null when its time was up. `begun`: the server had begun to answer. */
export interface Broken {
  readonly error: Error | null
  readonly begun: boolean
}

interface Means {
  readonly clock: Clock
  readonly ms: number
  readonly mostBytes: number
  readonly headers: Readonly<Record<string, string>>
  /** Aborted when nobody wants the answer any more: then the server is told to stop. */
  readonly signal?: AbortSignal | undefined
}

/** One request over the connection, its last byte within `ms`. Never rejects. */
export function exchange(
  session: ClientHttp2Session,
  request: Request,
  { clock, ms, mostBytes, headers, signal }: Means,
): Promise<Got | Broken> {
  const { method, path, accept, body } = request
  return new Promise((resolve) => {
    let answer: Got['headers'] | undefined
    let isOver = false
    let isWhole = false
    let failed: Error | undefined
    const chunks: Buffer[] = []
    let size = 0
    const settle = (result: Got | Broken) => {
      if (isOver) return
      isOver = true
      cancel()
      signal?.removeEventListener('abort', giveUp)
      resolve(result)
    }
    const got = (cut: boolean): Got => ({
      ...{ status: answer?.[':status'] ?? 0, headers: answer ?? {}, cut },
      text: Buffer.concat(chunks).toString('utf8'),
    })
    const sent = { ':method': method, ':path': path, accept, 'user-agent': 'quarterdeck', ...headers }
    const stream = session.request({ ...sent, ...(body !== null && { 'content-type': 'application/json' }) }, { endStream: body === null })
    const cancel = clock.after(Math.max(1, ms), () => {
      settle({ error: null, begun: answer !== undefined })
      stream.close(constants.NGHTTP2_CANCEL)
    })
    const giveUp = () => {
      settle({ error: new Error('it was given up'), begun: true })
      stream.close(constants.NGHTTP2_CANCEL)
    }
    signal?.addEventListener('abort', giveUp, { once: true })
    if (signal?.aborted) giveUp()
    stream.on('response', (given) => (answer = given))
    stream.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= mostBytes) return void chunks.push(chunk)
      settle(got(true))
      stream.close(constants.NGHTTP2_CANCEL)
    })
    stream.on('end', () => (isWhole = !stream.aborted))
    stream.on('error', (error: Error) => (failed = error))
    stream.on('close', () => {
      const isWell = answer && isWhole && !stream.aborted && !failed && stream.rstCode === constants.NGHTTP2_NO_ERROR
      settle(isWell ? got(false) : { error: failed ?? new Error('the connection ended in the middle'), begun: answer !== undefined })
    })
    if (body !== null) stream.end(body)
  })
}
