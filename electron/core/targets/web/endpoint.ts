import type { z } from 'zod'
import type { Connection } from '../../../../shared/domain/connection/state.ts'
import { inBoth } from '../../../../shared/domain/probe/compose.ts'
import { TargetFailure } from '../failure.ts'
import type { Lent } from '../kind.ts'
import type { WebAddress } from './address.ts'
import type { Got } from './exchange.ts'
import { jsonOf, refusalOf, type Explain } from './json.ts'
import { webFailure, type Whereabouts } from './failures.ts'
import { openLine, type ChangeMethod, type Line, type Query } from './line.ts'
import { reachOf } from './reach.ts'

/** What one kind of JSON API is, to be opened. */
export interface Api {
  readonly system: string
  /** Key of the sentence for an address that is none. */
  readonly addressKey: string
  readonly known: readonly string[]
  /** What the API stands under, below the address's base; undefined where the address asks for what there is none of. */
  readonly root?: (address: WebAddress) => string | undefined
  readonly reads: (path: string) => boolean
  readonly changes: (method: ChangeMethod, path: string) => boolean
  readonly explain: Explain
}

/** An answer read by its schema, with what it took and what time the server says it is. */
export interface Read<Value> {
  readonly value: Value
  readonly durationMs: number
  /** Of the question's `statementMs`, with what was spent before. */
  readonly spentMs: number
  /** Milliseconds since 1970; null when it does not say. */
  readonly serverNow: number | null
}

/** A JSON API, over one kept line. Everything throws TargetFailure. */
export interface Endpoint {
  read<Schema extends z.ZodType>(path: string, query: Query, schema: Schema, spentMs?: number): Promise<Read<z.output<Schema>>>
  /** Status and text, whatever they are. */
  look(path: string): Promise<{ status: number; text: string; durationMs: number }>
  /** The body of a good answer. A bad one from 500 on may come from a proxy, and the change may have been done. */
  change(method: ChangeMethod, path: string, json?: unknown): Promise<string>
  /** A credential goes to it without encryption. */
  readonly bare: boolean
  /** The same for one question: what it asks is given up once the signal is aborted. */
  forOne(signal: AbortSignal): Endpoint
  close(): void
}

/** Opens a JSON API at the address. Throws TargetFailure where the address, or a file it names, is none. */
export async function openEndpoint(api: Api, text: string, connection: Connection, lent: Lent): Promise<Endpoint> {
  const { address, authorization, at } = reachOf(api, text, connection, lent)
  const root = api.root ? api.root(address) : ''
  if (root === undefined) throw new TargetFailure('secret', inBoth(api.addressKey, { variable: at.variable }), 'not_sent')
  const { reads, changes, explain } = api
  const line = await openLine({ address: { ...address, base: `${address.base}${root}` }, authorization, reads, changes, at, ...lent })
  return endpointOn(line, { bare: authorization !== null && !address.secure, connection, at, explain })
}

interface Parts {
  readonly bare: boolean
  readonly connection: Connection
  readonly at: Whereabouts
  readonly explain: Explain
}

function endpointOn(line: Line, parts: Parts): Endpoint {
  const { bare, connection, at, explain } = parts
  return {
    bare,
    forOne: (signal) => endpointOn(line.forOne(signal), parts),
    async read(path, query, schema, spentMs = 0) {
      const got = await line.read(path, query, { spentMs })
      const { durationMs, answerMs } = got
      return { value: jsonOf(got, schema, at, explain), durationMs, spentMs: spentMs + answerMs, serverNow: clockOf(got) }
    },
    async look(path) {
      const got = await line.read(path)
      if (got.status === 401 || got.status === 403) throw refusalOf(got, at, explain)
      return { status: got.status, text: got.body.toString(), durationMs: got.durationMs }
    },
    async change(method, path, json) {
      if (connection.access !== 'operate') throw webFailure('not_allowed', 'read_only', at, 'not_sent', { what: `${method} ${path}` })
      const got = await line.change(method, path, json)
      if (got.status >= 200 && got.status <= 299) return got.body.toString()
      throw refusalOf(got, at, explain, got.status >= 500 ? 'sent' : 'refused')
    },
    close: () => line.close(),
  }
}

function clockOf({ headers }: Got): number | null {
  const at = Date.parse(headers.date ?? '')
  return Number.isNaN(at) ? null : at
}
