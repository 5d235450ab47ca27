import { z } from 'zod'
import { localText } from '../domain/document/local-text.ts'
import { reading } from '../domain/probe/reading.ts'
import { stepType } from '../domain/playbook/step.ts'
import { variableTypes } from '../domain/playbook/variable.ts'
import { stepRecord, stepState } from '../domain/run/record.ts'
import { command, query } from './define.ts'
import { connectionName } from './connections.ts'
import { which, whichIncident } from './incidents.ts'

/** May come empty: the refusal reason_missing says better than a schema what to do. */
const reason = z.string().trim().max(500)
const runId = z.string().min(1).max(64)
const stepId = z.string().min(1).max(80)

const stepView = z.strictObject({
  id: z.string(),
  type: stepType,
  title: localText,
  text: localText.nullable(),
  record: localText.nullable(),
  risk: localText.nullable(),
  source: z.string().nullable(),
  /** Who does it, and who answers for it. */
  role: z.string().nullable(),
  owner: z.string().nullable(),
  /** In how many blocks it stands, and in which phase. */
  depth: z.int(),
  phase: z.string().nullable(),
  /** Passed or overridden, never skipped. */
  gate: z.boolean(),
  connection: z.string().nullable(),
  probe: z.string().nullable(),
  state: stepState,
  /** The step that must be over before its turn comes. */
  waitsFor: z.string().nullable(),
  /** null while nothing happened to it. */
  history: stepRecord.nullable(),
  /** The reading it is judged by, when one was taken. */
  reading: reading.nullable(),
  /** A watch: since when it has held (null: it does not hold), how long it must, and when it gives up. */
  watch: z.strictObject({ heldSince: z.string().nullable(), holdsForMs: z.int(), expiresAt: z.string().nullable() }).nullable(),
  /** Decision and alternatives: what is asked, and the ways there are. */
  question: localText.nullable(),
  options: z.array(z.strictObject({ id: z.string(), title: localText, text: localText.nullable() })),
  approval: z
    .strictObject({
      roles: z.array(z.string()),
      needed: z.int(),
      given: z.int(),
      notRequester: z.boolean(),
      /** Somebody typed for somebody else, or all of it happened at one installation. */
      oneKeyboard: z.boolean(),
    })
    .nullable(),
  /** Whom to reach now, of how many, and when the next one is to be tried. */
  contact: z
    .strictObject({
      who: z.string(),
      ways: z.array(z.strictObject({ by: z.string(), to: z.string() })),
      index: z.int(),
      count: z.int(),
      nextAt: z.string().nullable(),
    })
    .nullable(),
  /** What is copied, with its values encoded for it; null while a value is missing or must not stand there. */
  command: z
    .strictObject({ kind: z.enum(['shell', 'sql', 'promql', 'json']), text: z.string().nullable(), refused: localText.nullable() })
    .nullable(),
  draft: z.strictObject({ audience: z.string(), text: localText }).nullable(),
  /** Wait: until when. Time-box: when it is passed. */
  until: z.string().nullable(),
  timeBoxAt: z.string().nullable(),
  /** Playbook: which one is followed. */
  calls: z.string().nullable(),
  /** Watch: the action that may be consented to beforehand. */
  preApproves: z.string().nullable(),
  /** How it is taken back; `history.undone` says whether it was. */
  inverse: localText.nullable(),
  /** Variables it needs that are not filled. */
  missing: z.array(z.string()),
})

const phaseView = z.strictObject({
  id: z.string(),
  title: localText,
  /** When its first step came to its turn; null: not yet, or it has no budget to count. */
  openedAt: z.string().nullable(),
  budgetMs: z.int().nullable(),
})

const variableView = z.strictObject({
  name: z.string(),
  title: localText,
  text: localText.nullable(),
  type: z.enum(variableTypes),
  value: z.string().nullable(),
  choices: z.array(z.string()),
  /** Its choices are read from a target: ask for them. */
  live: z.boolean(),
})

export const runView = z.strictObject({
  id: z.string(),
  /** null: it belongs to no incident. */
  incidentId: z.string().nullable(),
  playbookId: z.string(),
  playbookHash: z.string(),
  title: localText,
  source: z.string().nullable(),
  targets: z.record(z.string(), z.string()),
  startedAt: z.string(),
  startedBy: z.string(),
  endedAt: z.string().nullable(),
  calledBy: z.strictObject({ runId: z.string(), stepId: z.string() }).nullable(),
  phases: z.array(phaseView),
  variables: z.array(variableView),
  steps: z.array(stepView),
  /** The one thing to do now; null when the run is over. */
  next: z.string().nullable(),
  /** Why the next step waits, where it waits for something or somebody. */
  waits: localText.nullable(),
  left: z.int(),
  /** Steps whose effect is in force: done, and not taken back. */
  inForce: z.array(z.string()),
  /** A newer file of this playbook lies on the shelf; the run keeps its own text. */
  newerHash: z.string().nullable(),
})
export type RunView = z.infer<typeof runView>
export type StepView = z.infer<typeof stepView>

const binding = ['target_none', 'target_several', 'target_unknown', 'target_other_kind'] as const
const onStep = ['run_unknown', 'run_over', 'step_unknown', 'step_not_ready', 'step_over', 'step_busy'] as const

export const starting = [
  'incident_closed',
  'playbook_unknown',
  'playbook_invalid',
  'playbook_untrusted',
  'secret_in_params',
  'connection_unknown',
  ...binding,
] as const
const value = z.string().max(1000)

export const runs = {
  start: command({
    input: z.strictObject({
      playbookId: z.string().min(1).max(80),
      incidentId: whichIncident,
      /** Playbook's target name to connection name; left out where only one connection fits. */
      targets: z.record(z.string(), connectionName).default({}),
      variables: z.record(z.string().max(60), value).default({}),
    }),
    output: runView,
    errors: [...which, ...starting, 'not_checklist', 'variable_unknown', 'variable_invalid'],
  }),
  list: query({ input: z.strictObject({ incidentId: whichIncident }), output: z.array(runView), errors: which }),
  get: query({ input: z.strictObject({ runId }), output: runView, errors: ['run_unknown'] }),
  /**
   * Does the step as far as it goes without consent to a plan: passes a manual one, asks a check, plans an action, begins a
   * watch (which goes on by itself; `runMoved` tells), takes a decision, asks for an approval or answers it, calls a playbook.
   */
  step: command({
    input: z.strictObject({
      runId,
      stepId,
      /** What was sent, where something was: a notice is longer than a note. */
      note: z.string().max(20_000).default(''),
      /**
       * Action: which of what was read is meant, by key (a backend's pid). Decision: the option. Approval: approve or reject.
       * Contact: answered or no-answer. By hand: done, or failed with the note as its reason.
       */
      choose: z.array(z.string().max(100)).max(100).default([]),
      /** Approval: in which role, and who, where somebody else stands at the keyboard. */
      role: z.string().max(80).default(''),
      person: z.string().trim().max(80).default(''),
    }),
    output: runView,
    errors: [
      ...onStep,
      ...starting,
      'not_checklist',
      ...(['secret_missing', 'connection_read_only', 'target_unreachable', 'target_tabletop'] as const),
      ...(['plan_empty', 'choice_needed', 'choice_unknown'] as const),
      ...(['approval_none', 'approval_expired', 'approval_own', 'approval_twice', 'role_unknown', 'reason_missing'] as const),
      ...(['variable_missing', 'variable_unknown', 'variable_invalid', 'playbook_circle'] as const),
    ],
  }),
  /** Consents to exactly the plan with this hash, and does it. `confirm` is the target's name, typed where something is destroyed; in production with a reason. */
  approve: command({
    input: z.strictObject({ runId, stepId, planHash: z.string().min(1).max(128), confirm: z.string().max(200).default(''), reason }),
    output: runView,
    errors: [
      ...onStep,
      'reason_missing',
      ...(['step_not_action', 'plan_none', 'plan_differs', 'plan_expired', 'plan_moved', 'confirm_differs'] as const),
      ...(['connection_unknown', 'connection_read_only', 'secret_missing', 'target_unreachable', 'action_failed'] as const),
    ],
  }),
  /** Plans the action that a watch may have consent for, before the watch ends (`pre_approves`). Planned anew, an earlier consent is gone. */
  planAhead: command({
    input: z.strictObject({ runId, stepId, choose: z.array(z.string().max(100)).max(100).default([]) }),
    output: runView,
    errors: [
      ...onStep,
      ...(['nothing_ahead', 'connection_unknown', 'secret_missing', 'connection_read_only', 'target_unreachable'] as const),
      ...(['target_tabletop', 'plan_empty', 'choice_needed', 'choice_unknown', 'variable_missing', 'secret_in_params'] as const),
    ],
  }),
  /** Consents beforehand to exactly the plan with this hash: it is done by itself, once, when the watch fails by a bad answer. */
  preApprove: command({
    input: z.strictObject({ runId, stepId, planHash: z.string().min(1).max(128), confirm: z.string().max(200).default(''), reason }),
    output: runView,
    errors: [
      ...onStep,
      ...(['nothing_ahead', 'reason_missing', 'step_not_action', 'plan_none', 'plan_differs', 'plan_expired', 'plan_moved'] as const),
      ...(['confirm_differs', 'action_failed', 'connection_unknown', 'connection_read_only'] as const),
    ],
  }),
  skip: command({ input: z.strictObject({ runId, stepId, reason }), output: runView, errors: [...onStep, 'reason_missing', 'gate_shut'] }),
  /** Goes on past a step that failed, expired or is unknown; the record says who and why. */
  override: command({
    input: z.strictObject({ runId, stepId, reason }),
    output: runView,
    errors: [...onStep, 'reason_missing', 'step_not_failed'],
  }),
  /** Opens a step again that was done, left or failed; what a decision left out is open again with it. */
  reopen: command({
    input: z.strictObject({ runId, stepId, reason }),
    output: runView,
    errors: ['run_unknown', 'run_over', 'step_unknown', 'step_busy', 'step_not_begun', 'reason_missing'],
  }),
  /** What a step brought about was taken back by hand. Also after the run is over: mitigations outlive it. */
  undo: command({
    input: z.strictObject({ runId, stepId, note: z.string().max(2000).default('') }),
    output: runView,
    errors: ['run_unknown', 'step_unknown', 'step_busy', 'nothing_to_undo'],
  }),
  /** Fills a variable of the run; filling it again counts from then on. */
  enter: command({
    input: z.strictObject({ runId, name: z.string().min(1).max(60), value }),
    output: runView,
    errors: ['run_unknown', 'run_over', 'step_busy', 'variable_unknown', 'variable_invalid'],
  }),
  /** The values a variable can take, read live where its playbook says so; none: anything of its form. */
  choices: query({
    input: z.strictObject({ runId, name: z.string().min(1).max(60) }),
    output: z.array(z.string()),
    errors: [
      'target_tabletop',
      'run_unknown',
      'variable_unknown',
      'variable_missing',
      'connection_unknown',
      'secret_missing',
      'connection_read_only',
      'target_unreachable',
    ],
  }),
}
