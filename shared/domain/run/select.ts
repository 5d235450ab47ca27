import type { Step } from '../playbook/spec.ts'
import { overStates, recordOf, type Run, type StepRecord, type StepStateName } from './state.ts'

/** What a run needs to know of a playbook's step to keep the order. */
export type Ordered = Pick<Step, 'id'>

export interface StepStanding {
  readonly id: string
  readonly state: StepStateName
  /** null while nothing happened to it. */
  readonly history: StepRecord | null
  /** Why it is pending: the step that must be over first. */
  readonly waitsFor: string | null
}

export interface RunStanding {
  readonly steps: readonly StepStanding[]
  /** The one thing to do now: the first step, in the file's order, that is not over. Null when all are, or the run has ended. */
  readonly next: string | null
  /** How many are not over. */
  readonly left: number
}

export const isOver = (run: Run, stepId: string) => overStates.has(recordOf(run, stepId)?.state ?? 'ready')

/** Where every step of a run stands. Exactly one step is next until the run is over. */
export function selectStanding(run: Run, steps: readonly Ordered[]): RunStanding {
  const open = steps.filter(({ id }) => !isOver(run, id))
  const next = run.endedAt === null ? (open[0]?.id ?? null) : null
  return { next, left: open.length, steps: steps.map(({ id }) => standingOf(run, id, next)) }
}

function standingOf(run: Run, id: string, next: string | null): StepStanding {
  const history = recordOf(run, id) ?? null
  if (isOver(run, id) || id === next) return { id, state: history?.state ?? 'ready', history, waitsFor: null }
  return { id, state: 'pending', history, waitsFor: next }
}

/** The step to do now, or undefined when all are over. */
export const nextStep = <Kind extends Ordered>(run: Run, steps: readonly Kind[]): Kind | undefined =>
  steps.find(({ id }) => !isOver(run, id))
