import { z } from 'zod'
import { environment, targetKind } from '../domain/connection/events.ts'
import { anchors } from '../domain/changed/window.ts'
import { changeWords } from '../domain/changed/words.ts'
import { language, localText } from '../domain/document/local-text.ts'
import { verdict } from '../domain/probe/reading.ts'
import { command } from './define.ts'
import { moment, which, whichIncident } from './incidents.ts'

const readingId = z.string().min(1).max(64)

/** One change as it could stand on the timeline. */
export const proposal = z.strictObject({
  readingId,
  /** Its row in that reading. */
  row: z.int().min(0),
  /** As the target said it, with the offset of the incident's zone. */
  at: z.string(),
  what: z.enum(changeWords),
  text: localText,
  /** An entry says so already. */
  added: z.boolean(),
})
export type Proposal = z.infer<typeof proposal>

const asked = z.strictObject({
  connection: z.string(),
  environment,
  kind: targetKind,
  readingId,
  /** Unknown where it did not answer, or not all of it; then `reason` says why. */
  verdict,
  reason: localText,
  /** More than are proposed when the answer was cut. */
  count: z.int(),
})

/** What changed around an incident, as far as what is connected knows. */
export const changes = {
  /** Asks every connection of a kind that knows of changes, all at once. Nothing is put on the timeline. */
  find: command({
    input: z.strictObject({ incidentId: whichIncident, from: moment.optional(), until: moment.optional() }),
    output: z.strictObject({
      incidentId: z.string(),
      from: z.string(),
      until: z.string(),
      /** What the span was laid around where it was not said. */
      around: z.strictObject({ milestone: z.enum(anchors), at: z.string() }),
      asked: z.array(asked),
      /** The first first. */
      proposals: z.array(proposal),
    }),
    errors: [...which, 'target_tabletop', 'time_unreadable', 'time_in_future', 'span_unusable'],
  }),
  /** Puts these on the timeline, each at its own time, linked to its reading, which is kept as evidence. What is there already stays alone. */
  add: command({
    input: z.strictObject({
      incidentId: whichIncident,
      changes: z
        .array(z.strictObject({ readingId, row: z.int().min(0) }))
        .min(1)
        .max(500),
      /** In which the entries are written. */
      language,
    }),
    output: z.strictObject({ incidentId: z.string(), entryIds: z.array(z.string()), already: z.int(), seq: z.int() }),
    errors: [...which, 'target_tabletop', 'reading_unknown', 'change_unknown', 'time_unreadable', 'time_in_future'],
  }),
}
