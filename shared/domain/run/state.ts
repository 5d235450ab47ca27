import { z } from 'zod'
import type { DomainEvent } from '../events.ts'
import { changeOf } from './change.ts'
import { reduceCheck, routineCheck } from '../routine/state.ts'
import { overStates, stepRecord, untouched, type StepRecord } from './record.ts'

export const run = z.strictObject({
  id: z.string(),
  /** null: a check of its own, outside any incident, or called by one. */
  incidentId: z.string().nullable(),
  playbookId: z.string(),
  playbookHash: z.string(),
  /** The YAML it began with; null once redacted. */
  source: z.string().nullable(),
  /** Which connection stands for which of the playbook's targets. */
  targets: z.record(z.string(), z.string()),
  /** What was filled in; null once redacted. */
  variables: z.record(z.string(), z.string().nullable()),
  /** The step of another run that began this one. */
  calledBy: z.strictObject({ runId: z.string(), stepId: z.string() }).nullable(),
  /** What it is besides, where it is a check of its own. */
  routine: routineCheck.nullable(),
  startedAt: z.string(),
  startedBy: z.string(),
  endedAt: z.string().nullable(),
  /** Only steps something happened to. */
  steps: z.record(z.string(), stepRecord),
  /** When steps and blocks with a condition or a time came to their turn. */
  opened: z.record(z.string(), z.strictObject({ at: z.string(), condition: z.enum(['none', 'held', 'unclear', 'overruled']) })),
})
export type Run = z.infer<typeof run>

/** What happened to a step so far; undefined when nothing did. A step may be called `constructor`. */
export const recordOf = (state: Run, stepId: string): StepRecord | undefined =>
  Object.hasOwn(state.steps, stepId) ? state.steps[stepId] : undefined

export const openedOf = (state: Run, id: string) => (Object.hasOwn(state.opened, id) ? state.opened[id] : undefined)

/** Nothing more is asked of anybody at this step: done, left, or failed in a way that leads on. */
export const isOver = (state: Run, stepId: string): boolean => {
  const record = recordOf(state, stepId)
  return record !== undefined && (overStates.has(record.state) || record.followed !== null)
}

/** Folds one event into its run; events of other nouns leave it as it is. */
export function reduceRun(state: Run | undefined, event: DomainEvent): Run | undefined {
  if (event.type === 'run.started.v1') {
    const { runId: id, playbookId, playbookHash, targets, source } = event.data
    return {
      ...{ id, incidentId: event.incidentId, playbookId, playbookHash, source, targets, variables: {}, calledBy: null, routine: null },
      ...{ startedAt: event.occurredAt, startedBy: event.actor, endedAt: null, steps: {}, opened: {} },
    }
  }
  if (!state) return state
  const check = reduceCheck(state.routine, event)
  if (check) return { ...state, routine: check }
  switch (event.type) {
    case 'run.ended.v1':
      return { ...state, endedAt: event.occurredAt }
    case 'run.called.v1':
      return { ...state, calledBy: { runId: event.data.byRunId, stepId: event.data.byStepId } }
    case 'run.variable_filled.v1':
      return { ...state, variables: { ...state.variables, [event.data.name]: event.data.value } }
    case 'run.step_opened.v1':
      return openIn(state, event.data.stepId, event.occurredAt, event.data.condition)
    case 'run.steps_left_out.v1':
      return event.data.stepIds.reduce((before, stepId) => changed(before, stepId, event), state)
    case 'run.step_reopened.v1':
      return reopened(state, event)
    default:
      return 'stepId' in event.data && event.data.stepId !== null ? changed(state, event.data.stepId, event) : state
  }
}

const openIn = (state: Run, id: string, at: string, condition: Run['opened'][string]['condition']): Run => ({
  ...state,
  opened: { ...state.opened, [id]: { at, condition } },
})

function changed(state: Run, stepId: string, event: DomainEvent): Run {
  const known = recordOf(state, stepId)
  const change = changeOf(event, known ?? untouched)
  if (!change) return state
  // A reading leaves the step where it is, so it does not move the time at which it came there.
  const stays = known !== undefined && change.state === undefined
  const stamp = stays ? {} : { at: event.occurredAt, by: event.actor }
  return { ...state, steps: { ...state.steps, [stepId]: { ...(known ?? untouched), ...stamp, ...change } } }
}

/** What happened before stays in the log; here the step stands as if nothing had, and its condition is not asked again. */
function reopened(state: Run, event: Extract<DomainEvent, { type: 'run.step_reopened.v1' }>): Run {
  const { stepId, alsoIds } = event.data
  const others = Object.entries(state.steps)
    .filter(([id]) => id !== stepId && !alsoIds.includes(id))
    // Consent was given for the watch as it went then.
    .map(([id, record]) => [id, record.preApproved?.watchId === stepId ? { ...record, preApproved: null } : record] as const)
  const steps = { ...Object.fromEntries(others), [stepId]: { ...untouched, at: event.occurredAt, by: event.actor } }
  return openIn({ ...state, steps }, stepId, event.occurredAt, 'overruled')
}

/** The run an event belongs to, if any. */
export const runOf = (event: DomainEvent): string | null => ('runId' in event.data ? event.data.runId : null)
