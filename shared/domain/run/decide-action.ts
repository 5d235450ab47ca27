import { accept, refuse } from '../../contract/errors.ts'
import { consentTo, type Consent, type ConsentScene } from '../action/consent.ts'
import type { LocalText } from '../document/local-text.ts'
import type { Draft } from '../events.ts'
import type { Facts } from '../facts.ts'
import type { Script } from '../playbook/script.ts'
import type { StepOf } from '../playbook/step.ts'
import type { Reading } from '../probe/reading.ts'
import { both } from '../document/both.ts'
import { keptReading } from './decide.ts'
import { openIdleStep, placeOf, stepOf, type OnStep, type Opened } from './opening.ts'
import { planLivesMs, type Inverse, type Plan } from './plan.ts'
import type { Run } from './state.ts'
import { plusMs } from './watch.ts'

type Action = StepOf<'action'>

/** A change was planned from a reading; nothing is touched yet. A newer plan replaces this one. */
export function recordPlan(opened: Opened<Action>, planned: { plan: Plan; planHash: string; reading: Reading }, facts: Facts) {
  const { plan, planHash, reading } = planned
  const expiresAt = plusMs(facts.recordedAt, planLivesMs)
  const data = { ...stepOf(opened), planId: facts.newId('plan'), planHash, expiresAt, plan }
  return accept<readonly Draft[]>([keptReading(opened, reading), { type: 'run.action_planned.v1', ...placeOf(opened.run, facts), data }])
}

/**
 * Consents to exactly the plan with this hash. The two events are recorded before the target is touched: killed in
 * between, the outcome reads unknown and is not tried again by itself.
 */
export function approve(run: Run | undefined, script: Script, command: OnStep & Consent, scene: ConsentScene, facts: Facts) {
  const opened = openIdleStep(run, script, command)
  if (!opened.ok) return opened
  const { step, record } = opened.value
  const { stepId } = command
  if (step.type !== 'action') return refuse('step_not_action', { stepId })
  const planned = record?.state === 'waiting' ? record.planned : null
  if (!planned?.plan) return refuse('plan_none', { stepId })
  const consented = consentTo(planned, command, scene, facts)
  if (!consented.ok) return consented
  const { plan, connection, reason } = consented.value
  const data = { ...stepOf(opened.value), planHash: planned.planHash }
  const place = placeOf(opened.value.run, facts)
  const events: readonly Draft[] = [
    { type: 'run.action_approved.v1', ...place, data: { ...data, reason } },
    { type: 'run.action_begun.v1', ...place, data },
  ]
  return accept({ opened: { ...opened.value, step }, plan, connection, events })
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

const recordedAs = { done: 'done', moved: 'refused', failed: 'failed', unknown: 'unknown', interrupted: 'unknown' } as const

/** An action ended. Done passes the step; anything else leaves it open, and it is never repeated without a new plan. */
export function recordEnd(opened: Opened<Action>, ended: Ended, facts: Facts): readonly Draft[] {
  const { outcome } = ended
  const { statement, durationMs } = outcome === 'interrupted' ? { statement: '', durationMs: 0 } : ended
  const detail = detailOf(ended)
  // Known only now that it is done: the id of a silence, the previous values of rows.
  const inverse = outcome !== 'interrupted' && ended.inverse !== undefined ? { inverse: ended.inverse } : {}
  const planHash = opened.record?.planned?.planHash ?? ''
  const last: Draft = {
    ...{ type: 'run.action_ended.v1', ...placeOf(opened.run, facts) },
    data: { ...stepOf(opened), planHash, outcome: recordedAs[outcome], durationMs, statement, detail, ...inverse },
  }
  return [last]
}

function detailOf(ended: Ended): LocalText {
  if (ended.outcome === 'interrupted') return both('run.why.action_interrupted')
  if (ended.outcome !== 'unknown') return ended.detail
  return both('run.why.action_unknown', { detail: ended.detail })
}
