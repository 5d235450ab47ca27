import { z } from 'zod'
import { localText } from '../document/local-text.ts'
import { event } from '../event.ts'
import { inverse, plan } from './plan.ts'

const run = { runId: z.string() }
const step = { runId: z.string(), stepId: z.string() }

export const runEvents = {
  /** Keeps the text it began with: a newer file is never swapped in under a run. */
  'run.started.v1': event(
    { ...run, playbookId: z.string(), playbookHash: z.string(), targets: z.record(z.string(), z.string()) },
    { source: z.string() },
  ),
  /** A watch began to ask; its time counts from here. */
  'run.step_begun.v1': event(step, {}),
  /** A check was asked and answered, or could not be: the step can be tried again. */
  'run.step_failed.v1': event({ ...step, outcome: z.enum(['failed', 'unknown']) }, { reason: localText }),
  'run.step_passed.v1': event(step, { note: z.string() }),
  'run.step_skipped.v1': event(step, { reason: z.string() }),
  'run.step_overridden.v1': event(step, { reason: z.string() }),
  /** A watch did not hold within its time. */
  'run.step_expired.v1': event(step, { reason: localText }),
  'run.action_planned.v1': event({ ...step, planId: z.string(), planHash: z.string(), expiresAt: z.string() }, { plan }),
  'run.action_approved.v1': event({ ...step, planHash: z.string() }, { reason: z.string() }),
  /** Written before the target is touched: killed after this, the outcome reads unknown. */
  'run.action_begun.v1': event({ ...step, planHash: z.string() }, {}),
  'run.action_ended.v1': event(
    { ...step, planHash: z.string(), outcome: z.enum(['done', 'refused', 'failed', 'unknown']), durationMs: z.number() },
    { statement: z.string(), detail: localText, inverse: inverse.nullable().optional() },
  ),
  'run.ended.v1': event(run, {}),
}
