import type { IncomingMessage, ServerResponse } from 'node:http'
import { refuse, type Reply } from '../../shared/contract/errors.ts'

/** On every answer: nothing here is for another page, a frame, a cache, or a guess at its type. */
export const commonHeaders = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const

/** What is not accepted of a request itself, in the words the dispatcher has for an input. */
export const unfit = (field: string, expected: string) => refuse('input_invalid', { field, issue: 'invalid_value', limit: 0, expected })

export function answer(response: ServerResponse, status: number, reply: Reply<unknown>, headers: Readonly<Record<string, string>> = {}) {
  if (response.destroyed || response.headersSent) return
  const body = Buffer.from(JSON.stringify(reply))
  const ending = status === 200 ? {} : { connection: 'close' }
  response.writeHead(status, {
    ...commonHeaders,
    ...{ 'content-type': 'application/json; charset=utf-8', 'content-length': body.byteLength },
    ...ending,
    ...headers,
  })
  response.end(body)
}

/**
 * The body, or undefined when it is over `limit` bytes. A body somewhat too large is read to its end, so that its sender
 * hears why it was refused instead of seeing the connection break; one far too large is cut off, and this throws.
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  // Once the loop below is left early, the request has let go of its socket without closing it.
  const { socket } = request
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength
    if (size <= limit) chunks.push(chunk)
    else chunks.length = 0
    if (size <= limit * 4) continue
    socket.destroy()
    throw new Error('cut off: the body goes on past four times the limit')
  }
  return size <= limit ? Buffer.concat(chunks) : undefined
}

/** The value a body holds, or undefined when it is not JSON in UTF-8. JSON has no undefined of its own. */
export function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    return undefined
  }
}
