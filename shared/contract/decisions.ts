import { z } from 'zod'
import { command } from './define.ts'
import { moment, which, whichIncident } from './incidents.ts'
import { entryText } from './timeline.ts'
import { minutes } from './updates.ts'

const said = z.string().trim().max(10_000).default('')

/** Decisions with what spoke for and against them. The decision is an entry: corrected, struck and found like any other. */
export const decisions = {
  record: command({
    input: z.strictObject({
      incidentId: whichIncident,
      decision: entryText,
      ...{ proposal: said, options: said, risk: said, objections: said },
      executor: z.string().trim().max(200).default(''),
      /** Minutes until it is looked at again: then somebody is asked. */
      review: minutes.nullable().default(null),
      at: moment.optional(),
    }),
    output: z.strictObject({ incidentId: z.string(), entryId: z.string(), seq: z.int(), reviewAt: z.string().nullable() }),
    errors: [...which, 'time_unreadable', 'time_in_future'],
  }),
  review: command({
    input: z.strictObject({
      entryId: z.string().min(1).max(64),
      outcome: z.enum(['stands', 'changed', 'withdrawn']),
      note: z.string().trim().max(2000).default(''),
      next: minutes.nullable().default(null),
    }),
    output: z.strictObject({ incidentId: z.string(), seq: z.int() }),
    errors: ['entry_unknown', 'review_none'],
  }),
}
