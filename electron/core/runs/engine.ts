import type { ErrorCode, Reply } from '../../../shared/contract/errors.ts'
import type { RunView } from '../../../shared/contract/runs.ts'
import type { Facts } from '../../../shared/domain/facts.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import type { Run } from '../../../shared/domain/run/state.ts'

/** Carries runs forward: readings, plans, approvals, watches. One step of one run is worked on at a time. */
export interface RunEngine {
  view(run: Run): RunView
  start(input: StartInput, facts: Facts): Reply<RunView, StartCode>
  step(input: StepInput, facts: Facts): Promise<Reply<RunView, StepCode>>
  approve(input: ApproveInput, facts: Facts): Promise<Reply<RunView, ApproveCode>>
  skip(input: PassByInput, facts: Facts): Reply<RunView, SkipCode>
  override(input: PassByInput, facts: Facts): Reply<RunView, OverrideCode>
  /** After a start: watches go on, actions that were in flight become "outcome unknown". */
  resume(): void
  /** Stops asking. Watches stay begun on the record and go on at the next resume. */
  close(): void
}

export interface StartInput {
  readonly playbookId: string
  /** Resolved by the caller: the contract lets it be left out. */
  readonly incident: Incident
  readonly targets: Readonly<Record<string, string>>
}

export interface StepInput {
  readonly runId: string
  readonly stepId: string
  readonly note: string
  readonly choose: readonly string[]
}

export interface ApproveInput {
  readonly runId: string
  readonly stepId: string
  readonly planHash: string
  readonly confirm: string
  readonly reason: string
}

export interface PassByInput {
  readonly runId: string
  readonly stepId: string
  readonly reason: string
}

type OnStep = 'run_unknown' | 'run_over' | 'step_unknown' | 'step_not_ready' | 'step_over' | 'step_busy'
type OnTarget = 'connection_unknown' | 'secret_missing' | 'connection_read_only' | 'target_unreachable'
type OnPlan = 'step_not_action' | 'plan_none' | 'plan_differs' | 'plan_expired' | 'plan_moved' | 'confirm_differs' | 'action_failed'
type OnStart = 'incident_closed' | 'playbook_unknown' | 'playbook_invalid'
type OnBinding = 'connection_unknown' | 'target_none' | 'target_several' | 'target_unknown' | 'target_other_kind'

export type StartCode = Extract<ErrorCode, OnStart | OnBinding>
export type StepCode = Extract<ErrorCode, OnStep | OnTarget | 'plan_empty' | 'choice_needed' | 'choice_unknown'>
export type ApproveCode = Extract<ErrorCode, OnStep | OnTarget | OnPlan | 'reason_missing'>
export type SkipCode = Extract<ErrorCode, OnStep | 'reason_missing'>
export type OverrideCode = Extract<ErrorCode, OnStep | 'reason_missing' | 'step_not_failed'>
