import { z } from 'zod'
import { event } from '../event.ts'
import { callMean, callOutcome } from './words.ts'

/** Who is called, who has which role, and how a role goes from one person to another. A name was typed: it is sealed. */
export const peopleEvents = {
  /** `title` is what a team calls a role of its own; empty for one that everybody knows. */
  'people.role_assigned.v1': event({ roleId: z.string() }, { title: z.string(), person: z.string(), reason: z.string() }),
  'people.role_released.v1': event({ roleId: z.string() }, { person: z.string(), reason: z.string() }),
  'people.handover_begun.v1': event({ handoverId: z.string(), roleId: z.string() }, { from: z.string(), to: z.string(), note: z.string() }),
  'people.handover_acknowledged.v1': event({ handoverId: z.string(), roleId: z.string() }, { person: z.string() }),
  'people.handover_withdrawn.v1': event({ handoverId: z.string(), roleId: z.string() }, { reason: z.string() }),
  /** `after`: the call that was not answered, and went on to this person. */
  'people.called.v1': event(
    { callId: z.string(), means: callMean, after: z.string().nullable() },
    { person: z.string(), contact: z.string(), reason: z.string() },
  ),
  'people.call_ended.v1': event({ callId: z.string(), outcome: callOutcome }, { person: z.string(), note: z.string() }),
}
