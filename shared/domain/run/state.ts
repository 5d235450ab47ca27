import { z } from 'zod'
import { localText } from '../document/local-text.ts'
import { verdict } from '../probe/reading.ts'
import type { DomainEvent } from '../events.ts'
import { plan } from './plan.ts'

export const stepStates = [
  ...(['pending', 'ready', 'running', 'waiting', 'passed'] as const),
  ...(['failed', 'skipped', 'overridden', 'expired', 'unknown'] as const),
] as const
export const stepState = z.enum(stepStates)
export type StepStateName = z.infer<typeof stepState>

/** Nothing more is asked of the commander here. */
export const overStates: ReadonlySet<StepStateName> = new Set(['passed', 'skipped', 'overridden'])

export const planned = z.strictObject({
  planId: z.string(),
  planHash: z.string(),
  expiresAt: z.string(),
  /** null once redacted. */
  plan: plan.nullable(),
  approvedAt: z.string().nullable(),
  approvedBy: z.string().nullable(),
})

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
})
export type StepRecord = z.infer<typeof stepRecord>

export const run = z.strictObject({
  id: z.string(),
  incidentId: z.string(),
  playbookId: z.string(),
  playbookHash: z.string(),
  /** The YAML it began with; null once redacted. */
  source: z.string().nullable(),
  /** Which connection stands for which of the playbook's targets. */
  targets: z.record(z.string(), z.string()),
  startedAt: z.string(),
  startedBy: z.string(),
  endedAt: z.string().nullable(),
  /** Only steps something happened to. */
  steps: z.record(z.string(), stepRecord),
})
export type Run = z.infer<typeof run>

/** What happened to a step so far; undefined when nothing did. A step may be called `constructor`. */
export const recordOf = (state: Run, stepId: string): StepRecord | undefined =>
  Object.hasOwn(state.steps, stepId) ? state.steps[stepId] : undefined

const untouched: StepRecord = {
  ...{ state: 'ready', at: '', by: '', begunAt: null, says: null, why: null },
  ...{ verdict: null, readingId: null, planned: null },
}

type StepChange = Partial<Omit<StepRecord, 'at' | 'by'>>

const stateAfterAction = { done: 'passed', refused: 'failed', failed: 'failed', unknown: 'unknown' } as const

/** What one event does to the step it names; undefined when it is not about a step. */
function changeOf(event: DomainEvent, before: StepRecord): StepChange | undefined {
  switch (event.type) {
    case 'run.step_begun.v1':
      return { state: 'running', begunAt: event.occurredAt, says: null, why: null, verdict: null, readingId: null }
    case 'run.step_failed.v1':
      return { state: event.data.outcome, says: null, why: event.data.reason }
    case 'run.step_passed.v1':
      return { state: 'passed', says: event.data.note, why: null }
    case 'run.step_skipped.v1':
      return { state: 'skipped', says: event.data.reason }
    case 'run.step_overridden.v1':
      return { state: 'overridden', says: event.data.reason }
    case 'run.step_expired.v1':
      return { state: 'expired', says: null, why: event.data.reason }
    case 'run.action_planned.v1': {
      const { planId, planHash, expiresAt, plan } = event.data
      const planned = { planId, planHash, expiresAt, plan, approvedAt: null, approvedBy: null }
      return { state: 'waiting', begunAt: null, says: null, why: null, planned }
    }
    case 'run.action_approved.v1':
      return before.planned
        ? { planned: { ...before.planned, approvedAt: event.occurredAt, approvedBy: event.actor }, says: event.data.reason || null }
        : {}
    case 'run.action_begun.v1':
      return { state: 'running', begunAt: event.occurredAt }
    case 'run.action_ended.v1':
      return { state: stateAfterAction[event.data.outcome], why: event.data.detail }
    case 'probe.reading_kept.v1':
      return { verdict: event.data.verdict, readingId: event.data.readingId }
    default:
      return undefined
  }
}

/** Folds one event into its run; events of other nouns leave it as it is. */
export function reduceRun(state: Run | undefined, event: DomainEvent): Run | undefined {
  if (event.type === 'run.started.v1') {
    const { runId: id, playbookId, playbookHash, targets, source } = event.data
    return {
      ...{ id, incidentId: event.incidentId ?? '', playbookId, playbookHash, source, targets },
      ...{ startedAt: event.occurredAt, startedBy: event.actor, endedAt: null, steps: {} },
    }
  }
  if (!state) return state
  if (event.type === 'run.ended.v1') return { ...state, endedAt: event.occurredAt }
  const stepId = 'stepId' in event.data ? event.data.stepId : null
  if (stepId === null) return state
  const known = recordOf(state, stepId)
  const change = changeOf(event, known ?? untouched)
  if (!change) return state
  // A reading leaves the step where it is, so it does not move the time at which it came there.
  const stays = known !== undefined && change.state === undefined
  const stamp = stays ? {} : { at: event.occurredAt, by: event.actor }
  return { ...state, steps: { ...state.steps, [stepId]: { ...(known ?? untouched), ...stamp, ...change } } }
}

/** The run an event belongs to, if any. */
export const runOf = (event: DomainEvent): string | null => ('runId' in event.data ? event.data.runId : null)
