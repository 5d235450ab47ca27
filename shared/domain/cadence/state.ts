import { z } from 'zod'
import type { DomainEvent } from '../events.ts'

/** What was promised to those who wait, and what they were last told. */
export const cadence = z.strictObject({
  /** When the next update is due; null: none is promised. */
  dueAt: z.string().nullable(),
  /** When that it passed went on the record; null: it did not. */
  overdueAt: z.string().nullable(),
  /** How often this promise was put off. */
  snoozes: z.int(),
  /** `hlc` is its place in the record: what was recorded after it is news. */
  last: z.strictObject({ at: z.string(), by: z.string(), entryId: z.string(), hlc: z.string() }).nullable(),
  /** Updates sent, and how many of them later than promised. */
  sent: z.int(),
  late: z.int(),
})
export type Cadence = z.infer<typeof cadence>

export const noCadence: Cadence = { dueAt: null, overdueAt: null, snoozes: 0, last: null, sent: 0, late: 0 }

/** Folds one event into the cadence of its incident. Nothing is owed any more once an incident is closed. */
export function reduceCadence(state: Cadence, event: DomainEvent): Cadence {
  switch (event.type) {
    case 'cadence.update_sent.v1': {
      const { entryId, nextAt, lateMs } = event.data
      return {
        ...{ dueAt: nextAt, overdueAt: null, snoozes: 0 },
        last: { at: event.occurredAt, by: event.actor, entryId, hlc: event.hlc },
        ...{ sent: state.sent + 1, late: state.late + Number((lateMs ?? 0) > 0) },
      }
    }
    case 'cadence.promised.v1':
      return { ...state, dueAt: event.data.dueAt, overdueAt: null, snoozes: 0 }
    case 'cadence.snoozed.v1':
      return { ...state, dueAt: event.data.to, overdueAt: null, snoozes: state.snoozes + 1 }
    case 'cadence.overdue.v1':
      return event.data.dueAt === state.dueAt ? { ...state, overdueAt: event.occurredAt } : state
    case 'incident.status_changed.v1':
      return event.data.to === 'closed' && state.dueAt !== null ? { ...state, dueAt: null, overdueAt: null, snoozes: 0 } : state
    default:
      return state
  }
}
