import { accept, refuse } from '../../contract/errors.ts'
import type { LocalText } from '../document/local-text.ts'
import type { Draft } from '../events.ts'
import type { Facts } from '../facts.ts'
import type { Reading } from '../probe/reading.ts'
import { both } from '../document/both.ts'
import { planLivesMs, type Inverse, type Plan } from '../run/plan.ts'
import { plusMs } from '../run/watch.ts'
import { consentTo, type Consent, type ConsentScene } from './consent.ts'
import { isInForce, type ActionRecord, type Actions, type Mitigation } from './state.ts'

interface PlannedAction {
  readonly plan: Plan
  readonly planHash: string
  readonly reading: Reading
  readonly incidentId: string | null
}

/** A change was planned from a reading; nothing is touched yet. Within an incident the reading is evidence. */
export function planAction({ plan, planHash, reading, incidentId }: PlannedAction, facts: Facts) {
  const actionId = facts.newId('act')
  const expiresAt = plusMs(facts.recordedAt, planLivesMs)
  const planned: Draft = {
    ...{ type: 'action.planned.v1', incidentId, occurredAt: facts.recordedAt },
    data: { actionId, planHash, expiresAt, readingId: reading.readingId, plan },
  }
  return { actionId, events: [...evidenceOf(reading, incidentId), planned] }
}

/**
 * Consents to exactly the plan with this hash. Both events are recorded before the target is touched: killed in between,
 * the outcome reads unknown and is not tried again by itself.
 */
export function approveAction(record: ActionRecord | undefined, actionId: string, consent: Consent, scene: ConsentScene, facts: Facts) {
  if (!record) return refuse('action_none', { actionId })
  if (record.state !== 'waiting') return refuse('action_over', { actionId, state: record.state })
  const consented = consentTo(record, consent, scene, facts)
  if (!consented.ok) return consented
  const place = { incidentId: record.incidentId, occurredAt: facts.recordedAt }
  const data = { actionId, planHash: record.planHash }
  const events: readonly Draft[] = [
    { type: 'action.approved.v1', ...place, data: { ...data, reason: consented.value.reason } },
    { type: 'action.begun.v1', ...place, data },
  ]
  return accept({ ...consented.value, events })
}

/** What became of an action that was begun; `interrupted` when nobody was there to hear. */
export type Ended =
  | {
      readonly outcome: 'done' | 'moved' | 'failed' | 'unknown'
      readonly statement: string
      readonly detail: LocalText
      readonly durationMs: number
      readonly inverse?: Inverse | null
    }
  | { readonly outcome: 'interrupted' }

const recordedAs = { done: 'done', moved: 'refused', failed: 'failed', unknown: 'unknown' } as const

/** An action ended. Whatever came of it, it is never repeated without a new plan. */
export function endAction(record: ActionRecord, ended: Ended, facts: Facts): readonly Draft[] {
  const place = { incidentId: record.incidentId, occurredAt: facts.recordedAt }
  const data = { actionId: record.id, planHash: record.planHash }
  if (ended.outcome === 'interrupted') {
    const known = { outcome: 'unknown', durationMs: 0, statement: '', detail: both('run.why.action_interrupted'), inverse: null } as const
    return [{ type: 'action.ended.v1', ...place, data: { ...data, ...known } }]
  }
  const { outcome, statement, durationMs } = ended
  const detail = outcome === 'unknown' ? both('run.why.action_unknown', { detail: ended.detail }) : ended.detail
  const inverse = ended.inverse ?? record.plan?.inverse ?? null
  return [{ type: 'action.ended.v1', ...place, data: { ...data, outcome: recordedAs[outcome], durationMs, statement, detail, inverse } }]
}

/** A person says that it is no longer in force: undone by other means, or meant to stay. What was seen to be over needs no reason. */
export function settleMitigation(state: Actions, mitigationId: string, reason: string, facts: Facts) {
  const known = state.inForce[mitigationId]
  if (!known) return refuse('mitigation_unknown', { mitigationId })
  if (reason.trim() === '' && isInForce(known)) return refuse('reason_missing')
  const data = { mitigationId, how: 'by_hand', reason: reason.trim() } as const
  return accept<readonly Draft[]>([
    { type: 'action.mitigation_settled.v1', incidentId: known.incidentId, occurredAt: facts.recordedAt, data },
  ])
}

/** Its server, asked by this reading, does not have it any more. The reading is evidence where there is an incident. */
export function endMitigation({ id: mitigationId, incidentId, statement }: Mitigation, reading: Reading, facts: Facts): readonly Draft[] {
  const ended: Draft = {
    ...{ type: 'action.mitigation_ended.v1', incidentId, occurredAt: facts.recordedAt },
    data: { mitigationId, readingId: reading.readingId, statement, reason: reading.reason },
  }
  return [...evidenceOf(reading, incidentId), ended]
}

const evidenceOf = (reading: Reading, incidentId: string | null): readonly Draft[] =>
  incidentId === null
    ? []
    : [{ type: 'probe.reading_kept.v1', incidentId, occurredAt: reading.startedAt, data: { ...reading, runId: null, stepId: null } }]

/** Somebody is asked again whether it should still be in force, this often. */
export const promptMs = 30 * 60_000

/** The mitigations nobody was asked about for a while, as the fact that they are now. */
export function promptMitigations(state: Actions, nowMs: number, facts: Facts): readonly Draft[] {
  const isDue = ({ since, promptedAt, endedAt }: Mitigation) => endedAt === null && nowMs - Date.parse(promptedAt ?? since) >= promptMs
  return Object.values(state.inForce)
    .filter(isDue)
    .map(({ id, incidentId }) => ({
      ...{ type: 'action.mitigation_prompted.v1', incidentId, occurredAt: facts.recordedAt },
      data: { mitigationId: id },
    }))
}
