import { z } from 'zod'
import { actionRecord, mitigation } from '../domain/action/state.ts'
import { targetKind } from '../domain/connection/events.ts'
import { localText } from '../domain/document/local-text.ts'
import { params, paramSpec } from '../domain/probe/params.ts'
import { command, query } from './define.ts'
import { connectionName } from './connections.ts'
import { which, whichIncident } from './incidents.ts'

/** May come empty: the refusal reason_missing says better than a schema what to do. */
const reason = z.string().trim().max(500)
const actionId = z.string().min(1).max(64)
const mitigationId = z.string().min(1).max(200)

const planning = [
  ...(['connection_unknown', 'connection_read_only', 'secret_missing', 'secret_unknown', 'keychain_locked'] as const),
  ...(['params_invalid', 'secret_in_params', 'target_unreachable', 'choice_needed', 'choice_unknown', 'action_empty'] as const),
] as const

export const actions = {
  /** Every change that can be made, by kind of target. */
  list: query({
    input: z.strictObject({}),
    output: z.array(
      z.strictObject({
        action: z.string(),
        kind: targetKind,
        title: localText,
        params: z.array(paramSpec),
        destructive: z.boolean(),
        /** What its subjects are read with. */
        probe: z.string(),
      }),
    ),
    errors: [],
  }),
  /** Reads, and plans from what was read; touches nothing. Without an incident named, the only open one is meant, or none. */
  plan: command({
    input: z.strictObject({
      action: z.string().min(1).max(100),
      connection: connectionName,
      params: params.default({}),
      /** Which of what is read are meant, by key. */
      choose: z.array(z.string().max(500)).max(1000).default([]),
      incidentId: whichIncident,
    }),
    output: actionRecord,
    errors: ['action_unknown', 'action_other_kind', 'target_tabletop', ...planning, ...which],
  }),
  /** Consents to exactly the plan with this hash, and does it. `confirm` is the target's name, typed, where something is destroyed. */
  approve: command({
    input: z.strictObject({
      actionId,
      planHash: z.string().min(1).max(128),
      confirm: z.string().max(200).default(''),
      reason: reason.default(''),
    }),
    output: actionRecord,
    errors: [
      ...(['action_none', 'action_over', 'plan_differs', 'plan_expired', 'plan_moved', 'confirm_differs', 'reason_missing'] as const),
      ...(['connection_unknown', 'connection_read_only', 'secret_missing', 'secret_unknown', 'keychain_locked', 'action_failed'] as const),
    ],
  }),
  /** The latest, newest first. */
  recent: query({ input: z.strictObject({ limit: z.int().min(1).max(200).default(50) }), output: z.array(actionRecord), errors: [] }),
  /** Changes that can be undone and were not yet, oldest first. */
  mitigations: query({ input: z.strictObject({}), output: z.array(mitigation), errors: [] }),
  /** Plans what undoes a mitigation; it is approved as any other action. */
  revert: command({
    input: z.strictObject({ mitigationId }),
    output: actionRecord,
    errors: ['mitigation_unknown', 'mitigation_over', 'action_unknown', 'action_other_kind', ...planning],
  }),
  /** It is no longer in force: undone by other means, or meant to stay. */
  settle: command({
    input: z.strictObject({ mitigationId, reason }),
    output: z.strictObject({ seq: z.int() }),
    errors: ['mitigation_unknown', 'reason_missing'],
  }),
}
