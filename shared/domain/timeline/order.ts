import type { Recorded } from '../events.ts'
import { instantMs } from '../time/show.ts'

/** Order of happening: by the instant of occurredAt, then (hlc, logId, seq). The same order as a page of the timeline. */
export const inOrderOfHappening = (events: readonly Recorded[]): readonly Recorded[] =>
  events
    .map((event) => ({ event, at: instantMs(event.occurredAt) }))
    .toSorted(
      (a, b) => a.at - b.at || compare(a.event.hlc, b.event.hlc) || compare(a.event.logId, b.event.logId) || a.event.seq - b.event.seq,
    )
    .map(({ event }) => event)

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

const lateAfterMs = 5 * 60_000

/** Recorded so long after it happened that a reader must see both times. */
export const isLate = (event: Pick<Recorded, 'occurredAt' | 'recordedAt'>) =>
  instantMs(event.recordedAt) - instantMs(event.occurredAt) > lateAfterMs
