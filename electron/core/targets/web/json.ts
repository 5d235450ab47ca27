import type { z } from 'zod'
import type { Progress } from '../failure.ts'
import { redact } from '../redact.ts'
import type { Got } from './exchange.ts'
import { webFailure, type Whereabouts } from './failures.ts'

/** Finds a server's own words for what went wrong in the JSON it sent; undefined: there are none. */
export type Explain = (json: unknown) => string | undefined

const longestExcerpt = 300

/**
 * The JSON of an answer, read by its schema. An answer that refuses, one that is cut, and one that is something else throw
 * TargetFailure, in the server's own words where it has some.
 */
export function jsonOf<Schema extends z.ZodType>(got: Got, schema: Schema, at: Whereabouts, explain: Explain): z.output<Schema> {
  const { status, body, cut } = got
  const text = body.toString()
  if (status < 200 || status > 299) throw refusalOf(got, at, explain)
  if (cut) throw webFailure('other', 'too_large', at, 'refused', { megabytes: Math.round(body.length / 1_048_576) })
  const json = parsed(text)
  if (json === undefined) throw webFailure('protocol', 'not_json', at, 'refused', { excerpt: excerptOf(text, at) })
  const read = schema.safeParse(json)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw webFailure('protocol', 'shape', at, 'refused', { error: `${issue?.path.join('.') || '—'}: ${issue?.message ?? ''}` })
}

/** Why a status is not a good one, and what to do. */
export function refusalOf({ status, body }: Got, at: Whereabouts, explain: Explain, progress: Progress = 'refused') {
  const text = body.toString()
  const json = parsed(text)
  const own = json === undefined ? undefined : explain(json)
  const error = redact(own ?? excerptOf(text, at), at.secrets)
  const fail = (cause: Parameters<typeof webFailure>[0], key: string) => webFailure(cause, key, at, progress, { status, error })
  if (status === 401) return fail('authentication', 'authentication')
  if (status === 403) return fail('permission', 'permission')
  if (status === 407) return fail('authentication', 'proxy')
  if (status === 400 && /HTTP request (was sent )?to (an )?HTTPS/iu.test(text)) return fail('tls', 'tls_wanted')
  if (own !== undefined) return fail('other', 'refused_saying')
  if (status === 404) return fail('other', 'not_found')
  if (status === 429) return fail('other', 'busy')
  if ([502, 503, 504].includes(status)) return fail('other', 'gateway')
  return fail('other', 'status')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The beginning of a page that is not JSON, on one line and without its tags. */
function excerptOf(text: string, at: Whereabouts): string {
  const plain = text
    .slice(0, 4_000)
    .replaceAll(/<(style|script)[^>]*>.*?<\/\1>|<[^>]*>|\s+/gsu, ' ')
    .replaceAll(/ +/gu, ' ')
    .trim()
  const clean = redact(plain, at.secrets)
  return clean.length > longestExcerpt ? `${clean.slice(0, longestExcerpt)}…` : clean || '—'
}
