import { accept, refuse } from '../../contract/errors.ts'
import { operable } from '../connection/operable.ts'
import type { Connection } from '../connection/state.ts'
import type { Facts } from '../facts.ts'
import { needsReason, type Plan } from '../run/plan.ts'

export interface Planned {
  readonly planHash: string
  readonly expiresAt: string
  /** null once redacted. */
  readonly plan: Plan | null
}

/** What a person consents with: the hash of exactly this plan, the target's name as typed, and why. */
export interface Consent {
  readonly planHash: string
  readonly confirm: string
  readonly reason: string
}

/** What consent is held against besides the plan. */
export interface ConsentScene {
  readonly connection: Connection | undefined
  /** SHA-256 of the plan on the record, computed again now; null when there is none. */
  readonly hashNow: string | null
}

/**
 * Whether this is consent to exactly this plan, now: the one rule, within a run and outside of one. The target's name is typed where something is destroyed, and typed
 * wrongly it is never taken.
 */
export function consentTo(planned: Planned, consent: Consent, scene: ConsentScene, facts: Facts) {
  const { planHash, expiresAt, plan } = planned
  if (!plan || consent.planHash !== planHash || scene.hashNow !== planHash) return refuse('plan_differs', { planHash })
  if (Date.parse(facts.recordedAt) >= Date.parse(expiresAt)) return refuse('plan_expired', { expiresAt })
  const typed = consent.confirm.trim()
  const mustType = plan.destructive !== false
  if (typed !== plan.confirm && (mustType || typed !== '')) return refuse('confirm_differs', { expected: plan.confirm })
  if (needsReason(plan) && consent.reason.trim() === '') return refuse('reason_missing')
  const connection = operable(scene.connection, plan.connection)
  return connection.ok ? accept({ plan, connection: connection.value, reason: consent.reason.trim() }) : connection
}
