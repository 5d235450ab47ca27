import { z } from 'zod'
import { canonicalJson } from './canonical.ts'

/** One event as both copies hold it. `body`, `commitments` and `sealed` are canonical JSON text. */
export interface EventRow {
  readonly log_id: string
  readonly seq: number
  readonly hlc: string
  readonly type: string
  readonly incident_id: string | null
  readonly occurred_at: string
  readonly recorded_at: string
  readonly actor: string
  readonly body: string
  readonly commitments: string
  readonly sealed: string
  /** The first and last seq of the events recorded together with this one: a journal that lacks one of them holds half an append. */
  readonly batch_start: number
  readonly batch_end: number
  readonly prev_hash: string
  readonly hash: string
}

export const columns = [
  ...(['log_id', 'seq', 'hlc', 'type', 'incident_id', 'occurred_at', 'recorded_at', 'actor'] as const),
  ...(['body', 'commitments', 'sealed', 'batch_start', 'batch_end', 'prev_hash', 'hash'] as const),
] as const

const numbers: ReadonlySet<string> = new Set(['seq', 'batch_start', 'batch_end'])

/** One flipped bit makes a text of a damaged database a blob with the same letters, which would pass for the text. */
export const isTyped = (row: EventRow) =>
  columns.every((name) =>
    numbers.has(name) ? Number.isSafeInteger(row[name]) : typeof row[name] === 'string' || (name === 'incident_id' && row[name] === null),
  )

/** The version of a journal line, and the first member of what is hashed. */
export const format = 1

export const placeOf = (row: Pick<EventRow, 'log_id' | 'seq'>) => `${row.log_id} ${row.seq}`

const text = (value: string | null) => JSON.stringify(value)

/** A journal line, without its newline. The same row always gives the same bytes. */
export const lineOf = (row: EventRow) =>
  `{"v":${format},"log_id":${text(row.log_id)},"seq":${row.seq},"hlc":${text(row.hlc)},"type":${text(row.type)},` +
  `"incident_id":${text(row.incident_id)},"occurred_at":${text(row.occurred_at)},"recorded_at":${text(row.recorded_at)},` +
  `"actor":${text(row.actor)},"body":${row.body},"commitments":${row.commitments},"sealed":${row.sealed},` +
  `"batch_start":${row.batch_start},"batch_end":${row.batch_end},"prev_hash":${text(row.prev_hash)},"hash":${text(row.hash)}}`

const fields = z.record(z.string(), z.unknown())
const line = z.object({
  ...{ v: z.int(), log_id: z.string(), seq: z.int(), hlc: z.string(), type: z.string(), incident_id: z.string().nullable() },
  ...{ occurred_at: z.string(), recorded_at: z.string(), actor: z.string() },
  ...{
    body: fields,
    commitments: fields,
    sealed: fields,
    batch_start: z.int(),
    batch_end: z.int(),
    prev_hash: z.string(),
    hash: z.string(),
  },
})
const version = z.object({ v: z.int() })

export type ParsedLine =
  | { readonly kind: 'row'; readonly row: EventRow }
  /** Written by a newer version; its row is there when the columns this version knows are. */
  | { readonly kind: 'newer'; readonly row: EventRow | undefined }
  | { readonly kind: 'unreadable' }

/** Reads one line back. Whether its hash holds is another question (chain.ts). */
export function parseLine(source: string): ParsedLine {
  const value = jsonOf(source)
  const marked = version.safeParse(value)
  if (!marked.success) return { kind: 'unreadable' }
  const row = rowFrom(value)
  if (marked.data.v > format) return { kind: 'newer', row }
  return row ? { kind: 'row', row } : { kind: 'unreadable' }
}

function rowFrom(value: unknown): EventRow | undefined {
  const parsed = line.safeParse(value)
  if (!parsed.success) return undefined
  const { v: _, body, commitments, sealed, ...rest } = parsed.data
  return { ...rest, body: canonicalJson(body), commitments: canonicalJson(commitments), sealed: canonicalJson(sealed) }
}

function jsonOf(source: string): unknown {
  try {
    return JSON.parse(source)
  } catch {
    return undefined
  }
}
