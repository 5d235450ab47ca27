import { Temporal } from 'temporal-polyfill'
import { accept, refuse } from '../../contract/errors.ts'
import { parseMoment, type TimeFacts } from '../time/parse.ts'
import { instantMs } from '../time/show.ts'

/** Milliseconds since 1970: from the first, up to and without the second. */
export interface Span {
  readonly sinceMs: number | undefined
  readonly beforeMs: number | undefined
}

/**
 * A day is meant whole: `since` begins with it, `until` ends with it. A moment is meant as it stands, and itself included.
 * Refuses time_unreadable and time_in_future.
 */
export function spanOf({ since, until }: { since?: string | undefined; until?: string | undefined }, facts: TimeFacts) {
  const from = since === undefined ? accept(undefined) : edgesOf(since, facts)
  if (!from.ok) return from
  const to = until === undefined ? accept(undefined) : edgesOf(until, facts)
  if (!to.ok) return to
  return accept<Span>({ sinceMs: from.value?.startMs, beforeMs: to.value?.endMs })
}

function edgesOf(text: string, facts: TimeFacts) {
  if (/^\d{4}-\d{2}-\d{2}$/u.test(text)) return dayOf(text, facts.zone)
  const moment = parseMoment(text, facts)
  if (!moment.ok) return moment
  const ms = instantMs(moment.value)
  return accept({ startMs: ms, endMs: ms + 1 })
}

function dayOf(text: string, zone: string) {
  try {
    const day = Temporal.PlainDate.from(text, { overflow: 'reject' })
    const startOf = (date: Temporal.PlainDate) => date.toZonedDateTime(zone).epochMilliseconds
    return accept({ startMs: startOf(day), endMs: startOf(day.add({ days: 1 })) })
  } catch {
    return refuse('time_unreadable', { text })
  }
}
