import type { z } from 'zod'
import { placeMs } from '../../shared/domain/timeline/order.ts'
import type { timelineRow } from '../../shared/contract/event.ts'

/** A row of the timeline as it crossed the boundary. */
export type TimelineRow = z.infer<typeof timelineRow>

export const keyOf = (row: Pick<TimelineRow, 'logId' | 'seq'>) => `${row.logId}:${row.seq}`

/** Where it stands, then the clock that orders several logs, then the place in its log: the same on every laptop. */
export function compareRows(a: TimelineRow, b: TimelineRow): number {
  return placeMs(a) - placeMs(b) || compareText(a.hlc, b.hlc) || compareText(a.logId, b.logId) || a.seq - b.seq
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Both lists as one, in order, each row once; `rows` are in order already; of two with one identity the newer copy stays. */
export function mergeRows(rows: readonly TimelineRow[], incoming: readonly TimelineRow[]): readonly TimelineRow[] {
  // What comes is nearly always the newest: nothing is sorted again then.
  const last = rows.at(-1)
  const sorted = [...incoming].sort(compareRows)
  if (!last || sorted.every((row, at) => compareRows(row, sorted[at - 1] ?? last) > 0)) return [...rows, ...sorted]
  // Or an older page as a whole.
  const [first] = rows
  if (first && sorted.every((row, at) => compareRows(row, sorted[at + 1] ?? first) < 0)) return [...sorted, ...rows]
  const byKey = new Map(rows.map((row) => [keyOf(row), row]))
  for (const row of incoming) byKey.set(keyOf(row), row)
  return [...byKey.values()].sort(compareRows)
}
