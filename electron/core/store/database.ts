import Sqlite, { type Database, type Statement } from 'better-sqlite3'
import { closeSync, openSync } from 'node:fs'
import { columns, type EventRow } from './row.ts'

/** Opens the database for writing, creating it 0600 where it is not. Throws SQLite's own error for a file it cannot read. */
export function openDatabase(file: string): Database {
  closeSync(openSync(file, 'a', 0o600))
  const db = new Sqlite(file)
  try {
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('fullfsync = ON')
    db.pragma('checkpoint_fullfsync = ON')
    db.pragma('recursive_triggers = ON')
    db.pragma('foreign_keys = ON')
    db.pragma('secure_delete = ON')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** better-sqlite3 is built to fall back to NORMAL in WAL, which loses acknowledged events at a power cut. Ask after a write. */
export function assertDurable(db: Database): void {
  const level = db.pragma('synchronous', { simple: true })
  if (level !== 2) throw new Error(`synchronous is ${String(level)} where it must be 2 (FULL)`)
}

/**
 * Writes what is no fact of the record: whole or not at all, and after a power cut perhaps not at all. Nobody waits for the disk, and the
 * next fact that is appended takes it along. Not within a transaction.
 */
export function writeUnwaited(db: Database, write: () => void): void {
  db.pragma('synchronous = NORMAL')
  try {
    db.transaction(write).immediate()
  } finally {
    db.pragma('synchronous = FULL')
  }
}

const statements = new WeakMap<Database, Map<string, Statement>>()

/** A statement compiled once per connection: an append runs a dozen. Not for `iterate`, which keeps its statement busy. */
export function prepared<Values extends unknown[] = unknown[], Row = unknown>(db: Database, sql: string): Statement<Values, Row> {
  const known = statements.get(db) ?? new Map<string, Statement>()
  statements.set(db, known)
  const found = known.get(sql) ?? db.prepare(sql)
  known.set(sql, found)
  return found as Statement<Values, Row>
}

const columnList = columns.join(', ')

/** Every event in the order of the journal. */
export const rowsIn = (db: Database): Statement<[], EventRow> =>
  db.prepare<[], EventRow>(`SELECT ${columnList} FROM event ORDER BY position`)

export const countRows = (db: Database) => Number(db.prepare('SELECT count(*) FROM event').pluck().get())

export const rowsAfter = (db: Database, position: number): IterableIterator<EventRow> =>
  db.prepare<[number], EventRow>(`SELECT ${columnList} FROM event WHERE position > ? ORDER BY position`).iterate(position)

export const lastRow = (db: Database) =>
  prepared<[], EventRow & { position: number }>(db, `SELECT position, ${columnList} FROM event ORDER BY position DESC LIMIT 1`).get()

/** The event that opened the log now written to. */
export const lastOpened = (db: Database) =>
  prepared<[], EventRow>(db, `SELECT ${columnList} FROM event WHERE type = 'log.opened.v1' ORDER BY position DESC LIMIT 1`).get()

export const lastRowOf = (db: Database, logId: string) =>
  prepared<[string], EventRow>(db, `SELECT ${columnList} FROM event WHERE log_id = ? ORDER BY seq DESC LIMIT 1`).get(logId)

export const rowAt = (db: Database, logId: string, seq: number) =>
  prepared<[string, number], EventRow>(db, `SELECT ${columnList} FROM event WHERE log_id = ? AND seq = ?`).get(logId, seq)

export const rowAtPosition = (db: Database, position: number) =>
  prepared<[number], EventRow>(db, `SELECT ${columnList} FROM event WHERE position = ?`).get(position)

export const rowsOfIncident = (db: Database, incidentId: string | null) =>
  prepared<[string | null], EventRow>(db, `SELECT ${columnList} FROM event WHERE incident_id IS ? ORDER BY hlc, log_id, seq`).all(
    incidentId,
  )

const insertion = `INSERT INTO event (position, ${columnList}) VALUES (?${', ?'.repeat(columns.length)})`

/** Writes rows after `position`, as they are. */
export function insertRows(db: Database, rows: readonly EventRow[], position: number): void {
  const insert = prepared(db, insertion)
  rows.forEach((row, index) => insert.run(position + index + 1, ...columns.map((name) => row[name])))
}

/** The open fields of every event of one type, as they were written. */
export const bodiesOf = (db: Database, type: string) =>
  db.prepare<[string], string>('SELECT body FROM event WHERE type = ?').pluck().all(type)

export function readMeta(db: Database, key: string): string | undefined {
  return prepared<[string], { value: string }>(db, 'SELECT value FROM meta WHERE key = ?').get(key)?.value
}

export function writeMeta(db: Database, key: string, value: string): void {
  prepared(db, 'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(key, value)
}
