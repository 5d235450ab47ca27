import type { Recorded } from '../events.ts'
import { instantMs } from '../time/show.ts'

/** What was recorded within this of its happening was recorded as it happened: nobody had to say when. */
const atOnceMs = 60_000

/**
 * Where an event stands, in milliseconds. What a person said of a time counts as they said it. What was recorded as it happened
 * stands by the hybrid clock, which never goes back: a laptop's clock that is set an hour back does not put the next line before the last.
 */
export function placeMs({ occurredAt, recordedAt, hlc }: Pick<Recorded, 'occurredAt' | 'recordedAt' | 'hlc'>): number {
  const [happened, written] = [Date.parse(occurredAt), Date.parse(recordedAt)]
  const clock = Number(/^\d+/u.exec(hlc)?.[0])
  // A newer version may have written a time in a way this one does not read: then it stands where it was recorded.
  if (Number.isNaN(happened)) return Number.isNaN(written) ? 0 : written
  const before = written - happened
  return before >= 0 && before < atOnceMs && clock > written ? clock - before : happened
}

/** Order of happening: by where it stands, then (hlc, logId, seq). The same order as a page of the timeline. */
export const inOrderOfHappening = (events: readonly Recorded[]): readonly Recorded[] =>
  events
    .map((event) => ({ event, at: placeMs(event) }))
    .toSorted(
      (a, b) => a.at - b.at || compare(a.event.hlc, b.event.hlc) || compare(a.event.logId, b.event.logId) || a.event.seq - b.event.seq,
    )
    .map(({ event }) => event)

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

const lateAfterMs = 5 * 60_000

/** Recorded so long after it happened that a reader must see both times. */
export const isLate = (event: Pick<Recorded, 'occurredAt' | 'recordedAt'>) =>
  instantMs(event.recordedAt) - instantMs(event.occurredAt) > lateAfterMs
