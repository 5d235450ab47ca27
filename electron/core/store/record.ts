import type { Database } from 'better-sqlite3'
import type { Recorded } from '../../../shared/domain/events.ts'
import { insertRows } from './database.ts'
import { toRecorded } from './event-log.ts'
import { fold } from './fold.ts'
import { projectionsIn } from './projections.ts'
import { eraseIn, redactionsIn } from './redact.ts'
import type { EventRow } from './row.ts'

/** Rows, what they change in the projections, and what they ask to erase. Inside a transaction. Gives them as they were recorded. */
export function writeRows(db: Database, rows: readonly EventRow[], position: number): readonly Recorded[] {
  insertRows(db, rows, position)
  const projections = projectionsIn(db)
  const recorded = rows.map(toRecorded)
  for (const event of recorded) fold(projections, event)
  for (const target of redactionsIn(rows)) eraseIn(db, target)
  return recorded
}
