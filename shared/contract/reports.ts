import { z } from 'zod'
import { command, query } from './define.ts'
import { moment, which, whichIncident } from './incidents.ts'
import { entryText } from './timeline.ts'

const said = z.string().trim().max(10_000).default('')

/** Situation reports: conditions, actions, needs, of a team or (without one) of the incident as a whole. */
export const reports = {
  give: command({
    input: z.strictObject({
      incidentId: whichIncident,
      team: z.string().trim().max(100).default(''),
      conditions: entryText,
      ...{ actions: said, needs: said },
      at: moment.optional(),
    }),
    output: z.strictObject({ incidentId: z.string(), entryId: z.string(), seq: z.int() }),
    errors: [...which, 'time_unreadable', 'time_in_future'],
  }),
  /** The latest of each team as it stands now, the incident's own first. */
  latest: query({
    input: z.strictObject({ incidentId: whichIncident }),
    output: z.array(
      z.strictObject({
        ...{ entryId: z.string(), team: z.string(), at: z.string(), conditions: z.string(), actions: z.string(), needs: z.string() },
      }),
    ),
    errors: which,
  }),
}
