import type { ErrorCode, Reply } from '../../../shared/contract/errors.ts'
import type { ActionRecord } from '../../../shared/domain/action/state.ts'
import type { Facts } from '../../../shared/domain/facts.ts'
import type { Params } from '../../../shared/domain/probe/params.ts'

export interface WantedAction {
  readonly action: string
  readonly connection: string
  readonly params: Params
  readonly choose: readonly string[]
  readonly incidentId: string | null
  /** The mitigation it takes back. */
  readonly reverts?: string
}

export type CannotPlan = Extract<
  ErrorCode,
  'connection_unknown' | 'connection_read_only' | 'target_unreachable' | 'choice_needed' | 'choice_unknown' | 'action_empty'
>
export type CannotApprove = Extract<
  ErrorCode,
  | 'action_none'
  | 'action_over'
  | 'plan_differs'
  | 'plan_expired'
  | 'plan_moved'
  | 'confirm_differs'
  | 'reason_missing'
  | 'connection_unknown'
  | 'connection_read_only'
  | 'action_failed'
>

/** Changes to targets outside a playbook's run. Faults of names, parameters and secrets are thrown, as the prober throws them. */
export interface ActionDesk {
  plan(wanted: WantedAction, facts: Facts): Promise<Reply<ActionRecord, CannotPlan>>
  approve(
    input: { actionId: string; planHash: string; confirm: string; reason: string },
    facts: Facts,
  ): Promise<Reply<ActionRecord, CannotApprove>>
  /** Plans what undoes a mitigation. */
  revert(input: { mitigationId: string }, facts: Facts): Promise<Reply<ActionRecord, CannotPlan | 'mitigation_unknown' | 'mitigation_over'>>
  /** After a start: what was begun and never ended is unknown, and is not repeated. */
  resume(): void
  close(): void
}
