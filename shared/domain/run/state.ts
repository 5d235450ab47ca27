import { z } from 'zod'
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
  /** The note, reason or failure that goes with the state. */
  says: z.string().nullable(),
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

const untouched: StepRecord = {
  ...{ state: 'ready', at: '', by: '', begunAt: null, says: null },
  ...{ verdict: null, readingId: null, planned: null },
}

type StepChange = Partial<Omit<StepRecord, 'at' | 'by'>>

/** What one event does to the step it names; undefined when it is not about a step's state. */
function changeOf(event: DomainEvent, before: StepRecord): StepChange | undefined {
  switch (event.type) {
    case 'run.step_begun.v1':
      return { state: 'running', begunAt: event.occurredAt, says: null }
    case 'run.step_failed.v1':
      return { state: event.data.outcome, says: event.data.reason }
    case 'run.step_passed.v1':
      return { state: 'passed', says: event.data.note }
    case 'run.step_skipped.v1':
      return { state: 'skipped', says: event.data.reason }
    case 'run.step_overridden.v1':
      return { state: 'overridden', says: event.data.reason }
    case 'run.step_expired.v1':
      return { state: 'expired', says: event.data.reason }
    case 'run.action_planned.v1': {
      const { planId, planHash, expiresAt, plan } = event.data
      return { state: 'waiting', says: null, planned: { planId, planHash, expiresAt, plan, approvedAt: null, approvedBy: null } }
    }
    case 'run.action_approved.v1':
      return before.planned
        ? { planned: { ...before.planned, approvedAt: event.occurredAt, approvedBy: event.actor }, says: event.data.reason }
        : {}
    case 'run.action_begun.v1':
      return { state: 'running', begunAt: event.occurredAt }
    case 'run.action_ended.v1':
      return { state: stateAfterAction[event.data.outcome], says: event.data.detail }
    case 'probe.reading_kept.v1':
      return { verdict: event.data.verdict, readingId: event.data.readingId }
    default:
      return undefined
  }
}

const stateAfterAction = { done: 'passed', refused: 'failed', failed: 'failed', unknown: 'unknown' } as const

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
  const before = state.steps[stepId] ?? untouched
  const change = changeOf(event, before)
  if (!change) return state
  const keepsState = event.type === 'probe.reading_kept.v1' && change.state === undefined
  const stamp = keepsState ? {} : { at: event.occurredAt, by: event.actor }
  return { ...state, steps: { ...state.steps, [stepId]: { ...before, ...stamp, ...change } } }
}

/** The run an event belongs to, if any. */
export const runOf = (event: DomainEvent): string | null => ('runId' in event.data ? event.data.runId : null)
