import { z } from 'zod'
import type { DomainEvent } from '../events.ts'
import { without } from '../incident/tagged.ts'

/** The decisions that want another look, by their entry: when, and whether somebody was asked. */
export const reviews = z.record(z.string(), z.strictObject({ at: z.string(), promptedAt: z.string().nullable() }))
export type Reviews = z.infer<typeof reviews>

/** Folds one event into the reviews an incident waits for. A decision that was struck or moved away is not looked at again here. */
export function reduceReviews(state: Reviews, event: DomainEvent): Reviews {
  switch (event.type) {
    case 'decision.review_set.v1':
      return { ...state, [event.data.entryId]: { at: event.data.reviewAt, promptedAt: null } }
    case 'decision.review_prompted.v1': {
      const known = state[event.data.entryId]
      return known ? { ...state, [event.data.entryId]: { ...known, promptedAt: event.occurredAt } } : state
    }
    case 'decision.reviewed.v1': {
      const { entryId, nextAt } = event.data
      return nextAt === null ? left(state, entryId) : { ...state, [entryId]: { at: nextAt, promptedAt: null } }
    }
    case 'timeline.entry_struck.v1':
    case 'timeline.entry_moved.v1':
      return left(state, event.data.entryId)
    default:
      return state
  }
}

const left = (state: Reviews, entryId: string): Reviews => (state[entryId] === undefined ? state : (without(state, entryId) as Reviews))
