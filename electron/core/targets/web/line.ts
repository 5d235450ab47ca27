import { request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'
import type { Clock } from '../../ports.ts'
import type { Deadlines } from '../kind.ts'
import type { Progress } from '../failure.ts'
import { originOf, type WebAddress } from './address.ts'
import { agentsFor } from './agent.ts'
import { exchange, type Broken, type Got } from './exchange.ts'
import { failureFrom, webFailure, type Whereabouts } from './failures.ts'

export type ReadMethod = 'GET' | 'HEAD'
export type ChangeMethod = 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** A web server, over connections that are kept. Every answer counts, whatever its status; what is none throws TargetFailure. */
export interface Line {
  /** GET or HEAD, of a path that the kind reads. Redirects within the server are followed to such paths, and nowhere else. */
  read(path: string, query?: Query, how?: How): Promise<Ended>
  /** One change, on a connection of its own: one that was kept may be dead, and a change is never sent twice. */
  change(method: ChangeMethod, path: string, json: unknown): Promise<Got>
  /** The same with a body of any type; `headers` beside ours. */
  send(method: ChangeMethod, path: string, body: Body | null, headers?: Headers): Promise<Got>
  /** The same line for one question: what it asks is given up once the signal is aborted. */
  forOne(signal: AbortSignal): Line
  close(): void
}

/** An answer, and the path it came from, after redirects. */
export interface Ended extends Got {
  readonly target: string
}

export interface Body {
  readonly type: string
  readonly text: string
}

export interface How {
  readonly method?: ReadMethod
  /** A redirect is the answer, and not where it leads. */
  readonly stay?: boolean
  /** What other requests to the same question took of its `statementMs` already. */
  readonly spentMs?: number
}

type Headers = Readonly<Record<string, string>>

export type Query = readonly (readonly [name: string, value: string])[]

export interface LineOptions {
  readonly address: WebAddress
  /** The `Authorization` header, or null. */
  readonly authorization: string | null
  /** Whether the kind reads this path (below the address's base): all others are refused here, whoever asks. */
  readonly reads: (path: string) => boolean
  readonly changes: (method: ChangeMethod, path: string) => boolean
  readonly at: Whereabouts
  readonly clock: Clock
  readonly deadlines: Deadlines
  readonly mostBytes?: number
  /** What is asked for; JSON unless said otherwise. */
  readonly accept?: string
}

const usualBytes = 8 * 1024 * 1024
const mostHops = 3
const redirects: readonly number[] = [301, 302, 303, 307, 308]

/** Opens nothing yet: the first request connects. Throws TargetFailure when a file that the address names cannot be read. */
export async function openLine(options: LineOptions): Promise<Line> {
  const { address, at } = options
  const agents = await agentsFor(address, at)
  return lineOn(options, agents)
}

function lineOn(options: LineOptions, agents: Awaited<ReturnType<typeof agentsFor>>, signal?: AbortSignal): Line {
  const { address, authorization, at, clock, deadlines, mostBytes = usualBytes, accept = 'application/json' } = options
  const origin = originOf(address)
  const begin = address.secure ? secureRequest : plainRequest

  function once(method: string, path: string, body: Body | null, leftMs: number, more: Headers = {}): Promise<Got | Broken> {
    const headers = {
      ...{ ...more, accept, 'user-agent': 'quarterdeck' },
      ...(authorization !== null && { authorization }),
      ...(body !== null && { 'content-type': body.type, 'content-length': Buffer.byteLength(body.text) }),
    }
    const { host, port } = address
    const request = begin({ host, port, method, path, headers, agent: isRead(method) ? agents.kept : agents.once })
    return exchange(request, body?.text ?? null, {
      clock,
      deadlines: { ...deadlines, statementMs: Math.max(1, leftMs) },
      mostBytes,
      signal,
    })
  }

  async function reading(method: ReadMethod, target: string, leftMs: number): Promise<Got> {
    const began = performance.now()
    const got = await once(method, target, null, leftMs)
    const isStale = 'stale' in got && got.stale
    return answered(isStale ? await once(method, target, null, leftMs - (performance.now() - began)) : got)
  }

  const answered = (result: Got | Broken): Got => {
    if ('status' in result) return result
    if (result.error !== null) throw failureFrom(result.error, at, result.progress)
    const { connectMs, statementMs } = deadlines
    const sent = result.progress === 'sent'
    throw webFailure('timeout', `${result.phase}_timeout`, at, result.progress, { span_seconds: (sent ? statementMs : connectMs) / 1000 })
  }

  const pathIn = (path: string) => `${address.base}${path}` || '/'

  /** Where a redirect leads, when it may be followed. Throws TargetFailure: a credential never goes to another server. */
  function onward({ headers }: Got, from: string, progress: Progress): string {
    const { location = '' } = headers
    const to = URL.canParse(location, `${origin}${from}`) ? new URL(location, `${origin}${from}`) : undefined
    const shown = to ? `${to.origin}${to.pathname}` : location
    const below = to?.pathname.startsWith(`${address.base}/`) ? to.pathname.slice(address.base.length) : undefined
    const allowed = to?.origin === origin && below !== undefined && options.reads(below)
    if (!to || !allowed) throw webFailure('not_allowed', to?.origin === origin ? 'redirect' : 'redirect_away', at, progress, { to: shown })
    return `${to.pathname}${to.search}`
  }

  async function send(method: ChangeMethod, path: string, body: Body | null, headers: Headers = {}): Promise<Got> {
    if (!options.changes(method, path)) throw webFailure('not_allowed', 'not_a_change', at, 'not_sent', { what: `${method} ${path}` })
    const got = answered(await once(method, pathIn(path), body, deadlines.statementMs, headers))
    if (!redirects.includes(got.status)) return got
    const { location = '' } = got.headers
    throw webFailure('not_allowed', 'redirect_change', at, 'refused', { to: location.replace(/\?.*$/u, '') })
  }

  return {
    async read(path, query = [], { method = 'GET', spentMs = 0, stay = false } = {}) {
      if (!isRead(method) || !options.reads(path))
        throw webFailure('not_allowed', 'not_a_read', at, 'not_sent', { what: `${method} ${path}` })
      const pairs = query.map(([name, value]): [string, string] => [name, value])
      let target = pairs.length > 0 ? `${pathIn(path)}?${new URLSearchParams(pairs).toString()}` : pathIn(path)
      let spent = spentMs
      for (let hop = 0; hop <= mostHops; hop++) {
        const got = await reading(method, target, deadlines.statementMs - spent)
        spent += got.answerMs
        if (stay || !redirects.includes(got.status)) return { ...got, target }
        target = onward(got, target, 'refused')
      }
      throw webFailure('other', 'redirect', at, 'refused', { to: target.replace(/\?.*$/u, '') })
    },
    change: (method, path, json) =>
      send(method, path, json === undefined ? null : { type: 'application/json', text: JSON.stringify(json) }),
    send,
    forOne: (one) => lineOn(options, agents, one),
    close() {
      agents.kept.destroy()
      agents.once.destroy()
    },
  }
}

const isRead = (method: string): method is ReadMethod => method === 'GET' || method === 'HEAD'
