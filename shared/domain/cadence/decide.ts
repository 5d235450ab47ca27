import { accept, refuse } from '../../contract/errors.ts'
import type { Draft } from '../events.ts'
import type { Facts } from '../facts.ts'
import { momentOf } from '../incident/decide.ts'
import { isOpen, type Incident } from '../incident/state.ts'
import { instantMs } from '../time/show.ts'
import { plusMs } from '../run/watch.ts'
import type { Visibility } from '../timeline/events.ts'

const minuteMs = 60_000

export interface Update {
  readonly text: string
  /** Minutes until the next one; null: no further one is promised. */
  readonly next: number | null
  readonly visibility: Visibility
  readonly at?: string | undefined
}

/** An update went out: what it said is an entry, and with it goes the promise of the next. Lateness is measured from when it was sent. */
export function sendUpdate(incident: Incident, { text, next, visibility, at }: Update, facts: Facts) {
  const sent = momentOf(at, incident, facts)
  if (!sent.ok) return sent
  const entryId = facts.newId('ent')
  const { dueAt } = incident.cadence
  const lateMs = dueAt === null ? null : Math.max(0, instantMs(sent.value) - instantMs(dueAt))
  const nextAt = next === null ? null : plusMs(sent.value, next * minuteMs)
  const place = { incidentId: incident.id, occurredAt: sent.value }
  const logged: Draft = {
    ...{ type: 'timeline.entry_logged.v1', ...place },
    data: { entryId, kind: 'communication', text, ...(visibility !== 'internal' && { visibility }) },
  }
  const told: Draft = { type: 'cadence.update_sent.v1', ...place, data: { entryId, dueAt, lateMs, nextAt } }
  return accept({ entryId, lateMs, nextAt, events: [logged, told] as readonly Draft[] })
}

/** The first promise, before anything was sent. One that stands is put off, with a reason, or kept. */
export function promiseUpdate(incident: Incident, { next }: { readonly next: number }, facts: Facts) {
  if (!isOpen(incident)) return refuse('incident_closed', { incidentId: incident.id })
  if (incident.cadence.dueAt !== null) return refuse('update_promised', { moment: incident.cadence.dueAt })
  const dueAt = plusMs(facts.recordedAt, next * minuteMs)
  const promised: Draft = { type: 'cadence.promised.v1', incidentId: incident.id, occurredAt: facts.recordedAt, data: { dueAt } }
  return accept({ dueAt, events: [promised] as readonly Draft[] })
}

/** Puts off what was promised: by so many minutes from now where it has passed, else from when it was due. */
export function snoozeUpdate(incident: Incident, { minutes, reason }: { readonly minutes: number; readonly reason: string }, facts: Facts) {
  const { dueAt: from } = incident.cadence
  if (from === null) return refuse('update_none', { incidentId: incident.id })
  if (reason.trim() === '') return refuse('reason_missing')
  const start = instantMs(from) > instantMs(facts.recordedAt) ? from : facts.recordedAt
  const to = plusMs(start, minutes * minuteMs)
  const snoozed: Draft = {
    ...{ type: 'cadence.snoozed.v1', incidentId: incident.id, occurredAt: facts.recordedAt },
    data: { from, to, reason: reason.trim() },
  }
  return accept({ dueAt: to, events: [snoozed] as readonly Draft[] })
}
