import type { Database } from 'better-sqlite3'
import { prepared } from './database.ts'
import { reading as readingShape, type Reading } from '../../../shared/domain/probe/reading.ts'

/** How many recent readings are kept: some hours of one probe every few seconds. */
export const recentReadings = 2_000

/** Keeps a reading in the bounded table; the oldest beyond the bound goes. */
export function keepReading(db: Database, reading: Reading): void {
  db.transaction(() => {
    const insert = prepared(
      db,
      'INSERT INTO recent_reading (reading_id, connection, reading) VALUES (?, ?, ?) ON CONFLICT (reading_id) DO NOTHING',
    )
    const { changes, lastInsertRowid } = insert.run(reading.readingId, reading.connection, JSON.stringify(reading))
    if (changes > 0) prepared(db, 'DELETE FROM recent_reading WHERE place <= ?').run(Number(lastInsertRowid) - recentReadings)
  }).immediate()
}

export const dropReading = (db: Database, readingId: string) =>
  prepared(db, 'DELETE FROM recent_reading WHERE reading_id = ?').run(readingId)

export function recentReading(db: Database, readingId: string): Reading | undefined {
  const row = prepared<[string], { reading: string }>(db, 'SELECT reading FROM recent_reading WHERE reading_id = ?').get(readingId)
  return row && readingIn(row.reading)
}

/** Newest first. */
export function readRecent(db: Database, filter: { connection?: string | undefined; limit: number }): Reading[] {
  const where = filter.connection === undefined ? '' : 'WHERE connection = ?'
  const bound = filter.connection === undefined ? [] : [filter.connection]
  const rows = prepared<unknown[], { reading: string }>(db, `SELECT reading FROM recent_reading ${where} ORDER BY place DESC LIMIT ?`)
  return rows.all(...bound, filter.limit).flatMap((row) => readingIn(row.reading) ?? [])
}

/** This table has no second copy: what damage made unreadable, or an older version wrote otherwise, is as if it had aged out. */
function readingIn(source: string): Reading | undefined {
  try {
    return readingShape.parse(JSON.parse(source))
  } catch {
    return undefined
  }
}
