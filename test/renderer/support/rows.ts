import type { TimelineRow } from '../../../renderer/state/order.ts'

let next = 0

/** A row as it crosses the boundary; `at` is a time of one day in Seoul, `14:05`. */
export function rowAt(at: string, of: Partial<TimelineRow> = {}): TimelineRow {
  next += 1
  const occurredAt = `2026-11-24T${at}:00.000+09:00`
  return {
    ...{ type: 'timeline.entry_logged.v1', logId: 'log-a', seq: next, hlc: String(next).padStart(12, '0'), incidentId: 'inc-1' },
    ...{
      occurredAt,
      recordedAt: occurredAt,
      actor: '김지연',
      hash: `hash-${next}`,
      data: { entryId: `ent-${next}`, kind: 'note', text: at },
    },
    ...of,
  }
}

/** What is on the rows, in order. */
export const textsOf = (rows: readonly TimelineRow[]) => rows.map((row) => row.data['text'])
