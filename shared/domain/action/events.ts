import { z } from 'zod'
import { localText } from '../document/local-text.ts'
import { event } from '../event.ts'
import { inverse, plan } from '../run/plan.ts'

const action = { actionId: z.string() }

/** A change to a target outside a playbook's run, the mitigations that are in force, and what was refused. */
export const actionEvents = {
  'action.planned.v1': event({ ...action, planHash: z.string(), expiresAt: z.string(), readingId: z.string() }, { plan }),
  'action.approved.v1': event({ ...action, planHash: z.string() }, { reason: z.string() }),
  /** Written before the target is touched: killed after this, the outcome reads unknown. */
  'action.begun.v1': event({ ...action, planHash: z.string() }, {}),
  'action.ended.v1': event(
    { ...action, planHash: z.string(), outcome: z.enum(['done', 'refused', 'failed', 'unknown']), durationMs: z.number() },
    { statement: z.string(), detail: localText, inverse: inverse.nullable() },
  ),
  /** Still in force after a while: somebody was asked whether it should be. */
  'action.mitigation_prompted.v1': event({ mitigationId: z.string() }, {}),
  /** Its server was asked, and what it brought about is not there any more: it ended by itself, or somebody else took it back. */
  'action.mitigation_ended.v1': event({ mitigationId: z.string(), readingId: z.string() }, { statement: z.string(), reason: localText }),
  /** It is no longer in force: its inverse was done, or a person says so. */
  'action.mitigation_settled.v1': event({ mitigationId: z.string(), how: z.enum(['reverted', 'by_hand']) }, { reason: z.string() }),
  /** Something that would have changed a target was stopped before it was sent. */
  'action.refused.v1': event({ connection: z.string(), asked: z.string(), code: z.string() }, { statement: z.string(), reason: localText }),
}
