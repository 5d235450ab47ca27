import type { Facts } from '../../../shared/domain/facts.ts'
import { durationMs } from '../../../shared/domain/playbook/duration.ts'
import type { StepOf } from '../../../shared/domain/playbook/step.ts'
import type { Reading } from '../../../shared/domain/probe/reading.ts'
import { beginWatch, expireWatch, recordAnswer } from '../../../shared/domain/run/decide-watch.ts'
import { openStep, type Opened } from '../../../shared/domain/run/opening.ts'
import type { Run } from '../../../shared/domain/run/state.ts'
import { hasHeld, nothingSeen, observe, type Watching, type WatchRule } from '../../../shared/domain/run/watch.ts'
import type { KeepReading, Publish } from '../context.ts'
import type { Clock, Log } from '../ports.ts'
import type { Reader } from '../store/store.ts'
import type { StepAsker } from './step-asker.ts'
import type { Recorder } from './recorder.ts'
import type { Scripts } from './scripts.ts'

export interface WatchProgress {
  readonly heldSince: string | null
  readonly latest: Reading | null
}

/** The watches that ask right now. */
export interface Watches {
  /** Records the beginning with its first answer, and goes on asking. */
  begin(opened: Opened<Watch>, first: Reading, facts: Facts): void
  /** Takes up a watch that is begun on the record. Its time goes on counting from when it was begun. */
  follow(run: Run, step: Watch): void
  stop(runId: string, stepId: string): void
  progress(runId: string, stepId: string): WatchProgress | undefined
  close(): void
}

type Watch = StepOf<'watch'>

interface Following {
  readonly runId: string
  readonly step: Watch
  readonly rule: WatchRule
  seen: Watching
  latest: Reading | null
  cancel: () => void
  stopped: boolean
  /** One line in the host's log per trouble, not one per interval. */
  complained: boolean
}

export interface WatchDeps {
  readonly read: Pick<Reader, 'run'>
  readonly recorder: Recorder
  readonly scripts: Scripts
  readonly facts: () => Facts
  readonly asker: Pick<StepAsker, 'ask'>
  readonly keepReading: KeepReading
  readonly publish: Publish
  readonly clock: Clock
  readonly log: Log
}

export function createWatches(deps: WatchDeps): Watches {
  const { read, recorder, scripts, facts, asker, keepReading, publish, clock, log } = deps
  const following = new Map<string, Following>()

  function start(runId: string, step: Watch, afterMs: number, first: Reading | null) {
    stop(runId, step.id)
    const rule = ruleOf(step)
    const seen = first ? observe(nothingSeen, first, rule) : nothingSeen
    const watch: Following = { runId, step, rule, seen, latest: first, cancel: () => {}, stopped: false, complained: false }
    following.set(keyOf(runId, step.id), watch)
    schedule(watch, afterMs)
  }

  function stop(runId: string, stepId: string) {
    const watch = following.get(keyOf(runId, stepId))
    if (!watch) return
    watch.stopped = true
    watch.cancel()
    following.delete(keyOf(runId, stepId))
  }

  function schedule(watch: Following, afterMs: number) {
    watch.cancel = clock.after(afterMs, () => void turn(watch))
  }

  /** One turn of a watch: its end, or one question and the appointment for the next. */
  async function turn(watch: Following) {
    try {
      const opened = reopen(watch)
      if (!opened) return stop(watch.runId, watch.step.id)
      if (clock.now() >= opened.expiresAt) return expire(watch, opened)
      const answer = await ask(watch, opened)
      if (watch.stopped) return
      if (answer) take(watch, answer)
      else watch.seen = nothingSeen
    } catch (fault) {
      complain(watch, fault)
    }
    if (watch.stopped) return
    const left = (reopen(watch)?.expiresAt ?? 0) - clock.now()
    schedule(watch, Math.max(0, Math.min(watch.rule.everyMs, left)))
  }

  function expire(watch: Following, opened: Opened<Watch>) {
    recorder.record(opened.run, expireWatch(opened, watch.latest, facts()), facts())
    stop(watch.runId, watch.step.id)
  }

  function take(watch: Following, answer: Reading) {
    keepReading(answer, { runId: watch.runId, stepId: watch.step.id })
    const heldBefore = watch.seen.heldSince
    watch.seen = observe(watch.seen, answer, watch.rule)
    watch.latest = answer
    const opened = reopen(watch)
    if (!opened) return stop(watch.runId, watch.step.id)
    const held = hasHeld(watch.seen, watch.rule) && Date.parse(answer.startedAt) < opened.expiresAt
    const now = facts()
    const events = recordAnswer(opened, answer, held, now)
    recorder.record(opened.run, events, now)
    if (!reopen(watch)) stop(watch.runId, watch.step.id)
    else if (events.length === 0 && heldBefore !== watch.seen.heldSince)
      publish('runMoved', { runId: opened.run.id, incidentId: opened.run.incidentId })
  }

  /** Undefined when it could not even be asked: a silence, which breaks a hold like any other. */
  async function ask(watch: Following, opened: Opened<Watch>): Promise<Reading | undefined> {
    try {
      return await asker.ask(opened)
    } catch (fault) {
      complain(watch, fault)
      return undefined
    }
  }

  /** The step as the record has it now; undefined when it is no longer a running watch. */
  function reopen({ runId, step, rule }: Following) {
    const run = read.run(runId)
    const opened = openStep(run, scripts.script(run), { runId, stepId: step.id })
    const record = opened.ok ? opened.value.record : undefined
    if (!opened.ok || record?.state !== 'running' || record.begunAt === null) return undefined
    return { ...opened.value, step, expiresAt: Date.parse(record.begunAt) + rule.withinMs }
  }

  function complain(watch: Following, fault: unknown) {
    if (!watch.complained) log.error(`the watch ${watch.step.id} of ${watch.runId} has trouble`, fault)
    watch.complained = true
  }

  return {
    begin(opened, first, now) {
      const fresh = { ...opened, record: undefined }
      recorder.record(opened.run, [...beginWatch(opened, now), ...recordAnswer(fresh, first, false, now)], now)
      start(opened.run.id, opened.step, ruleOf(opened.step).everyMs, first)
    },
    follow: (run, step) => start(run.id, step, 0, null),
    stop,
    progress(runId, stepId) {
      const watch = following.get(keyOf(runId, stepId))
      return watch && { heldSince: watch.seen.heldSince, latest: watch.latest }
    },
    close() {
      for (const watch of following.values()) stop(watch.runId, watch.step.id)
    },
  }
}

const keyOf = (runId: string, stepId: string) => `${runId} ${stepId}`

const ruleOf = ({ every, holds_for, within }: Watch): WatchRule => ({
  everyMs: durationMs(every) ?? 0,
  holdsForMs: holds_for === undefined ? 0 : (durationMs(holds_for) ?? 0),
  withinMs: durationMs(within) ?? 0,
})
