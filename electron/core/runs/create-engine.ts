import { accept, refuse, type ErrorCode, type Reply } from '../../../shared/contract/errors.ts'
import type { Facts } from '../../../shared/domain/facts.ts'
import type { Step } from '../../../shared/domain/playbook/spec.ts'
import { judgeCheck, override, passManual, skip } from '../../../shared/domain/run/decide.ts'
import { approve, recordEnd } from '../../../shared/domain/run/decide-action.ts'
import { startRun } from '../../../shared/domain/run/decide-start.ts'
import { openIdleStep, openStep, stepOf, type Opened } from '../../../shared/domain/run/opening.ts'
import { nextStep } from '../../../shared/domain/run/select.ts'
import { recordOf, type Run } from '../../../shared/domain/run/state.ts'
import type { Commit, KeepReading, Publish } from '../context.ts'
import { startable, type PlaybookShelf } from '../playbooks/shelf.ts'
import type { Clock, Log } from '../ports.ts'
import type { Prober } from '../probing/prober.ts'
import type { Reader } from '../store/store.ts'
import { actOn, planStep } from './actions.ts'
import type { PassByInput, RunEngine, StepInput } from './engine.ts'
import { planHash } from './plan-hash.ts'
import { createRecorder } from './recorder.ts'
import { createScripts } from './scripts.ts'
import { viewOf } from './view.ts'
import { createWatches } from './watches.ts'

export interface EngineDeps {
  readonly read: Reader
  readonly commit: Commit
  /** For what the engine does on its own account: watches, and outcomes found after a start. */
  readonly facts: () => Facts
  readonly prober: Prober
  readonly shelf: PlaybookShelf
  readonly publish: Publish
  readonly keepReading: KeepReading
  readonly clock: Clock
  readonly log: Log
}

export function createRunEngine(deps: EngineDeps): RunEngine {
  const { read, prober, shelf, keepReading, log } = deps
  const scripts = createScripts(shelf)
  const recorder = createRecorder(deps)
  const watches = createWatches({ ...deps, recorder, scripts })
  const acting = { prober, recorder, keepReading, log }
  /** Which step of a run is being worked on, by run. */
  const busy = new Map<string, string>()

  const view = (run: Run) => viewOf(run, { read, scripts, progress: watches.progress })
  const viewNow = (runId: string) => {
    const run = read.run(runId)
    return run ? accept(view(run)) : refuse('run_unknown', { runId })
  }
  /** The same person, a moment later. */
  const laterBy = (facts: Facts) => () => ({ ...deps.facts(), actor: facts.actor })

  /** Two people pressing the same step must not ask, or act, twice. */
  async function alone<Code extends ErrorCode>({ runId, stepId }: { runId: string; stepId: string }, work: () => Promise<Outcome<Code>>) {
    const other = busy.get(runId)
    if (other !== undefined) return refuse('step_busy', { stepId: other })
    busy.set(runId, stepId)
    try {
      recorder.settle(runId)
      closeInterrupted(read.run(runId))
      const done = await work()
      return done.ok ? viewNow(runId) : done
    } finally {
      busy.delete(runId)
    }
  }

  /** An action that is begun on the record with nobody doing it: its outcome is unknown. */
  function closeInterrupted(run: Run | undefined) {
    const step = run && run.endedAt === null ? nextStep(run, scripts.steps(run)) : undefined
    if (!run || step?.type !== 'action' || recordOf(run, step.id)?.state !== 'running') return
    const opened = openStep(run, scripts.steps(run), { runId: run.id, stepId: step.id })
    const now = deps.facts()
    if (opened.ok) recorder.record(run, recordEnd({ ...opened.value, step }, { outcome: 'interrupted' }, now), now)
  }

  async function carry(input: StepInput, facts: Facts) {
    const run = read.run(input.runId)
    const opened = openIdleStep(run, scripts.steps(run), input)
    return opened.ok ? work(opened.value, input, facts) : opened
  }

  async function work(opened: Opened<Step>, { note, choose }: StepInput, facts: Facts) {
    const { step, run } = opened
    if (step.type === 'manual') {
      recorder.record(run, passManual({ ...opened, step }, note, facts).value, facts)
      return accept(undefined)
    }
    const name = run.targets[step.target] ?? step.target
    const connection = read.connection(name)
    if (!connection) return refuse('connection_unknown', { name })
    const later = laterBy(facts)
    if (step.type === 'action') return planStep({ ...opened, step }, { connection, choose }, later, acting)
    const reading = await prober.ask(step.probe, connection)
    keepReading(reading, stepOf(opened))
    const now = later()
    if (step.type === 'check') recorder.record(run, judgeCheck({ ...opened, step }, reading, note, now).value, now)
    else watches.begin({ ...opened, step }, reading, now)
    return accept(undefined)
  }

  function passBy<Decide extends typeof skip | typeof override>(decide: Decide, input: PassByInput, facts: Facts) {
    const other = busy.get(input.runId)
    if (other !== undefined) return refuse('step_busy', { stepId: other })
    recorder.settle(input.runId)
    closeInterrupted(read.run(input.runId))
    const run = read.run(input.runId)
    const decision = decide(run, scripts.passable(run), input, facts) as ReturnType<Decide>
    if (!decision.ok || !run) return decision as Extract<ReturnType<Decide>, { ok: false }>
    recorder.record(run, decision.value, facts)
    watches.stop(input.runId, input.stepId)
    return viewNow(input.runId)
  }

  return {
    view,
    start({ playbookId, incident, targets }, facts) {
      const found = shelf.find(playbookId)
      const playbookIds = found ? [] : startable(shelf.list())
      const scene = { incident, found, playbookIds, connections: Object.values(read.connections()) }
      const decision = startRun({ playbookId, targets }, scene, facts)
      if (!decision.ok) return decision
      const [started] = decision.value
      const { runId } = started.data
      recorder.record({ id: runId, incidentId: incident.id }, decision.value, facts)
      return accept(view(read.run(runId)!))
    },
    step: (input, facts) => alone(input, () => carry(input, facts)),
    approve: (input, facts) =>
      alone(input, async () => {
        const run = read.run(input.runId)
        const plan = (run && recordOf(run, input.stepId)?.planned?.plan) ?? null
        const scene = { connection: plan ? read.connection(plan.connection) : undefined, hashNow: plan && planHash(plan) }
        const decision = approve(run, scripts.steps(run), input, scene, facts)
        if (!decision.ok) return decision
        const { opened, events } = decision.value
        recorder.record(opened.run, events, facts)
        return actOn(opened, decision.value, laterBy(facts), acting)
      }),
    skip: (input, facts) => passBy(skip, input, facts),
    override: (input, facts) => passBy(override, input, facts),
    resume() {
      for (const run of read.runs().filter(({ endedAt }) => endedAt === null)) {
        try {
          closeInterrupted(run)
          const step = nextStep(run, scripts.steps(run))
          if (step?.type === 'watch' && recordOf(run, step.id)?.state === 'running') watches.follow(run, step)
        } catch (fault) {
          log.error(`the run ${run.id} could not be taken up`, fault)
        }
      }
    },
    close: () => watches.close(),
  }
}

type Outcome<Code extends ErrorCode> = Reply<undefined, Code>
