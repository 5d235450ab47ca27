import { accept, refuse, type ErrorCode, type Reply } from '../../../shared/contract/errors.ts'
import type { Draft } from '../../../shared/domain/events.ts'
import type { Facts } from '../../../shared/domain/facts.ts'
import { abandonCheck } from '../../../shared/domain/routine/decide.ts'
import { override, reopen, skip, undo } from '../../../shared/domain/run/decide.ts'
import { approve, recordEnd } from '../../../shared/domain/run/decide-action.ts'
import { fill } from '../../../shared/domain/run/decide-variable.ts'
import { openIdleStep, openStep } from '../../../shared/domain/run/opening.ts'
import { recordOf, type Run } from '../../../shared/domain/run/state.ts'
import type { Commit, KeepReading, Publish } from '../context.ts'
import type { Expressions } from '../expressions.ts'
import type { PlaybookShelf } from '../playbooks/shelf.ts'
import type { Clock, Log } from '../ports.ts'
import type { Prober } from '../probing/prober.ts'
import type { Refusals } from '../refusals.ts'
import type { Reader } from '../store/store.ts'
import { actOn } from './actions.ts'
import { createAhead } from './ahead.ts'
import { createStepAsker } from './step-asker.ts'
import { createCalls } from './calls.ts'
import { choicesOf } from './choices.ts'
import { surroundings } from './conditions.ts'
import type { OnStepInput, RunEngine } from './engine.ts'
import { planHash } from './plan-hash.ts'
import { createRecorder } from './recorder.ts'
import { createRetries } from './retries.ts'
import { createScripts } from './scripts.ts'
import { createTimers } from './timers.ts'
import { viewOf } from './view.ts'
import { createWatches } from './watches.ts'
import { createWork } from './work.ts'

export interface EngineDeps {
  readonly read: Reader
  readonly commit: Commit
  /** For what the engine does on its own account: watches, timers, and outcomes found after a start. */
  readonly facts: () => Facts
  readonly prober: Prober
  readonly shelf: PlaybookShelf
  readonly expressions: Expressions
  readonly publish: Publish
  readonly keepReading: KeepReading
  readonly refusals: Pick<Refusals, 'change'>
  readonly clock: Clock
  readonly log: Log
}

export function createRunEngine(deps: EngineDeps): RunEngine {
  const { read, prober, shelf, keepReading, refusals, log, expressions } = deps
  const scripts = createScripts(shelf)
  const timers = createTimers({ ...deps, scripts, recorder: () => recorder })
  const recorder = createRecorder({ ...deps, scripts, around: surroundings({ read, scripts, expressions }), moved })
  const asker = createStepAsker({ read, prober, scripts })
  const watches = createWatches({ ...deps, recorder, scripts, asker })
  const retries = createRetries({ ...deps, recorder, scripts, asker })
  const calls = createCalls({ read, shelf, scripts, expressions, recorder })
  const acting = { prober, recorder, keepReading, refusals, log }
  /** The same person, a moment later. */
  const laterBy = (facts: Facts) => () => ({ ...deps.facts(), actor: facts.actor })
  const work = createWork({ read, scripts, recorder, asker, watches, retries, calls, acting, keepReading, laterBy })
  /** The steps that are being worked on. */
  const busy = new Set<string>()

  function moved(runId: string, facts: Facts) {
    timers.appoint(runId)
    const run = read.run(runId)
    if (!run) return
    calls.ended(run, facts)
    ahead.moved(run)
  }

  const view = (run: Run) => viewOf(run, { read, scripts, shelf, prober, connectionOf: asker.connectionOf, progress: watches.progress })
  const viewNow = (runId: string) => {
    const run = read.run(runId)
    return run ? accept(view(run)) : refuse('run_unknown', { runId })
  }

  /** Before a run is touched: what it needs to be judged is loaded, what is owed is recorded. */
  async function takeUp(runId: string) {
    const run = read.run(runId)
    if (run && needsExpressions(run)) await expressions.load()
    recorder.settle(runId)
    closeInterrupted(read.run(runId))
  }

  const needsExpressions = (run: Run) => {
    const playbook = scripts.playbook(run)
    const patterns = Object.values(playbook?.variables ?? {}).some(({ pattern }) => pattern !== undefined)
    return patterns || scripts.script(run).leaves.some(({ conditions }) => conditions.some(({ when }) => when !== undefined))
  }

  /** Two people pressing the same step must not ask, or act, twice. */
  async function alone<Code extends ErrorCode>(input: OnStepInput, task: () => Promise<Reply<undefined, Code>>) {
    const key = keyOf(input)
    if (busy.has(key)) return refuse('step_busy', { stepId: input.stepId })
    busy.add(key)
    try {
      await takeUp(input.runId)
      const done = await task()
      return done.ok ? viewNow(input.runId) : done
    } finally {
      busy.delete(key)
    }
  }

  /** An action that is begun on the record with nobody doing it: its outcome is unknown. */
  function closeInterrupted(run: Run | undefined) {
    if (!run || run.endedAt !== null) return
    for (const { id, step } of scripts.script(run).leaves) {
      const nobody = !acted.has(keyOf({ runId: run.id, stepId: id }))
      if (step.type !== 'action' || recordOf(run, id)?.state !== 'running' || !nobody) continue
      const opened = openStep(run, scripts.script(run), { runId: run.id, stepId: id })
      const now = deps.facts()
      if (opened.ok) recorder.record(run, recordEnd({ ...opened.value, step }, { outcome: 'interrupted' }, now), now)
    }
  }
  /** Actions that are in flight in this process. */
  const acted = new Set<string>()

  /** A command that is decided at once. */
  async function decided<Code extends ErrorCode>(
    input: { readonly runId: string; readonly stepId?: string },
    facts: Facts,
    decide: (run: Run | undefined) => Reply<readonly Draft[], Code>,
  ) {
    if (input.stepId !== undefined && busy.has(keyOf({ runId: input.runId, stepId: input.stepId })))
      return refuse('step_busy', { stepId: input.stepId })
    await takeUp(input.runId)
    const run = read.run(input.runId)
    const decision = decide(run)
    if (!decision.ok || !run) return decision as Extract<typeof decision, { ok: false }>
    recorder.record(run, decision.value, facts)
    if (input.stepId !== undefined) stopAsking(input.runId, input.stepId)
    return viewNow(input.runId)
  }

  const ahead = createAhead({ read, scripts, asker, acting, facts: deps.facts, laterBy, alone, acted, log })

  function stopAsking(runId: string, stepId: string) {
    watches.stop(runId, stepId)
    retries.stop(runId, stepId)
  }

  function takeUpAsking(run: Run) {
    for (const { id, step } of scripts.script(run).leaves) {
      if (recordOf(run, id)?.state !== 'running') continue
      if (step.type === 'watch') watches.follow(run, step)
      if (step.type === 'check') retries.follow(run, step)
      const called = step.type === 'playbook' ? recordOf(run, id)?.calledRunId : null
      const child = called ? read.run(called) : undefined
      if (child) calls.ended(child, deps.facts())
    }
  }

  function resume(run: Run) {
    try {
      closeInterrupted(run)
      takeUpAsking(run)
      recorder.record(run, [], deps.facts())
      timers.appoint(run.id)
    } catch (fault) {
      log.error(`the run ${run.id} could not be taken up`, fault)
    }
  }

  return {
    view,
    script: scripts.passable,
    async start(input, facts) {
      await expressions.load()
      const begun = calls.start({ ...input, calledBy: null }, facts)
      return begun.ok ? accept(view(begun.value)) : begun
    },
    step: (input, facts) =>
      alone(input, async () => {
        const run = read.run(input.runId)
        const opened = openIdleStep(run, scripts.script(run), input)
        return opened.ok ? work(opened.value, input, facts) : opened
      }),
    approve: (input, facts) =>
      alone(input, async () => {
        const run = read.run(input.runId)
        const plan = (run && recordOf(run, input.stepId)?.planned?.plan) ?? null
        const scene = { connection: plan ? read.connection(plan.connection) : undefined, hashNow: plan && planHash(plan) }
        const decision = approve(run, scripts.script(run), input, scene, facts)
        if (!decision.ok) {
          // Allowed when it was planned, and not any more.
          if (decision.error.code === 'connection_read_only' && run && plan)
            refusals.change({ ...plan, incidentId: run.incidentId }, decision.error, facts)
          return decision
        }
        const { opened, events } = decision.value
        acted.add(keyOf(input))
        try {
          recorder.record(opened.run, events, facts)
          return await actOn(opened, decision.value, laterBy(facts), acting)
        } finally {
          acted.delete(keyOf(input))
        }
      }),
    planAhead: (input, facts) => alone({ runId: input.runId, stepId: `${input.stepId} ahead` }, () => ahead.plan(input, facts)),
    preApprove: ({ stepId, ...input }, facts) => decided({ runId: input.runId }, facts, () => ahead.consent({ ...input, stepId }, facts)),
    skip: (input, facts) => decided(input, facts, (run) => skip(run, scripts.passable(run), input, facts)),
    override: (input, facts) => decided(input, facts, (run) => override(run, scripts.passable(run), input, facts)),
    reopen: (input, facts) => decided(input, facts, (run) => busyIn(input.runId) ?? reopen(run, scripts.script(run), input, facts)),
    undo: (input, facts) => decided(input, facts, (run) => undo(run, scripts.script(run), input, facts)),
    fill: (input, facts) =>
      decided({ runId: input.runId }, facts, (run) =>
        fill(run, (run && scripts.playbook(run)?.variables) ?? {}, input, expressions.matches, facts),
      ),
    async abandon(input, facts) {
      const done = await decided(
        { runId: input.runId },
        facts,
        (run) => busyIn(input.runId) ?? abandonCheck(run, scripts.script(run), input, facts),
      )
      const run = read.run(input.runId)
      if (done.ok && run) for (const { id } of scripts.script(run).leaves) stopAsking(run.id, id)
      return done
    },
    async choices({ runId, name }) {
      const run = read.run(runId)
      return run ? choicesOf(run, name, { scripts, asker, prober }) : refuse('run_unknown', { runId })
    },
    resume() {
      for (const run of read.runs().filter(({ endedAt }) => endedAt === null)) {
        if (needsExpressions(run)) void expressions.load().then(() => resume(run))
        else resume(run)
      }
    },
    close() {
      watches.close()
      retries.close()
      timers.close()
    },
    settled: ahead.settled,
  }

  /** While anything of a run is being asked or done, nothing of it is opened again. */
  function busyIn(runId: string) {
    const one = [...busy].find((key) => key.startsWith(`${runId} `))
    return one === undefined ? undefined : refuse('step_busy', { stepId: one.slice(runId.length + 1) })
  }
}

const keyOf = ({ runId, stepId }: OnStepInput) => `${runId} ${stepId}`
