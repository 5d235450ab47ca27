import { z } from 'zod'
import { event } from '../event.ts'

/** What becomes of a decision after it was made. The decision itself is an entry, with its form. */
export const decisionEvents = {
  'decision.review_set.v1': event({ entryId: z.string(), reviewAt: z.string() }, {}),
  /** The time to look at it again has come: somebody is asked. */
  'decision.review_prompted.v1': event({ entryId: z.string(), reviewAt: z.string() }, {}),
  'decision.reviewed.v1': event(
    { entryId: z.string(), outcome: z.enum(['stands', 'changed', 'withdrawn']), nextAt: z.string().nullable() },
    { note: z.string() },
  ),
}
