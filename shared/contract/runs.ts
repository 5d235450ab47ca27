import { z } from 'zod'
import { localText } from '../domain/document/local-text.ts'
import { reading } from '../domain/probe/reading.ts'
import { stepRecord, stepState } from '../domain/run/state.ts'
import { command, query } from './define.ts'
import { connectionName } from './connections.ts'
import { which, whichIncident } from './incidents.ts'

/** May come empty: the refusal reason_missing says better than a schema what to do. */
const reason = z.string().trim().max(500)
const runId = z.string().min(1).max(64)
const stepId = z.string().min(1).max(80)

const stepView = z.strictObject({
  id: z.string(),
  type: z.enum(['manual', 'check', 'action', 'watch']),
  title: localText,
  text: localText.nullable(),
  record: localText.nullable(),
  risk: localText.nullable(),
  source: z.string().nullable(),
  connection: z.string().nullable(),
  probe: z.string().nullable(),
  state: stepState,
  /** null while nothing happened to it. */
  history: stepRecord.nullable(),
  /** The reading it is judged by, when one was taken. */
  reading: reading.nullable(),
  /** A watch: since when it has held (null: it does not hold), how long it must, and when it gives up. */
  watch: z.strictObject({ heldSince: z.string().nullable(), holdsForMs: z.int(), expiresAt: z.string().nullable() }).nullable(),
})

export const runView = z.strictObject({
  id: z.string(),
  incidentId: z.string(),
  playbookId: z.string(),
  playbookHash: z.string(),
  title: localText,
  source: z.string().nullable(),
  targets: z.record(z.string(), z.string()),
  startedAt: z.string(),
  startedBy: z.string(),
  endedAt: z.string().nullable(),
  steps: z.array(stepView),
  /** The one thing to do now; null when the run is over. */
  next: z.string().nullable(),
  left: z.int(),
})
export type RunView = z.infer<typeof runView>
export type StepView = z.infer<typeof stepView>

const binding = ['target_none', 'target_several', 'target_unknown', 'target_other_kind'] as const
const onStep = ['run_unknown', 'run_over', 'step_unknown', 'step_not_ready', 'step_over', 'step_busy'] as const

export const runs = {
  start: command({
    input: z.strictObject({
      playbookId: z.string().min(1).max(80),
      incidentId: whichIncident,
      /** Playbook's target name to connection name; left out where only one connection fits. */
      targets: z.record(z.string(), connectionName).default({}),
    }),
    output: runView,
    errors: [...which, 'incident_closed', 'playbook_unknown', 'playbook_invalid', 'connection_unknown', ...binding],
  }),
  list: query({ input: z.strictObject({ incidentId: whichIncident }), output: z.array(runView), errors: which }),
  get: query({ input: z.strictObject({ runId }), output: runView, errors: ['run_unknown'] }),
  /**
   * Does the step as far as it goes without consent: passes a manual one, asks a check, plans an action, begins a
   * watch (which goes on by itself; `runMoved` tells).
   */
  step: command({
    input: z.strictObject({
      runId,
      stepId,
      note: z.string().max(2000).default(''),
      /** Action: which of what was read is meant, by key (a backend's pid). */
      choose: z.array(z.string().max(100)).max(100).default([]),
    }),
    output: runView,
    errors: [
      ...onStep,
      ...(['connection_unknown', 'secret_missing', 'connection_read_only', 'target_unreachable'] as const),
      ...(['plan_empty', 'choice_needed', 'choice_unknown'] as const),
    ],
  }),
  /** Consents to exactly the plan with this hash, and does it. `confirm` is the target's name, typed; in production with a reason. */
  approve: command({
    input: z.strictObject({ runId, stepId, planHash: z.string().min(1).max(128), confirm: z.string().max(200), reason }),
    output: runView,
    errors: [
      ...onStep,
      'reason_missing',
      ...(['step_not_action', 'plan_none', 'plan_differs', 'plan_expired', 'plan_moved', 'confirm_differs'] as const),
      ...(['connection_unknown', 'connection_read_only', 'secret_missing', 'target_unreachable', 'action_failed'] as const),
    ],
  }),
  skip: command({ input: z.strictObject({ runId, stepId, reason }), output: runView, errors: [...onStep, 'reason_missing'] }),
  /** Goes on past a check, watch or action that failed, expired or is unknown; the record says who and why. */
  override: command({
    input: z.strictObject({ runId, stepId, reason }),
    output: runView,
    errors: [...onStep, 'reason_missing', 'step_not_failed'],
  }),
}
