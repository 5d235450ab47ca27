import type { Database } from 'better-sqlite3'
import { isKnown, type Recorded } from '../../../shared/domain/events.ts'
import { asItStands, entryOf, isAmendment, reduceEntry, type Entry, type Standing } from '../../../shared/domain/timeline/entry.ts'
import { prepared, rowAt } from './database.ts'
import { toRecorded } from './event-log.ts'

interface Place {
  readonly logId: string
  readonly seq: number
}

/** The entry as it stands; one that nobody corrected is computed from its event. */
export function entryAt(db: Database, entryId: string): Entry | undefined {
  const place = placeOf(db, entryId)
  return place && (amendedAt(db, place) ?? loggedAt(db, place))
}

function placeOf(db: Database, entryId: string): Place | undefined {
  const found = prepared<[string], { log_id: string; seq: number }>(db, 'SELECT log_id, seq FROM entry WHERE entry_id = ?').get(entryId)
  return found && { logId: found.log_id, seq: found.seq }
}

/** How the entry logged by this event stands, where it was corrected. */
export function amendedAt(db: Database, { logId, seq }: Place): Entry | undefined {
  const found = prepared<[string, number], { state: string }>(db, 'SELECT state FROM amended WHERE log_id = ? AND seq = ?').get(logId, seq)
  return found && (JSON.parse(found.state) as Entry)
}

const eventAt = (db: Database, { logId, seq }: Place): Recorded | undefined => {
  const row = rowAt(db, logId, seq)
  return row && toRecorded(row)
}

function loggedAt(db: Database, place: Place): Entry | undefined {
  const event = eventAt(db, place)
  return event && isKnown(event) && event.type === 'timeline.entry_logged.v1' ? entryOf(event) : undefined
}

/** The row of an entry, as it stands. */
export function rowOfEntry(db: Database, entryId: string): Standing | undefined {
  const place = placeOf(db, entryId)
  const event = place && eventAt(db, place)
  const state = place && amendedAt(db, place)
  return event && state ? asItStands(event, state) : event
}

/** Every event of an entry as it was recorded: the one that logged it, then what was said about it. */
export function eventsOfEntry(db: Database, entryId: string): readonly Recorded[] {
  const place = placeOf(db, entryId)
  if (!place) return []
  return [place, ...(amendedAt(db, place)?.history ?? [])].flatMap((each) => eventAt(db, each) ?? [])
}

/** Computes a corrected entry again, after a field of one of its events was erased. */
export function rebuildEntry(db: Database, entryId: string): void {
  const place = placeOf(db, entryId)
  const logged = place && amendedAt(db, place) ? loggedAt(db, place) : undefined
  if (!logged) return
  const [, ...later] = eventsOfEntry(db, entryId)
  const state = later.reduce((before, event) => (isKnown(event) && isAmendment(event) ? reduceEntry(before, event) : before), logged)
  keepAmended(db, state)
}

export function keepAmended(db: Database, state: Entry): void {
  const insert = 'INSERT INTO amended (log_id, seq, state) VALUES (?, ?, ?) ON CONFLICT (log_id, seq) DO UPDATE SET state = excluded.state'
  prepared(db, insert).run(state.logId, state.seq, JSON.stringify(state))
}
