import type { Database } from 'better-sqlite3'
import { insertRows } from './database.ts'
import { toRecorded } from './event-log.ts'
import { fold } from './fold.ts'
import { projectionsIn } from './projections.ts'
import { eraseIn, redactionsIn } from './redact.ts'
import type { EventRow } from './row.ts'

/** Rows, what they change in the projections, and what they ask to erase. Inside a transaction. */
export function writeRows(db: Database, rows: readonly EventRow[], position: number): void {
  insertRows(db, rows, position)
  const projections = projectionsIn(db)
  for (const row of rows) fold(projections, toRecorded(row))
  for (const target of redactionsIn(rows)) eraseIn(db, target)
}
