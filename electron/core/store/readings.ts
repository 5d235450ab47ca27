import type { Database } from 'better-sqlite3'
import type { Reading } from '../../../shared/domain/probe/reading.ts'

/** How many recent readings are kept: some hours of one probe every few seconds. */
export const recentReadings = 2_000

/** Keeps a reading in the bounded table; the oldest beyond the bound goes. */
export function keepReading(db: Database, reading: Reading): void {
  db.transaction(() => {
    const insert = db.prepare(
      'INSERT INTO recent_reading (reading_id, connection, reading) VALUES (?, ?, ?) ON CONFLICT (reading_id) DO NOTHING',
    )
    const { lastInsertRowid } = insert.run(reading.readingId, reading.connection, JSON.stringify(reading))
    db.prepare('DELETE FROM recent_reading WHERE place <= ?').run(Number(lastInsertRowid) - recentReadings)
  }).immediate()
}

export const dropReading = (db: Database, readingId: string) => db.prepare('DELETE FROM recent_reading WHERE reading_id = ?').run(readingId)

export function recentReading(db: Database, readingId: string): Reading | undefined {
  const row = db.prepare<[string], { reading: string }>('SELECT reading FROM recent_reading WHERE reading_id = ?').get(readingId)
  return row && (JSON.parse(row.reading) as Reading)
}

/** Newest first. */
export function readRecent(db: Database, filter: { connection?: string | undefined; limit: number }): Reading[] {
  const where = filter.connection === undefined ? '' : 'WHERE connection = ?'
  const bound = filter.connection === undefined ? [] : [filter.connection]
  const rows = db.prepare<unknown[], { reading: string }>(`SELECT reading FROM recent_reading ${where} ORDER BY place DESC LIMIT ?`)
  return rows.all(...bound, filter.limit).map((row) => JSON.parse(row.reading) as Reading)
}
