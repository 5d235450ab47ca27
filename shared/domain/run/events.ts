import { z } from 'zod'
import { localText } from '../document/local-text.ts'
import { event } from '../event.ts'
import { inverse, plan } from './plan.ts'

const run = { runId: z.string() }
const step = { runId: z.string(), stepId: z.string() }

/** Why steps are not done although nobody skipped them one by one. */
export const leftOutCauses = ['condition', 'mode', 'decision', 'failure'] as const

export const runEvents = {
  /** Keeps the text it began with: a newer file is never swapped in under a run. */
  'run.started.v1': event(
    { ...run, playbookId: z.string(), playbookHash: z.string(), targets: z.record(z.string(), z.string()) },
    { source: z.string() },
  ),
  /** This run was begun by a step of another. */
  'run.called.v1': event({ ...run, byRunId: z.string(), byStepId: z.string() }, {}),
  'run.variable_filled.v1': event({ ...run, name: z.string() }, { value: z.string() }),
  /** A step or a block came to its turn: its time counts from here, and this is what its condition said. */
  'run.step_opened.v1': event({ ...step, condition: z.enum(['none', 'held', 'unclear']) }, { says: z.string() }),
  /** Steps that the playbook itself leaves out; `by` is the step or block that decided it. */
  'run.steps_left_out.v1': event(
    { ...run, stepIds: z.array(z.string()), cause: z.enum(leftOutCauses), by: z.string() },
    { reason: localText },
  ),
  /** A watch, a wait, or a check that asks again began; its time counts from here. */
  'run.step_begun.v1': event(step, {}),
  /** It was tried and did not come out right: it can be tried again. */
  'run.step_failed.v1': event({ ...step, outcome: z.enum(['failed', 'unknown']) }, { reason: localText }),
  /** It did not come out right, and the playbook says where that leads. */
  'run.failure_followed.v1': event({ ...step, to: z.string() }, {}),
  'run.step_passed.v1': event(step, { note: z.string() }),
  'run.step_skipped.v1': event(step, { reason: z.string() }),
  'run.step_overridden.v1': event(step, { reason: z.string() }),
  /** It did not come to its end within its time. */
  'run.step_expired.v1': event(step, { reason: localText }),
  /** It is to be done again, or after all; `alsoIds` were left out by it and are open with it. */
  'run.step_reopened.v1': event({ ...step, alsoIds: z.array(z.string()) }, { reason: z.string() }),
  /** It takes longer than it should. */
  'run.time_box_passed.v1': event(step, {}),
  'run.decided.v1': event({ ...step, optionId: z.string() }, { reason: z.string() }),
  'run.approval_requested.v1': event({ ...step, expiresAt: z.string() }, { note: z.string() }),
  /** `person` is whoever consents; where it is not the actor, two people stand at one keyboard. */
  'run.approval_given.v1': event({ ...step, role: z.string(), consents: z.boolean() }, { person: z.string(), reason: z.string() }),
  'run.contact_tried.v1': event({ ...step, contact: z.int(), outcome: z.enum(['answered', 'no_answer']) }, { note: z.string() }),
  /** Another run was begun for this step. */
  'run.step_called.v1': event({ ...step, calledRunId: z.string() }, {}),
  /** What a step brought about was taken back. */
  'run.step_undone.v1': event(step, { note: z.string() }),
  'run.action_planned.v1': event({ ...step, planId: z.string(), planHash: z.string(), expiresAt: z.string() }, { plan }),
  /** Consent given before the watch ends: the plan with this hash is done by itself when the watch fails. Planned anew, it is taken back. */
  'run.action_preapproved.v1': event({ ...step, watchId: z.string(), planHash: z.string() }, { reason: z.string() }),
  'run.action_approved.v1': event({ ...step, planHash: z.string() }, { reason: z.string() }),
  /** Written before the target is touched: killed after this, the outcome reads unknown. */
  'run.action_begun.v1': event({ ...step, planHash: z.string() }, {}),
  'run.action_ended.v1': event(
    { ...step, planHash: z.string(), outcome: z.enum(['done', 'refused', 'failed', 'unknown']), durationMs: z.number() },
    { statement: z.string(), detail: localText, inverse: inverse.nullable().optional() },
  ),
  'run.ended.v1': event(run, {}),
}
