import { accept } from '../../../shared/contract/errors.ts'
import type { ErrorCode, Reply } from '../../../shared/contract/errors.ts'
import type { Facts } from '../../../shared/domain/facts.ts'
import { aheadOf, fallenDue, preApprove } from '../../../shared/domain/run/decide-ahead.ts'
import { recordOf, type Run } from '../../../shared/domain/run/state.ts'
import type { Log } from '../ports.ts'
import type { Reader } from '../store/store.ts'
import { actOn, planStep, type ActionDeps } from './actions.ts'
import type { ApproveInput, OnStepInput } from './engine.ts'
import { planHash } from './plan-hash.ts'
import type { Scripts } from './scripts.ts'
import type { StepAsker } from './step-asker.ts'

interface AheadDeps {
  readonly read: Reader
  readonly scripts: Scripts
  readonly asker: StepAsker
  readonly acting: ActionDeps
  readonly facts: () => Facts
  readonly laterBy: (facts: Facts) => () => Facts
  /** Nobody else works on the step meanwhile. */
  readonly alone: <Code extends ErrorCode>(input: OnStepInput, task: () => Promise<Reply<undefined, Code>>) => Promise<unknown>
  /** The actions that are in flight in this process. */
  readonly acted: Set<string>
  readonly log: Log
}

/** Consent to an action before the watch in front of it ends, and doing it by itself when that watch fails. */
export function createAhead({ read, scripts, asker, acting, facts, laterBy, alone, acted, log }: AheadDeps) {
  /** Reads, and plans the action behind the watch; a consent that was given to an earlier plan is gone with it. */
  async function plan({ choose, ...input }: OnStepInput & { readonly choose: readonly string[] }, by: Facts) {
    const action = () => {
      const run = read.run(input.runId)
      const ahead = aheadOf(run, scripts.script(run), input)
      return ahead.ok ? accept(ahead.value.action) : ahead
    }
    const opened = action()
    if (!opened.ok) return opened
    const ready = asker.prepare(opened.value)
    return ready.ok ? planStep(opened.value, { ...ready.value, choose }, action, laterBy(by), acting) : ready
  }

  function consent(input: ApproveInput, by: Facts) {
    const run = read.run(input.runId)
    const script = scripts.script(run)
    const ahead = aheadOf(run, script, input)
    const stands = (ahead.ok && run && recordOf(run, ahead.value.action.leaf.id)?.planned?.plan) || null
    const scene = { connection: stands ? read.connection(stands.connection) : undefined, hashNow: stands && planHash(stands) }
    return preApprove(run, script, input, scene, by)
  }

  const dueIn = (runId: string) => {
    const run = read.run(runId)
    if (!run || !asker.allowed(run).ok) return undefined
    const world = { connectionOf: read.connection, hashOf: (one: Parameters<typeof planHash>[0] | null) => one && planHash(one) }
    return fallenDue(run, scripts.script(run), world, facts())
  }

  const going = new Set<Promise<void>>()

  /** Does what fell due, once: it is begun on the record first, and what is begun never falls due again. */
  async function take(runId: string) {
    const due = dueIn(runId)
    if (!due) return
    const at = { runId, stepId: due.opened.leaf.id }
    const key = `${runId} ${at.stepId}`
    await alone(at, async () => {
      const still = dueIn(runId)
      if (!still) return accept(undefined)
      const by = { ...facts(), actor: still.by }
      acted.add(key)
      try {
        acting.recorder.record(still.opened.run, still.events, by)
        return await actOn(still.opened, still, laterBy(by), acting)
      } finally {
        acted.delete(key)
      }
    })
  }

  return {
    plan,
    consent,
    /** After every move of a run: outside of the commit that moved it. */
    moved({ id: runId, steps }: Run) {
      if (!Object.values(steps).some(({ preApproved }) => preApproved) || !dueIn(runId)) return
      const task = Promise.resolve()
        .then(() => take(runId))
        .catch((fault: unknown) => log.error(`what fell due in ${runId} could not be done`, fault))
      going.add(task)
      void task.finally(() => going.delete(task))
    },
    /** A command that watched ends when the watch does: what fell due with it is not cut off in the middle. */
    settled: async () => void (await Promise.all(going)),
  }
}
