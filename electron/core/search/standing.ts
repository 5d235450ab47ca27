import { isKnown, type Recorded } from '../../../shared/domain/events.ts'
import { asItStands, isAmendment, type Standing } from '../../../shared/domain/timeline/entry.ts'
import { instantOf, toRecorded } from '../store/event-log.ts'
import { numberOf } from './order.ts'
import type { PlacedRow, RecordFile } from './record-file.ts'

/** The row of an event as its timeline shows it: corrected, and in the incident it was moved to. */
export function standingIn(record: RecordFile, row: PlacedRow): Standing {
  const event = toRecorded(row)
  const state = row.type === 'timeline.entry_logged.v1' ? record.amended(row.log_id, row.seq) : undefined
  return state ? asItStands(event, state) : event
}

/** The row of the entry an event corrects; undefined where it corrects none. */
export function correctedBy(record: RecordFile, row: PlacedRow): PlacedRow | undefined {
  const event = row.type.startsWith('timeline.entry_') ? toRecorded(row) : undefined
  const corrected = event && isKnown(event) && isAmendment(event) ? record.entryRow(event.data.entryId) : undefined
  return corrected && corrected.position < row.position ? corrected : undefined
}

/** Its number after all that was recorded up to a position: an entry whose time was corrected has another since. */
export function numberAsOf(record: RecordFile, row: PlacedRow, position: number): bigint {
  const history = row.type === 'timeline.entry_logged.v1' ? (record.amended(row.log_id, row.seq)?.history ?? []) : []
  const moments = history.flatMap(({ logId, seq }) => {
    const said = record.rowOf(logId, seq)
    return said && said.position <= position ? momentIn(toRecorded(said)) : []
  })
  const occurredAt = moments.at(-1) ?? row.occurred_at
  return numberOf(instantOf({ occurredAt, recordedAt: row.recorded_at }), row.position)
}

const momentIn = (event: Recorded): readonly string[] =>
  isKnown(event) && event.type === 'timeline.entry_time_corrected.v1' ? [event.data.to] : []
