import { z } from 'zod'
import { people as state } from '../domain/people/state.ts'
import { callMean, callOutcome } from '../domain/people/words.ts'
import { command, query } from './define.ts'
import { moment, which, whichIncident } from './incidents.ts'

/** A name, `@kim` or a handle: the roster says who is meant, and who is not in it is kept as typed. */
export const personName = z.string().trim().min(1).max(100)
/** `commander`, `deputy`, `scribe`, `operations`, `communications`, `liaison`, or what a team calls its own. */
const roleName = z.string().trim().min(1).max(60)
const note = z.string().trim().max(2000).default('')
/** A call by its id, or by whom it was to: then the latest. */
const call = z.string().trim().min(1).max(100)
const recorded = z.strictObject({ incidentId: z.string(), seq: z.int() })

/** Who has which role in an incident, and who was called. */
export const people = {
  get: query({
    input: z.strictObject({ incidentId: whichIncident }),
    output: z.strictObject({ incidentId: z.string(), people: state }),
    errors: which,
  }),
  /** Command that somebody has goes by handover; past them, only with a reason. */
  assign: command({
    input: z.strictObject({ incidentId: whichIncident, role: roleName, person: personName, reason: note, at: moment.optional() }),
    output: recorded,
    errors: [...which, 'incident_closed', 'role_unchanged', 'role_held', 'time_unreadable', 'time_in_future'],
  }),
  release: command({
    input: z.strictObject({ incidentId: whichIncident, role: roleName, reason: note }),
    output: recorded,
    errors: [...which, 'role_vacant'],
  }),
  /** Until it is acknowledged, whoever has the role stays accountable. The brief is the document `handover`. */
  handOver: command({
    input: z.strictObject({ incidentId: whichIncident, role: roleName.default('commander'), to: personName, note }),
    output: recorded,
    errors: [...which, 'incident_closed', 'role_vacant', 'role_unchanged', 'handover_pending'],
  }),
  acknowledge: command({
    input: z.strictObject({ incidentId: whichIncident, role: roleName.default('commander'), person: personName.optional() }),
    output: recorded,
    errors: [...which, 'handover_none', 'handover_other'],
  }),
  withdraw: command({
    input: z.strictObject({ incidentId: whichIncident, role: roleName.default('commander'), reason: note }),
    output: recorded,
    errors: [...which, 'handover_none'],
  }),
  /** Notes that somebody is being called, with the number or handle the roster has. Nothing is dialled. */
  call: command({
    input: z.strictObject({ incidentId: whichIncident, person: personName, means: callMean.default('phone'), reason: note }),
    output: z.strictObject({ incidentId: z.string(), seq: z.int(), person: z.string(), contact: z.string() }),
    errors: which,
  }),
  endCall: command({
    input: z.strictObject({ incidentId: whichIncident, call, outcome: callOutcome, note }),
    output: recorded,
    errors: [...which, 'call_none', 'call_ended'],
  }),
  /** Nobody came: the call ends unanswered, and the next in line, deputy or rota, is called. */
  escalate: command({
    input: z.strictObject({ incidentId: whichIncident, call, means: callMean.default('phone') }),
    output: z.strictObject({ incidentId: z.string(), seq: z.int(), person: z.string(), contact: z.string() }),
    errors: [...which, 'call_none', 'call_ended', 'escalation_none'],
  }),
}
