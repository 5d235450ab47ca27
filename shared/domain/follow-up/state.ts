import { z } from 'zod'
import type { DomainEvent } from '../events.ts'
import { followUpKind, followUpOutcome, priority } from './events.ts'

/** One thing left to do after an incident. Texts read null once they were redacted. */
export const followUp = z.strictObject({
  followUpId: z.string(),
  text: z.string().nullable(),
  kind: followUpKind,
  priority,
  /** Empty: nobody. */
  owner: z.string().nullable(),
  /** `2026-12-01` */
  due: z.string().nullable(),
  /** Empty: none. */
  ticket: z.string().nullable(),
  notedAt: z.string(),
  by: z.string(),
  closed: z.strictObject({ outcome: followUpOutcome, at: z.string(), by: z.string(), reason: z.string().nullable() }).nullable(),
})
export type FollowUp = z.infer<typeof followUp>

/** In the order they were noted. */
export type FollowUps = readonly FollowUp[]

/** Folds one event into the follow-ups of its incident. */
export function reduceFollowUps(state: FollowUps, event: DomainEvent): FollowUps {
  const { occurredAt: at, actor: by } = event
  switch (event.type) {
    case 'follow_up.noted.v1':
      return [...state, { ...event.data, notedAt: at, by, closed: null }]
    case 'follow_up.changed.v1': {
      const { followUpId, ...change } = event.data
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
      return changed(state, followUpId, given)
    }
    case 'follow_up.closed.v1': {
      const { followUpId, outcome, reason } = event.data
      return changed(state, followUpId, { closed: { outcome, at, by, reason } })
    }
    case 'follow_up.reopened.v1':
      return changed(state, event.data.followUpId, { closed: null })
    default:
      return state
  }
}

const changed = (state: FollowUps, followUpId: string, change: Partial<FollowUp>): FollowUps =>
  state.map((one) => (one.followUpId === followUpId ? { ...one, ...change } : one))
