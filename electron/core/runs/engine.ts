import type { ErrorCode, Reply } from '../../../shared/contract/errors.ts'
import type { RunView } from '../../../shared/contract/runs.ts'
import type { Facts } from '../../../shared/domain/facts.ts'
import type { Run } from '../../../shared/domain/run/state.ts'

/** Carries runs forward: readings, plans, approvals, watches. One step of one run is worked on at a time. */
export interface RunEngine {
  view(run: Run): RunView
  step(input: { runId: string; stepId: string; note: string; choose: readonly string[] }, facts: Facts): Promise<Reply<RunView, StepCode>>
  approve(
    input: { runId: string; stepId: string; planHash: string; confirm: string; reason: string },
    facts: Facts,
  ): Promise<Reply<RunView, ApproveCode>>
  /** After a start: watches go on, actions that were in flight become "outcome unknown". */
  resume(): void
  close(): void
}

type OnStep = Extract<ErrorCode, 'run_unknown' | 'run_over' | 'step_unknown' | 'step_not_ready' | 'step_over' | 'step_busy'>
type OnTarget = Extract<ErrorCode, 'connection_unknown' | 'secret_missing' | 'connection_read_only' | 'target_unreachable'>
export type StepCode = OnStep | OnTarget | Extract<ErrorCode, 'plan_empty' | 'choice_needed' | 'choice_unknown'>
export type ApproveCode =
  | OnStep
  | OnTarget
  | Extract<ErrorCode, 'step_not_action' | 'plan_none' | 'plan_differs' | 'plan_expired' | 'plan_moved' | 'confirm_differs' | 'action_failed'>
