import Sqlite from 'better-sqlite3'
import { statSync } from 'node:fs'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import type { Run } from '../../../shared/domain/run/state.ts'
import type { Entry } from '../../../shared/domain/timeline/entry.ts'
import type { Place } from '../store/cursor.ts'
import { instantOf } from '../store/event-log.ts'
import { columns, type EventRow } from '../store/row.ts'

export interface PlacedRow extends EventRow {
  readonly position: number
}

/** The record's database, read by search on a line of its own: short reads only, so that nobody waits for them. */
export interface RecordFile {
  /** Tells this file from one put in its place. */
  readonly identity: string
  lastPosition(): number
  /** In the order they were recorded. */
  rowsAfter(position: number, limit: number): readonly PlacedRow[]
  rowAt(position: number): PlacedRow | undefined
  rowOf(logId: string, seq: number): PlacedRow | undefined
  rowsOfIncident(incidentId: string): readonly PlacedRow[]
  /** How the entry logged by this event stands, where it was corrected. */
  amended(logId: string, seq: number): Entry | undefined
  /** The row that logged an entry. */
  entryRow(entryId: string): PlacedRow | undefined
  place(position: number): Place | undefined
  incident(id: string): Incident | undefined
  run(id: string): Run | undefined
  close(): void
}

/** Opens it read-only while its owner has it open. Throws SQLite's errors. */
export function openRecordFile(file: string): RecordFile {
  const db = new Sqlite(file, { readonly: true, fileMustExist: true })
  const names = `position, ${columns.join(', ')}`
  const last = db.prepare<[], number | null>('SELECT max(position) FROM event').pluck()
  const after = db.prepare<[number, number], PlacedRow>(`SELECT ${names} FROM event WHERE position > ? ORDER BY position LIMIT ?`)
  const at = db.prepare<[number], PlacedRow>(`SELECT ${names} FROM event WHERE position = ?`)
  const of = db.prepare<[string, number], PlacedRow>(`SELECT ${names} FROM event WHERE log_id = ? AND seq = ?`)
  const ofIncident = db.prepare<[string], PlacedRow>(`SELECT ${names} FROM event WHERE incident_id = ?`)
  const head = db.prepare<[number], Head>(
    `SELECT e.log_id, e.seq, e.hlc, coalesce(json_extract(a.state, '$.occurredAt'), e.occurred_at) AS occurred_at, e.recorded_at
       FROM event e LEFT JOIN amended a ON a.log_id = e.log_id AND a.seq = e.seq WHERE e.position = ?`,
  )
  const amended = db.prepare<[string, number], string>('SELECT state FROM amended WHERE log_id = ? AND seq = ?').pluck()
  const entryPlace = db.prepare<[string], { log_id: string; seq: number }>('SELECT log_id, seq FROM entry WHERE entry_id = ?')
  const state = (table: 'incident' | 'run') => db.prepare<[string], string>(`SELECT state FROM ${table} WHERE id = ?`).pluck()
  const [incident, run] = [state('incident'), state('run')]
  return {
    identity: String(statSync(file, { bigint: true }).ino),
    lastPosition: () => last.get() ?? 0,
    rowsAfter: (position, limit) => after.all(position, limit),
    rowAt: (position) => at.get(position),
    rowOf: (logId, seq) => of.get(logId, seq),
    rowsOfIncident: (incidentId) => ofIncident.all(incidentId),
    amended: (logId, seq) => parsed<Entry>(amended.get(logId, seq)),
    entryRow(entryId) {
      const place = entryPlace.get(entryId)
      return place && of.get(place.log_id, place.seq)
    },
    place(position) {
      const found = head.get(position)
      return found && [instantOf({ occurredAt: found.occurred_at, recordedAt: found.recorded_at }), found.hlc, found.log_id, found.seq]
    },
    incident: (id) => parsed<Incident>(incident.get(id)),
    run: (id) => parsed<Run>(run.get(id)),
    close: () => db.close(),
  }
}

type Head = Pick<EventRow, 'log_id' | 'seq' | 'hlc' | 'occurred_at' | 'recorded_at'>

const parsed = <State>(text: string | undefined) => (text === undefined ? undefined : (JSON.parse(text) as State))
