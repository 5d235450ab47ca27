import { accept, refuse } from '../../contract/errors.ts'
import type { Draft } from '../events.ts'
import type { Facts } from '../facts.ts'
import { isOver, nextStep, type Ordered } from './select.ts'
import { overStates, recordOf, type Run, type StepRecord } from './state.ts'

/** Which step of which run a command means. */
export interface OnStep {
  readonly runId: string
  readonly stepId: string
}

/** A step that is next in its run, and what happened to it so far. */
export interface Opened<Kind extends Ordered> {
  readonly run: Run
  readonly steps: readonly Ordered[]
  readonly step: Kind
  readonly record: StepRecord | undefined
}

/** The step a command means, if its turn has come. */
export function openStep<Kind extends Ordered>(run: Run | undefined, steps: readonly Kind[], { runId, stepId }: OnStep) {
  if (!run) return refuse('run_unknown', { runId })
  if (run.endedAt !== null) return refuse('run_over', { runId })
  const step = steps.find(({ id }) => id === stepId)
  if (!step) return refuse('step_unknown', { stepId, steps: steps.map(({ id }) => id).join(', ') })
  const record = recordOf(run, stepId)
  if (record && overStates.has(record.state)) return refuse('step_over', { stepId, state: record.state })
  const next = nextStep(run, steps)
  if (next && next.id !== stepId) return refuse('step_not_ready', { stepId, waitsFor: next.id })
  return accept<Opened<Kind>>({ run, steps, step, record })
}

/** The same, and nothing is going on there: neither a watch nor an action. */
export function openIdleStep<Kind extends Ordered>(run: Run | undefined, steps: readonly Kind[], command: OnStep) {
  const opened = openStep(run, steps, command)
  if (opened.ok && opened.value.record?.state === 'running') return refuse('step_busy', { stepId: command.stepId })
  return opened
}

/** What every event of a run shares: its incident and when it happened. */
export const placeOf = (run: Run, facts: Facts) => ({ incidentId: run.incidentId, occurredAt: facts.recordedAt })

export const stepOf = ({ run, step }: Opened<Ordered>) => ({ runId: run.id, stepId: step.id })

/** `last` makes the step over; with nothing else open the run is over too, in the same breath. */
export function endingWith({ run, steps, step }: Opened<Ordered>, last: Draft, facts: Facts): readonly Draft[] {
  const othersOver = steps.every(({ id }) => id === step.id || isOver(run, id))
  return othersOver ? [last, { type: 'run.ended.v1', ...placeOf(run, facts), data: { runId: run.id } }] : [last]
}
