import { accept, refuse } from '../../contract/errors.ts'
import type { Facts } from '../facts.ts'
import type { Leaf, Script } from '../playbook/script.ts'
import type { Step } from '../playbook/step.ts'
import type { StepRecord } from './record.ts'
import { openLeaves, selectStanding } from './select.ts'
import { isOver, recordOf, type Run } from './state.ts'

/** Which step of which run a command means. */
export interface OnStep {
  readonly runId: string
  readonly stepId: string
}

/** A step whose turn it is in its run, and what happened to it so far. */
export interface Opened<Kind extends Step = Step> {
  readonly run: Run
  readonly script: Script
  readonly leaf: Leaf
  readonly step: Kind
  readonly record: StepRecord | undefined
}

/** The step a command means, if its turn has come. */
export function openStep(run: Run | undefined, script: Script, { runId, stepId }: OnStep) {
  const found = findStep(run, script, { runId, stepId })
  if (!found.ok) return found
  const { leaf, record } = found.value
  if (isOver(found.value.run, stepId)) return refuse('step_over', { stepId, state: record?.state ?? 'passed' })
  if (!openLeaves(found.value.run, script.root).includes(leaf)) {
    const { steps } = selectStanding(found.value.run, script)
    return refuse('step_not_ready', { stepId, waitsFor: steps[leaf.at]?.waitsFor ?? '' })
  }
  return found
}

/** The step a command means, wherever it stands in a run that is not over. */
export function findStep(run: Run | undefined, script: Script, { runId, stepId }: OnStep) {
  if (!run) return refuse('run_unknown', { runId })
  if (run.endedAt !== null) return refuse('run_over', { runId })
  const leaf = script.leaves.find(({ id }) => id === stepId)
  if (!leaf) return refuse('step_unknown', { stepId, steps: script.leaves.map(({ id }) => id).join(', ') })
  return accept<Opened>({ run, script, leaf, step: leaf.step, record: recordOf(run, stepId) })
}

/** Whose turn it is, and nothing is going on there: neither a watch nor an action. */
export function openIdleStep(run: Run | undefined, script: Script, command: OnStep) {
  const opened = openStep(run, script, command)
  if (opened.ok && opened.value.record?.state === 'running') return refuse('step_busy', { stepId: command.stepId })
  return opened
}

/** What every event of a run shares: its incident and when it happened. */
export const placeOf = (run: Pick<Run, 'incidentId'>, facts: Facts) => ({ incidentId: run.incidentId, occurredAt: facts.recordedAt })

export const stepOf = ({ run, leaf }: Pick<Opened, 'run' | 'leaf'>) => ({ runId: run.id, stepId: leaf.id })
