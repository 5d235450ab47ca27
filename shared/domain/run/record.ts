import { z } from 'zod'
import { localText } from '../document/local-text.ts'
import { verdict } from '../probe/reading.ts'
import { leftOutCauses } from './events.ts'
import { plan } from './plan.ts'

export const stepStates = [
  ...(['pending', 'ready', 'running', 'waiting', 'passed'] as const),
  ...(['failed', 'skipped', 'overridden', 'expired', 'unknown'] as const),
] as const
export const stepState = z.enum(stepStates)
export type StepStateName = z.infer<typeof stepState>

/** Nothing more is asked of the commander here. */
export const overStates: ReadonlySet<StepStateName> = new Set(['passed', 'skipped', 'overridden'])
/** It was tried and did not come out right. */
export const failedStates: ReadonlySet<StepStateName> = new Set(['failed', 'expired', 'unknown'])

export const planned = z.strictObject({
  planId: z.string(),
  planHash: z.string(),
  expiresAt: z.string(),
  /** null once redacted. */
  plan: plan.nullable(),
  approvedAt: z.string().nullable(),
  approvedBy: z.string().nullable(),
})

const consent = z.strictObject({
  role: z.string(),
  /** Who consents or refuses; null once redacted. */
  person: z.string().nullable(),
  /** Who was at the keyboard, and at which installation. */
  by: z.string(),
  logId: z.string(),
  at: z.string(),
  consents: z.boolean(),
  reason: z.string().nullable(),
})
export type Consent = z.infer<typeof consent>

export const asked = z.strictObject({
  by: z.string(),
  logId: z.string(),
  at: z.string(),
  expiresAt: z.string(),
  given: z.array(consent),
})

const contactTry = z.strictObject({ contact: z.int(), outcome: z.enum(['answered', 'no_answer']), at: z.string(), by: z.string() })

export const stepRecord = z.strictObject({
  state: stepState,
  /** When it came to this state, and by whom. */
  at: z.string(),
  by: z.string(),
  begunAt: z.string().nullable(),
  /** What a person wrote with it: the note or the reason. */
  says: z.string().nullable(),
  /** Why it did not pass, or what the target answered. */
  why: localText.nullable(),
  verdict: verdict.nullable(),
  readingId: z.string().nullable(),
  planned: planned.nullable(),
  /** Consented to beforehand, for when that watch fails. */
  preApproved: z.strictObject({ watchId: z.string(), planHash: z.string(), by: z.string(), at: z.string() }).nullable(),
  /** A failure that led somewhere: it stays failed, and the run goes on. */
  followed: z.string().nullable(),
  /** Left out by the playbook itself, and by which of its steps. */
  leftOut: z.strictObject({ cause: z.enum(leftOutCauses), by: z.string() }).nullable(),
  /** Decision: what was chosen. */
  option: z.string().nullable(),
  /** Approval: the request and what was answered so far. */
  asked: asked.nullable(),
  /** Contact: whom one tried so far. */
  tries: z.array(contactTry),
  /** Playbook: the run that was begun for it. */
  calledRunId: z.string().nullable(),
  undone: z.strictObject({ at: z.string(), by: z.string(), note: z.string().nullable() }).nullable(),
  overTime: z.boolean(),
})
export type StepRecord = z.infer<typeof stepRecord>

export const untouched: StepRecord = {
  ...{ state: 'ready', at: '', by: '', begunAt: null, says: null, why: null },
  ...{ verdict: null, readingId: null, planned: null, preApproved: null, followed: null, leftOut: null, option: null, asked: null },
  ...{ tries: [], calledRunId: null, undone: null, overTime: false },
}
