import type { ErrorCode, Reply } from '../../../shared/contract/errors.ts'
import type { RunView } from '../../../shared/contract/runs.ts'
import type { Facts } from '../../../shared/domain/facts.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import type { Script } from '../../../shared/domain/playbook/script.ts'
import type { Run } from '../../../shared/domain/run/state.ts'

/** Carries runs forward: readings, plans, approvals, watches, timers. One step is worked on by one person at a time. */
export interface RunEngine {
  view(run: Run): RunView
  /** The steps of the text it began with, as far as they are known. */
  script(run: Run): Script
  start(input: StartInput, facts: Facts): Promise<Reply<RunView, StartCode>>
  step(input: StepInput, facts: Facts): Promise<Reply<RunView, StepCode>>
  approve(input: ApproveInput, facts: Facts): Promise<Reply<RunView, ApproveCode>>
  /** Plans the action that a watch may have consent for, before the watch ends. */
  planAhead(input: OnStepInput & { readonly choose: readonly string[] }, facts: Facts): Promise<Reply<RunView, AheadCode>>
  /** Consents to that plan: it is done by itself when the watch fails. */
  preApprove(input: ApproveInput, facts: Facts): Promise<Reply<RunView, PreApproveCode>>
  skip(input: PassByInput, facts: Facts): Promise<Reply<RunView, SkipCode>>
  override(input: PassByInput, facts: Facts): Promise<Reply<RunView, OverrideCode>>
  reopen(input: PassByInput, facts: Facts): Promise<Reply<RunView, ReopenCode>>
  /** What a step brought about was taken back by hand. */
  undo(input: OnStepInput & { readonly note: string }, facts: Facts): Promise<Reply<RunView, UndoCode>>
  fill(input: FillInput, facts: Facts): Promise<Reply<RunView, FillCode>>
  /** Ends a check that was begun by mistake. */
  abandon(input: { readonly runId: string; readonly reason: string }, facts: Facts): Promise<Reply<RunView, AbandonCode>>
  /** The values a variable can take, read live where its playbook says so. */
  choices(input: { readonly runId: string; readonly name: string }): Promise<Reply<readonly string[], ChoicesCode>>
  /** After a start: watches and timers go on, actions that were in flight become "outcome unknown". */
  resume(): void
  /** Stops asking. Watches stay begun on the record and go on at the next resume. */
  close(): void
  /** Once what is done by itself has come to its end: nothing is closed under it. */
  settled(): Promise<void>
}

export interface StartInput {
  readonly playbookId: string
  /** Resolved by the caller: the contract lets it be left out. null: a checklist outside any incident. */
  readonly incident: Incident | null
  readonly targets: Readonly<Record<string, string>>
  readonly variables: Readonly<Record<string, string>>
}

export interface OnStepInput {
  readonly runId: string
  readonly stepId: string
}

export interface StepInput extends OnStepInput {
  readonly note: string
  readonly choose: readonly string[]
  /** Approval: in which role, and who, where it is not whoever types. */
  readonly role: string
  readonly person: string
}

export interface ApproveInput extends OnStepInput {
  readonly planHash: string
  readonly confirm: string
  readonly reason: string
}

export interface PassByInput extends OnStepInput {
  readonly reason: string
}

export interface FillInput {
  readonly runId: string
  readonly name: string
  readonly value: string
}

type OnStep = 'run_unknown' | 'run_over' | 'step_unknown' | 'step_not_ready' | 'step_over' | 'step_busy'
type OnTarget = 'connection_unknown' | 'secret_missing' | 'connection_read_only' | 'target_unreachable'
type OnPlan = 'step_not_action' | 'plan_none' | 'plan_differs' | 'plan_expired' | 'plan_moved' | 'confirm_differs' | 'action_failed'
type OnBinding = 'connection_unknown' | 'target_none' | 'target_several' | 'target_unknown' | 'target_other_kind'
type OnStart =
  | 'incident_closed'
  | 'not_checklist'
  | 'playbook_unknown'
  | 'playbook_invalid'
  | 'playbook_untrusted'
  | 'variable_unknown'
  | 'variable_invalid'
  | OnBinding
type OnConsent = 'approval_none' | 'approval_expired' | 'approval_own' | 'approval_twice' | 'role_unknown' | 'reason_missing'
type OnCall = OnStart | 'playbook_circle' | 'variable_missing'
type OnVariable = 'run_unknown' | 'variable_unknown'

export type StartCode = Extract<ErrorCode, OnStart>
export type StepCode = Extract<
  ErrorCode,
  OnStep | OnTarget | 'target_tabletop' | 'plan_empty' | 'choice_needed' | 'choice_unknown' | OnConsent | OnCall
>
export type ApproveCode = Extract<ErrorCode, OnStep | OnTarget | OnPlan | 'reason_missing'>
export type AheadCode = Extract<
  ErrorCode,
  OnStep | OnTarget | 'nothing_ahead' | 'target_tabletop' | 'plan_empty' | 'choice_needed' | 'choice_unknown' | 'variable_missing'
>
export type PreApproveCode = Extract<
  ErrorCode,
  OnStep | OnPlan | 'nothing_ahead' | 'connection_unknown' | 'connection_read_only' | 'reason_missing'
>
export type SkipCode = Extract<ErrorCode, OnStep | 'reason_missing' | 'gate_shut'>
export type OverrideCode = Extract<ErrorCode, OnStep | 'reason_missing' | 'step_not_failed'>
export type ReopenCode = Extract<ErrorCode, 'run_unknown' | 'run_over' | 'step_unknown' | 'step_busy' | 'step_not_begun' | 'reason_missing'>
export type UndoCode = Extract<ErrorCode, 'run_unknown' | 'step_unknown' | 'step_busy' | 'nothing_to_undo'>
export type FillCode = Extract<ErrorCode, OnVariable | 'run_over' | 'step_busy' | 'variable_invalid'>
export type AbandonCode = Extract<ErrorCode, 'run_unknown' | 'not_checklist' | 'run_over' | 'step_busy' | 'reason_missing'>
export type ChoicesCode = Extract<ErrorCode, OnVariable | OnTarget | 'target_tabletop' | 'variable_missing'>
