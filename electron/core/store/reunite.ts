import type { JournalReading } from './journal.ts'
import { redactedIn } from './redact.ts'
import { placeOf, type EventRow } from './row.ts'
import { erased, filled } from './seal.ts'

export interface DatabaseReading {
  /** Sound rows only. */
  readonly rows: readonly EventRow[]
  /** Everything that was acknowledged up to its last commit is in `rows`. */
  readonly intact: boolean
}

export interface Fork {
  readonly logId: string
  readonly seq: number
  readonly database: string
  readonly journal: string
}

export interface Reunion {
  /** The record as both copies should hold it, in the order of the journal. */
  readonly rows: readonly EventRow[]
  readonly fork: Fork | undefined
  /** Places known to have been taken, of which neither copy holds the event. */
  readonly lost: readonly { logId: string; from: number; to: number }[]
  /** Both copies end in damage: events after this place may have been acknowledged. */
  readonly uncertain: { logId: string; after: number } | undefined
}

/** Puts together what both copies hold. Pure: it only decides; mend.ts writes. */
export function reunite(database: DatabaseReading, journal: JournalReading): Reunion {
  const union = new Map(database.rows.map((row) => [placeOf(row), row]))
  const added = journal.lines.flatMap(({ row }) => (row && !union.has(placeOf(row)) ? [row] : []))
  const fork = joinJournal(union, added, journal)
  const isWhole = database.intact && !isBehind(database.rows, added)
  if (isWhole) dropHalfAppends(union, added)
  const rows = level(fork ? database.rows : [...union.values()]).toSorted(byClock)
  const lost = isWhole ? [] : gapsIn(rows)
  return { rows, fork, lost, uncertain: isWhole || fork ? undefined : uncertainEnd(rows, journal) }
}

/** Adds what only the journal holds; returns the first place where the two tell different histories. */
function joinJournal(union: Map<string, EventRow>, added: readonly EventRow[], journal: JournalReading): Fork | undefined {
  for (const { row } of journal.lines) {
    if (!row) continue
    const twin = union.get(placeOf(row))
    if (twin && twin.hash !== row.hash) return forkAt(row, twin.hash, row.hash)
    if (!twin) union.set(placeOf(row), row)
    else if (twin.sealed !== row.sealed) union.set(placeOf(row), { ...twin, sealed: filled(twin.sealed, row.sealed) })
  }
  for (const row of added) {
    const before = union.get(placeOf({ log_id: row.log_id, seq: row.seq - 1 }))
    if (before && before.hash !== row.prev_hash) return forkAt(before, before.hash, row.prev_hash)
    const after = union.get(placeOf({ log_id: row.log_id, seq: row.seq + 1 }))
    if (after && after.prev_hash !== row.hash) return forkAt(row, after.prev_hash, row.hash)
  }
  return undefined
}

const forkAt = ({ log_id: logId, seq }: EventRow, database: string, journal: string) => ({ logId, seq, database, journal })

/**
 * A crash leaves the journal at most one append ahead: the next begins only when the database has the one before. More than
 * that, and the database lost something it had acknowledged, however whole it looks.
 */
function isBehind(database: readonly EventRow[], added: readonly EventRow[]): boolean {
  const ends = new Map<string, number>()
  for (const { log_id: logId, seq } of database) ends.set(logId, Math.max(seq, ends.get(logId) ?? 0))
  return added.some((row) => row.batch_start > (ends.get(row.log_id) ?? 0) + 1)
}

/** An append that reached the journal in part was never acknowledged: the database, which is whole, does not have it. */
function dropHalfAppends(union: Map<string, EventRow>, added: readonly EventRow[]): void {
  const appends = Map.groupBy(added, (row) => `${row.log_id} ${row.batch_start}`)
  for (const rows of appends.values()) {
    const [{ log_id: logId, batch_start: start, batch_end: end }] = rows as [EventRow]
    const places = Array.from({ length: end - start + 1 }, (_, index) => placeOf({ log_id: logId, seq: start + index }))
    if (places.some((place) => !union.has(place))) for (const row of rows) union.delete(placeOf(row))
  }
}

/** What is redacted in one copy is redacted; an erasure without its event is not one, and the text in the other copy stands. */
function level(rows: readonly EventRow[]): readonly EventRow[] {
  const redacted = redactedIn(rows)
  return rows.map((row) => (redacted.has(placeOf(row)) ? { ...row, sealed: erased(row.sealed) } : row))
}

const byClock = (a: EventRow, b: EventRow) => compare(a.hlc, b.hlc) || compare(a.log_id, b.log_id) || a.seq - b.seq
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The places missing before, between and (by the end of the last append) after the events of each log. */
export function gapsIn(rows: readonly EventRow[]): { logId: string; from: number; to: number }[] {
  const logs = Map.groupBy(rows, (row) => row.log_id)
  return [...logs].flatMap(([logId, events]) => {
    const inOrder = events.toSorted((a, b) => a.seq - b.seq)
    const gaps: { logId: string; from: number; to: number }[] = []
    let next = 1
    for (const { seq } of inOrder) {
      if (seq > next) gaps.push({ logId, from: next, to: seq - 1 })
      next = seq + 1
    }
    const end = inOrder.at(-1)?.batch_end ?? 0
    if (end >= next) gaps.push({ logId, from: next, to: end })
    return gaps
  })
}

function uncertainEnd(rows: readonly EventRow[], journal: JournalReading) {
  const ends = journal.lines.at(-1)
  const soundEnd = journal.exists && ends?.row !== undefined
  const last = rows.at(-1)
  return soundEnd || !last ? undefined : { logId: last.log_id, after: last.seq }
}
