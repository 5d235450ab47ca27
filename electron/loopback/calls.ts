import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import type { Bridge } from '../../shared/contract/bridge.ts'
import { accept, refuse } from '../../shared/contract/errors.ts'
import { answer, parsed, readBody, unfit } from './answers.ts'
import { sameSecret } from './guard.ts'
import type { OpeningCodes } from './opening-codes.ts'

export const callBytesMax = 4 * 1024 * 1024
const sessionBytesMax = 1024
const session = z.strictObject({ code: z.string().min(1).max(200) })
const callPath = /^\/call\/([a-z]{1,40}\.[a-z]{1,40})$/iu
const json = /^application\/json(?:\s*;\s*charset=utf-8)?$/iu

/** POST /session {code}: trades an opening code for the token. */
export async function openSession(request: IncomingMessage, response: ServerResponse, codes: OpeningCodes, token: string) {
  const input = await postedJson(request, response, sessionBytesMax)
  if (input === undefined) return
  const posted = session.safeParse(input)
  if (!posted.success) return answer(response, 400, unfit('code', 'a text'))
  if (!codes.redeem(posted.data.code)) return answer(response, 401, refuse('code_spent'))
  answer(response, 200, accept({ token }))
}

/** POST /call/NOUN.VERB: hands the call to the core. Whatever the core replies is an answer, so its status is 200. */
export async function takeCall(request: IncomingMessage, response: ServerResponse, bridge: Bridge, token: string) {
  const path = request.url ?? ''
  const name = callPath.exec(path)?.[1]
  if (name === undefined) return answer(response, 404, refuse('call_unknown', { call: path.slice(0, 100) }))
  const given = request.headers['x-quarterdeck-token']
  if (typeof given !== 'string' || !sameSecret(given, token)) return answer(response, 401, refuse('unauthorized'))
  const input = await postedJson(request, response, callBytesMax)
  if (input !== undefined) answer(response, 200, await bridge.call(name, input))
}

/** The JSON value posted, or undefined after the refusal was answered. */
async function postedJson(request: IncomingMessage, response: ServerResponse, limit: number): Promise<unknown> {
  const refusal = (status: number, field: string, expected: string, headers = {}) =>
    answer(response, status, unfit(field, expected), headers)
  if (request.method !== 'POST') return refusal(405, 'method', 'POST', { allow: 'POST' })
  if (!json.test(request.headers['content-type'] ?? '')) return refusal(415, 'content-type', 'application/json')
  if (request.headers['content-encoding'] !== undefined) return refusal(415, 'content-encoding', 'identity')
  const body = await readBody(request, limit)
  if (body === undefined) return answer(response, 413, refuse('too_large', { limit }))
  const value = parsed(body)
  if (value === undefined) return refusal(400, 'body', 'JSON, UTF-8')
  return value
}
