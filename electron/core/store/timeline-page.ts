import type { Database } from 'better-sqlite3'
import { asItStands, type Entry, type Standing } from '../../../shared/domain/timeline/entry.ts'
import { cursorOf, placeAt, type Place } from './cursor.ts'
import { prepared } from './database.ts'
import { columns, type EventRow } from './row.ts'
import { toRecorded } from './event-log.ts'
import type { TimelinePage, TimelineRows } from './store.ts'

interface PlacedRow extends EventRow {
  readonly instant_ms: number
  /** How an entry stands that was corrected. */
  readonly state: string | null
}

const key = '(t.instant_ms, t.hlc, t.log_id, t.seq)'
const order = (direction: 'ASC' | 'DESC') => ['instant_ms', 'hlc', 'log_id', 'seq'].map((column) => `t.${column} ${direction}`).join(', ')

/** One page by key: never by offset, so a page costs the same wherever it stands and however the timeline grows. */
export function readTimeline(db: Database, page: TimelinePage): TimelineRows {
  const after = page.after === undefined ? undefined : placeAt(page.after)
  const before = page.before === undefined ? undefined : placeAt(page.before)
  const bounds = [after && `${key} > (?, ?, ?, ?)`, before && `${key} < (?, ?, ?, ?)`].filter((bound) => bound !== undefined)
  const found = prepared<unknown[], PlacedRow>(
    db,
    `SELECT t.instant_ms, a.state, ${columns.map((column) => `e.${column}`).join(', ')}
       FROM timeline t JOIN event e ON e.log_id = t.log_id AND e.seq = t.seq
       LEFT JOIN amended a ON a.log_id = t.log_id AND a.seq = t.seq
       WHERE ${['t.incident_id = ?', ...bounds].join(' AND ')}
       ORDER BY ${order(after ? 'ASC' : 'DESC')} LIMIT ?`,
  ).all(page.incidentId, ...(after ?? []), ...(before ?? []), page.limit)
  const rows = after ? found : found.toReversed()
  return { rows: rows.map(standing), ...edgesOf(db, page.incidentId, rows, { after, before }) }
}

function edgesOf(
  db: Database,
  incidentId: string,
  rows: readonly PlacedRow[],
  asked: { after: Place | undefined; before: Place | undefined },
) {
  const [first, last] = [rows[0], rows.at(-1)].map((row) => row && placeOfRow(row))
  const exists = (comparison: '<' | '>' | '<=' | '>=', place: Place | undefined) => {
    if (!place) return false
    const found = prepared(db, `SELECT 1 FROM timeline t WHERE t.incident_id = ? AND ${key} ${comparison} (?, ?, ?, ?) LIMIT 1`)
    return found.get(incidentId, ...place) !== undefined
  }
  if (!first || !last) return { first: null, last: null, earlier: exists('<=', asked.after), later: exists('>=', asked.before) }
  return { first: cursorOf(first), last: cursorOf(last), earlier: exists('<', first), later: exists('>', last) }
}

/** A row as it stands: with what was said about it in its place. */
const standing = ({ instant_ms: _, state, ...row }: PlacedRow): Standing =>
  state === null ? toRecorded(row) : asItStands(toRecorded(row), JSON.parse(state) as Entry)

/** Every row of one timeline as it stands that was recorded after a clock, in the order they were recorded. */
export function standingOf(db: Database, incidentId: string, after = ''): readonly Standing[] {
  return prepared<[string, string], PlacedRow>(
    db,
    `SELECT t.instant_ms, a.state, ${columns.map((column) => `e.${column}`).join(', ')}
       FROM timeline t JOIN event e ON e.log_id = t.log_id AND e.seq = t.seq
       LEFT JOIN amended a ON a.log_id = t.log_id AND a.seq = t.seq
       WHERE t.incident_id = ? AND t.hlc > ? ORDER BY t.hlc, t.log_id, t.seq`,
  )
    .all(incidentId, after)
    .map(standing)
}

const placeOfRow = (row: PlacedRow): Place => [row.instant_ms, row.hlc, row.log_id, row.seq]
