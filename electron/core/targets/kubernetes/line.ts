import type { ClientHttp2Session } from 'node:http2'
import type { Clock } from '../../ports.ts'
import type { Deadlines } from '../kind.ts'
import { failureFrom, webFailure, type Whereabouts } from '../web/failures.ts'
import type { ClusterPlace } from './cluster-place.ts'
import { dial } from './dial.ts'
import { exchange, type Broken, type Got } from './exchange.ts'
import { failure, said } from './failures.ts'
import type { Login } from './login.ts'
import { Request } from './requests.ts'

/** The one connection to a cluster, made anew when it was lost. */
export interface Line {
  /** What the server answered with a good status, by `due` (of `performance.now()`). Throws TargetFailure. */
  send(request: Request, due: number, signal?: AbortSignal): Promise<Got>
  close(): void
}

interface Means {
  readonly place: ClusterPlace
  readonly login: Login
  readonly at: Whereabouts
  readonly clock: Clock
  readonly deadlines: Deadlines
}

const mostBytes = 16 * 1024 * 1024

export function createLine({ place, login, at, clock, deadlines }: Means): Line {
  let kept: { readonly session: ClientHttp2Session; streams: number; used: boolean } | undefined
  let opening: Promise<NonNullable<typeof kept>> | undefined
  let isClosed = false

  async function open(ms: number) {
    const session = await dial(place, await login.take(ms), at, clock, Math.min(ms, deadlines.connectMs))
    const mine = { session, streams: 0, used: false }
    const forget = () => {
      if (kept === mine) kept = undefined
    }
    session.on('goaway', forget)
    session.on('close', forget)
    if (isClosed) session.destroy()
    kept = mine
    return mine
  }

  const opened = (ms: number) => {
    if (kept && !kept.session.closed && !kept.session.destroyed) return Promise.resolve(kept)
    return (opening ??= open(ms).finally(() => (opening = undefined)))
  }

  /** One that did not answer in time may lead nowhere: whoever comes next gets another, and whoever waits on it may go on. */
  function retire(on: NonNullable<typeof kept>) {
    if (kept === on) kept = undefined
    if (on.streams === 0) on.session.destroy()
    else on.session.close()
  }

  async function once(request: Request, due: number, signal?: AbortSignal): Promise<{ result: Got | Broken; reused: boolean }> {
    const left = () => due - performance.now()
    const { authorization } = await login.take(left())
    const on = await opened(left())
    const reused = on.used
    on.used = true
    on.streams += 1
    const headers: Record<string, string> = authorization === null ? {} : { authorization }
    try {
      const result = await exchange(on.session, request, { clock, ms: left(), mostBytes, headers, signal })
      on.streams -= 1
      // One that was given up says nothing of the connection.
      if (!('status' in result) && !signal?.aborted) retire(on)
      return { result, reused }
    } catch (error) {
      // The session was gone when it was asked.
      on.streams -= 1
      retire(on)
      return { result: { error: error as Error, begun: false }, reused }
    }
  }

  async function answered(request: Request, due: number, signal?: AbortSignal): Promise<Got> {
    let { result, reused } = await once(request, due, signal)
    // A kept connection may have been given up by the other side long ago; all we send may be sent twice.
    if (!('status' in result) && result.error !== null && reused && !result.begun) ({ result } = await once(request, due, signal))
    if ('status' in result) return result
    if (result.error !== null) throw failureFrom(result.error, { ...at, secrets: login.secrets }, 'not_sent')
    throw webFailure('timeout', result.begun ? 'body_timeout' : 'headers_timeout', at, 'not_sent', {
      span_seconds: deadlines.statementMs / 1000,
    })
  }

  return {
    async send(request, due, signal) {
      if (!Request.isOne(request)) throw failure('not_allowed', 'not_a_read', { what: '—' })
      const whole = place.base === '' ? request : Request.below(request, place.base)
      let got = await answered(whole, due, signal)
      if (got.status === 401 && login.renew()) got = await answered(whole, due, signal)
      const isAnswer = (got.status >= 200 && got.status <= 299) || request.alsoAnswers.includes(got.status)
      if (!isAnswer) throw refusalOf(got, at, login.secrets)
      if (got.cut) throw failure('other', 'too_large', { megabytes: Math.round(mostBytes / 1_048_576) }, 'refused')
      return got
    },
    close() {
      isClosed = true
      kept?.session.destroy()
      kept = undefined
    },
  }
}

/** Why the server refused, in its own words. */
function refusalOf({ status, headers, text }: Got, { host, port }: Whereabouts, secrets: readonly string[]) {
  const error = said(messageIn(text), secrets)
  const fail = (cause: Parameters<typeof failure>[0], key: string, more = {}) =>
    failure(cause, key, { host, port: String(port), status, error, ...more }, 'refused')
  if (status === 401) return fail('authentication', 'unauthorized')
  if (status === 403) return fail('permission', 'forbidden')
  if (status === 404) return fail('other', 'not_found')
  if (status === 410) return fail('other', 'gone')
  if (status === 429) return fail('other', 'slow_down', { after: headers['retry-after'] ?? '—' })
  return fail('other', 'status')
}

/** A `Status` object's message, or what stands there. */
function messageIn(text: string): string {
  try {
    const { message } = JSON.parse(text) as { message?: unknown }
    return typeof message === 'string' ? message : text
  } catch {
    return text
  }
}
