import type { Target } from '../kind.ts'
import type { TargetFailure } from '../failure.ts'
import type { Words } from './allowed.ts'
import type { Line, Reply } from './line.ts'

/** One server that is asked, and until when. */
export interface Asked extends Pick<Line, 'read' | 'readBytes' | 'identity'> {
  /** `redis-1.prod:6379` */
  readonly node: string
  /** Milliseconds until the deadline. */
  left(): number
}

/** What one server answered, or why it did not. In a cluster there is one of these for every master. */
export type NodeAnswer<Value> =
  | { readonly node: string; readonly value: Value }
  | { readonly node: string; readonly failure: TargetFailure; readonly value?: never }

export interface Answered<Value> {
  readonly nodes: readonly NodeAnswer<Value>[]
  readonly durationMs: number
}

/** One server that may be changed. */
export interface Changed extends Asked {
  /** Several changes at once; an error the server answers stands in its command's place. */
  change(commands: readonly Words[]): Promise<readonly (Reply | Error)[]>
}

export interface Since {
  readonly seconds: number
  readonly by: Readonly<Record<string, number>>
}

/** A Redis, connected: one server, the master its sentinels name, or all masters of a cluster. */
export interface Redis extends Target {
  readonly shape: 'standalone' | 'sentinel' | 'cluster'
  /** The number of the database that is asked. */
  readonly database: number
  /**
   * Asks every server there is, at once, within the deadline of a statement. Where there is only one, its failure is thrown
   * (TargetFailure); a cluster's node that does not answer stands among the others with its failure.
   */
  every<Value>(ask: (node: Asked) => Promise<Value>): Promise<Answered<Value>>
  /** The same, of the one server that holds the key. Throws TargetFailure. */
  holder<Value>(key: string, ask: (node: Asked) => Promise<Value>): Promise<Answered<Value>>
  /** How far counters went since they were last handed over under that name; null the first time, and when the server began anew. */
  since(name: string, counters: Readonly<Record<string, string | number | undefined>>): Since | null
  /**
   * For changes, on every server, within `ms`. Throws TargetFailure, and refuses on a connection that is `read_only`; whether
   * something can have been changed stands in its progress.
   */
  change<Value>(ms: number, work: (nodes: readonly Changed[]) => Promise<Value>): Promise<Value>
}
