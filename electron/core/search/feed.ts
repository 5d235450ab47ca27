import { fold } from '../../../shared/domain/search/fold.ts'
import { searchable } from '../../../shared/domain/search/passages.ts'
import type { Titles } from '../../../shared/domain/timeline/row.ts'
import { hasRow } from '../../../shared/domain/timeline/entry.ts'
import { timelineEvents } from '../../../shared/domain/timeline/events.ts'
import { authorGrams, gramsOf, incidentGram, kindGram } from './grams.ts'
import type { IndexFile, IndexWriter, Standing } from './index-file.ts'
import type { PlacedRow, RecordFile } from './record-file.ts'
import { correctedBy, numberAsOf, standingIn } from './standing.ts'
import { titlesOf } from './titles.ts'

/** Events of one transaction: some tens of milliseconds, within which nothing else is answered. */
const batch = 500
/** Of one where so many are still to be read that nobody is answered yet: most of the cost is putting small parts together. */
const bulk = 4_000
/** Characters of one transaction: a pasted text can be a mebibyte. */
const batchSize = 4_000_000

/** Reads what comes next in the record into the index; says whether more is to come. */
export function feedOne(index: IndexFile, record: RecordFile, before: Standing): { standing: Standing; more: boolean } {
  const inBulk = record.lastPosition() - before.position > bulk
  const rows = withinSize(record.rowsAfter(before.position, inBulk ? bulk : batch))
  const last = rows.at(-1)
  if (!last) return { standing: before, more: false }
  const titles = titlesOf(record.run)
  const logs = { ...before.logs }
  for (const { log_id: logId, seq, hash } of rows) logs[logId] = { seq, hash }
  const rewritten = rows.flatMap((row) => erasedBy(row, record, last.position))
  const documents = before.documents + rows.filter(isFound).length
  const standing = { ...before, position: last.position, documents, logs, erasing: before.erasing || rewritten.length > 0 }
  const write = (into: IndexWriter) => {
    const add = (row: PlacedRow, position: number) => addTo(into, row, record, titles, numberAsOf(record, row, position))
    for (const row of rows) {
      const corrected = correctedBy(record, row)
      if (corrected) into.remove(numberAsOf(record, corrected, row.position - 1))
      if (corrected) add(corrected, row.position)
      if (isFound(row)) add(row, row.position)
    }
    for (const row of rewritten) {
      into.remove(numberAsOf(record, row, last.position))
      add(row, last.position)
    }
  }
  index.change(standing, write, inBulk)
  return { standing, more: true }
}

function withinSize(rows: readonly PlacedRow[]): readonly PlacedRow[] {
  let size = 0
  const end = rows.findIndex((row) => (size += row.sealed.length) > batchSize)
  return end === -1 ? rows : rows.slice(0, end + 1)
}

const isFound = (row: PlacedRow) => row.incident_id !== null && hasRow(row)

function addTo(into: IndexWriter, row: PlacedRow, record: RecordFile, titles: Titles, number: bigint): void {
  const event = standingIn(record, row)
  if (event.incidentId === null) return
  const { kind, passages } = searchable(event, 'en', titles)
  const actor = fold(row.actor)
  const words = [...gramsOf([...passages.map(fold), actor]), ...authorGrams(gramsOf([actor]))]
  into.add(number, [...words, kindGram(kind), incidentGram(event.incidentId)])
}

const redaction = timelineEvents['timeline.event_redacted.v1'].open

/** What has to be read again because of this event: the one it redacts, and where that held the titles of a run's steps, the run. */
function erasedBy(row: PlacedRow, record: RecordFile, upTo: number): readonly PlacedRow[] {
  if (row.type !== 'timeline.event_redacted.v1') return []
  const { logId, seq } = redaction.parse(JSON.parse(row.body))
  const target = record.rowOf(logId, seq)
  if (!target || target.incident_id === null) return []
  const touched = target.type === 'run.started.v1' ? record.rowsOfIncident(target.incident_id) : [target]
  return touched.filter((one) => one.position <= upTo && isFound(one))
}
