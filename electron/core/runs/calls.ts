import { accept, refuse } from '../../../shared/contract/errors.ts'
import type { Facts } from '../../../shared/domain/facts.ts'
import { filledGiven, missingIn } from '../../../shared/domain/playbook/render.ts'
import type { StepOf } from '../../../shared/domain/playbook/step.ts'
import { startRun } from '../../../shared/domain/run/decide-start.ts'
import { passStep } from '../../../shared/domain/run/decide.ts'
import { openStep, placeOf, stepOf, type Opened } from '../../../shared/domain/run/opening.ts'
import { openedOf, type Run } from '../../../shared/domain/run/state.ts'
import type { Expressions } from '../expressions.ts'
import { startable, type PlaybookShelf } from '../playbooks/shelf.ts'
import { checksOf } from '../routine/checks-of.ts'
import type { Reader } from '../store/store.ts'
import type { StartInput } from './engine.ts'
import type { Recorder } from './recorder.ts'
import type { Scripts } from './scripts.ts'

interface CallDeps {
  readonly read: Reader
  readonly shelf: PlaybookShelf
  readonly scripts: Scripts
  readonly expressions: Expressions
  readonly recorder: Recorder
}

/** Runs begun by a person, and by a step of another run. */
export interface Calls {
  start(input: StartInput & { readonly calledBy: Run['calledBy'] }, facts: Facts): ReturnType<typeof begun>
  call(
    opened: Opened<StepOf<'playbook'>>,
    facts: Facts,
  ): Exclude<ReturnType<typeof called>, { ok: true }> | { readonly ok: true; readonly value: undefined }
  /** Where a run that is over was begun by a step of another, that step is over too. */
  ended(run: Run, facts: Facts): void
}

/** Playbooks in playbooks. Deeper, nobody knows any more where they are. */
const deepest = 5

export function createCalls(deps: CallDeps): Calls {
  const { read, scripts, recorder } = deps

  function ended(run: Run, facts: Facts) {
    if (run.endedAt === null || !run.calledBy) return
    const parent = read.run(run.calledBy.runId)
    const opened = openStep(parent, scripts.script(parent), run.calledBy)
    if (!parent || !opened.ok || opened.value.record?.state !== 'running' || opened.value.record.calledRunId !== run.id) return
    recorder.record(parent, [passStep(opened.value, '', facts)], facts)
  }

  return {
    ended,
    start: (input, facts) => begun(input, facts, deps),
    call(opened, facts) {
      const child = called(opened, facts, deps)
      if (!child.ok) return child
      // One that had nothing to do was over before the step knew of it.
      ended(read.run(child.value.id) ?? child.value, facts)
      return accept(undefined)
    },
  }
}

function begun({ playbookId, incident, targets, variables, calledBy }: Parameters<Calls['start']>[0], facts: Facts, deps: CallDeps) {
  const { read, shelf, expressions, recorder } = deps
  const found = shelf.find(playbookId)
  const playbookIds = found ? [] : startable(shelf.list())
  const connections = Object.values(read.connections())
  const checks = incident ? [] : checksOf(read, playbookId)
  const scene = { incident, checks, found, playbookIds, connections, matches: expressions.matches }
  const decision = startRun({ playbookId, targets, variables, calledBy }, scene, facts)
  if (!decision.ok) return decision
  const { runId, drafts } = decision.value
  recorder.record({ id: runId, incidentId: incident?.id ?? null }, drafts, facts)
  return accept(read.run(runId)!)
}

/** Begins the other playbook, unless that was done before the process ended: then the run that is there is taken. */
function called(opened: Opened<StepOf<'playbook'>>, facts: Facts, deps: CallDeps) {
  const { run, step } = opened
  const { read, recorder } = deps
  const incident = run.incidentId === null ? null : read.incident(run.incidentId)
  if (incident === undefined) return refuse('run_unknown', { runId: run.id })
  const way = [...ancestry(run, read).map(({ playbookId }) => playbookId), step.playbook]
  if (new Set(way).size < way.length || way.length > deepest)
    return refuse('playbook_circle', { playbookId: step.playbook, way: way.join(' → ') })
  const variables = filledGiven(step.with, run.variables)
  if (!variables) return refuse('variable_missing', { stepId: step.id, names: missingIn(step.with, run.variables).join(', ') })
  const left = leftBehind(opened, read)
  const input = {
    ...{ playbookId: step.playbook, incident, calledBy: stepOf(opened) },
    targets: Object.fromEntries(
      Object.entries(step.targets).flatMap(([theirs, ours]) => (run.targets[ours] === undefined ? [] : [[theirs, run.targets[ours]]])),
    ),
    variables: Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, String(value)])),
  }
  const child = left ? accept(left) : begun(input, facts, deps)
  if (!child.ok) return child
  const data = { ...stepOf(opened), calledRunId: child.value.id }
  recorder.record(run, [{ type: 'run.step_called.v1', ...placeOf(run, facts), data }], facts)
  return child
}

/** A run that this step began before the process ended, and does not know of: whoever went through it may have come to its end. */
function leftBehind({ run, step }: Opened<StepOf<'playbook'>>, read: Pick<Reader, 'runs'>): Run | undefined {
  const own = read.runs(run.incidentId).filter(({ calledBy }) => calledBy?.runId === run.id && calledBy.stepId === step.id)
  // One that was over before the step was opened again belongs to what was done then.
  const opened = openedOf(run, step.id)
  const since = opened?.condition === 'overruled' ? Date.parse(opened.at) : -Infinity
  return own.find(({ endedAt }) => endedAt === null) ?? own.findLast(({ startedAt }) => Date.parse(startedAt) > since)
}

/** The run, and before it the runs that led to it, outermost first. */
function ancestry(run: Run, read: Pick<Reader, 'run'>): readonly Run[] {
  const chain = [run]
  for (let at = run; at.calledBy && chain.length <= deepest + 1;) {
    const before = read.run(at.calledBy.runId)
    if (!before) break
    chain.unshift(before)
    at = before
  }
  return chain
}
