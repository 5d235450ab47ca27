import type { Database } from 'better-sqlite3'
import { prepared, writeUnwaited } from './database.ts'
import { seriesOf, type Point } from '../../../shared/domain/board/series.ts'
import { reading as readingShape, type Reading } from '../../../shared/domain/probe/reading.ts'

/** How many recent readings are kept: some hours of one probe every few seconds. */
export const recentReadings = 2_000

/** How far back the points of readings are kept. */
export const pointsMs = 24 * 3_600_000

/** Keeps a reading in the bounded table, and its point in its series; the oldest beyond the bounds go. One that is pinned is an event, with all it says. */
export function keepReading(db: Database, reading: Reading): void {
  writeUnwaited(db, () => {
    const insert = prepared(
      db,
      'INSERT INTO recent_reading (reading_id, connection, reading) VALUES (?, ?, ?) ON CONFLICT (reading_id) DO NOTHING',
    )
    const { changes, lastInsertRowid } = insert.run(reading.readingId, reading.connection, JSON.stringify(reading))
    if (changes > 0) prepared(db, 'DELETE FROM recent_reading WHERE place <= ?').run(Number(lastInsertRowid) - recentReadings)
    addPoint(db, reading)
  })
}

function addPoint(db: Database, reading: Reading): void {
  const atMs = Date.parse(reading.startedAt)
  prepared(db, 'INSERT OR REPLACE INTO point (series, at_ms, verdict, value) VALUES (?, ?, ?, ?)').run(
    ...([seriesOf(reading), atMs, reading.verdict, reading.measure?.value ?? null] as const),
  )
  prepared(db, 'DELETE FROM point WHERE at_ms < ?').run(atMs - pointsMs)
}

/** The points of one series since then, oldest first. */
export function readPoints(db: Database, series: string, sinceMs: number): Point[] {
  const rows = prepared<[string, number], { at_ms: number; verdict: Point['verdict']; value: number | null }>(
    db,
    'SELECT at_ms, verdict, value FROM point WHERE series = ? AND at_ms >= ? ORDER BY at_ms',
  )
  return rows.all(series, sinceMs).map(({ at_ms: atMs, verdict, value }) => ({ atMs, verdict, value }))
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
