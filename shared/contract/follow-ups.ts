import { z } from 'zod'
import { followUpKind, followUpOutcome, priority } from '../domain/follow-up/events.ts'
import { followUp } from '../domain/follow-up/state.ts'
import { incidentMode } from '../domain/incident/words.ts'
import { command, query } from './define.ts'
import { moment, which, whichIncident } from './incidents.ts'

const followUpId = z.string().min(1).max(64)
const text = z.string().trim().min(1).max(2000)
const owner = z.string().trim().max(100)
/** `2026-12-01` */
const due = z.iso.date().nullable()
const ticket = z.string().trim().max(200)
const reason = z.string().trim().max(2000).default('')
const recorded = z.strictObject({ incidentId: z.string(), seq: z.int() })

/** A follow-up, and the incident it came from. */
export const followUpLine = followUp.extend({
  incidentId: z.string(),
  incidentTitle: z.string().nullable(),
  mode: incidentMode,
  zone: z.string(),
})
export type FollowUpLine = z.infer<typeof followUpLine>

/** What is left to do once an incident is over. */
export const followUps = {
  /** Of one incident; left out, across all: those that came of practice apart from those of the real thing. */
  list: query({
    input: z.strictObject({
      incidentId: z.string().min(1).max(64).optional(),
      practice: z.boolean().default(false),
      closed: z.boolean().default(true),
    }),
    output: z.array(followUpLine),
    errors: ['incident_unknown'],
  }),
  add: command({
    input: z.strictObject({
      incidentId: whichIncident,
      text,
      kind: followUpKind.default('other'),
      priority: priority.default('normal'),
      owner: owner.default(''),
      due: due.default(null),
      ticket: ticket.default(''),
      at: moment.optional(),
    }),
    output: z.strictObject({ incidentId: z.string(), seq: z.int(), followUpId: z.string() }),
    errors: [...which, 'time_unreadable', 'time_in_future'],
  }),
  /** What is given replaces what was; what is left out stays. */
  change: command({
    input: z.strictObject({
      ...{ followUpId, text: text.optional(), kind: followUpKind.optional(), priority: priority.optional() },
      ...{ owner: owner.optional(), due: due.optional(), ticket: ticket.optional() },
    }),
    output: recorded,
    errors: ['follow_up_unknown', 'follow_up_unchanged'],
  }),
  /** Done, or dropped for a reason. */
  close: command({
    input: z.strictObject({ followUpId, outcome: followUpOutcome, reason }),
    output: recorded,
    errors: ['follow_up_unknown', 'follow_up_unchanged', 'reason_missing'],
  }),
  reopen: command({
    input: z.strictObject({ followUpId, reason }),
    output: recorded,
    errors: ['follow_up_unknown', 'follow_up_unchanged'],
  }),
}
