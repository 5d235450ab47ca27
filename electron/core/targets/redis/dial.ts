import type { Clock } from '../../ports.ts'
import { spanOf } from '../deadline.ts'
import type { TargetFailure } from '../failure.ts'
import { nameOf, type Address, type Place } from './address.ts'
import { failure, type Whereabouts } from './failures.ts'
import { openLine, type Line } from './line.ts'

/** A server with its line, or why there is none. */
export type Node =
  | { readonly node: string; readonly line: Line; readonly failure?: never }
  | { readonly node: string; readonly failure: TargetFailure; readonly line?: never }

/** The servers behind an address. */
export interface Nodes {
  readonly broken: boolean
  /** Whom to ask now, connected within `ms`. Throws TargetFailure when it cannot be found out. */
  all(ms: number): Promise<readonly Node[]>
  /** Whom to ask about this key. */
  holding(key: string, ms: number): Promise<readonly Node[]>
  cut(): void
}

/** What connecting takes. */
export interface Means {
  readonly address: Address
  readonly at: Omit<Whereabouts, 'node' | 'host'>
  readonly clock: Clock
  readonly connectMs: number
}

/** A line to one of the servers, within `ms`. Throws TargetFailure. */
export function dial({ address, at, clock, connectMs }: Means, place: Place, ms: number, as: 'server' | 'sentinel' = 'server') {
  const { tls, login, sentinelLogin, database } = address
  const door =
    as === 'sentinel' ? { place, tls, login: sentinelLogin, database: 0, wanted: as } : { place, tls, login, database, wanted: as }
  const here = { ...at, user: door.login.user, node: nameOf(place), host: place.host }
  return openLine(door, here, clock, Math.max(1, ms), Math.max(1, Math.min(Math.ceil(ms), connectMs)))
}

/** A line that does not answer within `ms` is cut, and says that. Throws TargetFailure. */
export async function orCut<Value>({ clock }: Means, line: Line, ms: number, work: Promise<Value>): Promise<Value> {
  let expired = false
  const stop = clock.after(Math.max(1, ms), () => {
    expired = true
    line.cut()
  })
  try {
    return await work
  } catch (error) {
    if (expired) throw failure('timeout', 'statement_timeout', line.at, 'not_sent', { span_seconds: spanOf(ms) }, error)
    throw error
  } finally {
    stop()
  }
}
