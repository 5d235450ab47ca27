import type { Draft } from '../events.ts'
import type { Facts } from '../facts.ts'
import { isOpen, type Incident } from '../incident/state.ts'
import { instantMs } from '../time/show.ts'

/** What has come due by now and is not on the record as such: a promise that passed, and decisions that wanted another look. */
export function ringOf(incident: Incident, nowMs: number, facts: Facts): readonly Draft[] {
  if (!isOpen(incident)) return []
  const place = { incidentId: incident.id, occurredAt: facts.recordedAt }
  const { dueAt, overdueAt } = incident.cadence
  const overdue: readonly Draft[] =
    dueAt !== null && overdueAt === null && instantMs(dueAt) <= nowMs ? [{ type: 'cadence.overdue.v1', ...place, data: { dueAt } }] : []
  const reviews = Object.entries(incident.reviews).flatMap(([entryId, { at, promptedAt }]): readonly Draft[] =>
    promptedAt === null && instantMs(at) <= nowMs
      ? [{ type: 'decision.review_prompted.v1', ...place, data: { entryId, reviewAt: at } }]
      : [],
  )
  return [...overdue, ...reviews]
}

/** When the next of them comes due, in milliseconds since 1970; null: nothing does. */
export function nextRingOf(incident: Incident): number | null {
  if (!isOpen(incident)) return null
  const { dueAt, overdueAt } = incident.cadence
  const moments = [
    ...(dueAt !== null && overdueAt === null ? [instantMs(dueAt)] : []),
    ...Object.values(incident.reviews).flatMap(({ at, promptedAt }) => (promptedAt === null ? [instantMs(at)] : [])),
  ]
  return moments.length === 0 ? null : Math.min(...moments)
}
