import type { Facts } from '../../../shared/domain/facts.ts'
import { both } from '../../../shared/domain/document/both.ts'
import { durationMs } from '../../../shared/domain/playbook/duration.ts'
import type { StepOf } from '../../../shared/domain/playbook/step.ts'
import type { Reading } from '../../../shared/domain/probe/reading.ts'
import { failStep, judgeCheck } from '../../../shared/domain/run/decide.ts'
import { openStep, placeOf, stepOf, type Opened } from '../../../shared/domain/run/opening.ts'
import type { Run } from '../../../shared/domain/run/state.ts'
import type { KeepReading } from '../context.ts'
import type { Clock, Log } from '../ports.ts'
import type { Reader } from '../store/store.ts'
import type { StepAsker } from './step-asker.ts'
import type { Recorder } from './recorder.ts'
import type { Scripts } from './scripts.ts'

type Check = StepOf<'check'>

interface RetryDeps {
  readonly read: Pick<Reader, 'run'>
  readonly scripts: Scripts
  readonly recorder: Recorder
  readonly asker: StepAsker
  readonly facts: () => Facts
  readonly keepReading: KeepReading
  readonly clock: Clock
  readonly log: Log
}

interface Trying {
  readonly runId: string
  readonly step: Check
  left: number
  cancel: () => void
  stopped: boolean
}

const isGood = ({ verdict }: Reading) => verdict === 'ok' || verdict === 'warning'

/** Checks that ask again by themselves before they count as failed. After a restart they ask again, with all their tries. */
export function createRetries(deps: RetryDeps) {
  const { read, scripts, recorder, asker, facts, keepReading, clock, log } = deps
  const trying = new Map<string, Trying>()

  function start(runId: string, step: Check, afterMs: number) {
    stop(runId, step.id)
    const one: Trying = { runId, step, left: step.retries, cancel: () => {}, stopped: false }
    trying.set(keyOf(runId, step.id), one)
    one.cancel = clock.after(afterMs, () => void turn(one))
  }

  function stop(runId: string, stepId: string) {
    const one = trying.get(keyOf(runId, stepId))
    if (!one) return
    one.stopped = true
    one.cancel()
    trying.delete(keyOf(runId, stepId))
  }

  async function turn(one: Trying) {
    try {
      const opened = running(one)
      if (!opened) return stop(one.runId, one.step.id)
      const reading = await asker.ask(opened)
      if (one.stopped) return
      one.left -= 1
      if (reading) keepReading(reading, stepOf(opened))
      const now = running(one)
      if (!now) return stop(one.runId, one.step.id)
      if (one.left <= 0 || (reading && isGood(reading))) {
        const later = facts()
        const silent = () => [failStep(now, 'unknown', both('run.why.check_unknown', { reason: both('run.why.no_answer') }), later)]
        recorder.record(now.run, reading ? judgeCheck(now, reading, '', later) : silent(), later)
        return stop(one.runId, one.step.id)
      }
    } catch (fault) {
      log.error(`the check ${one.step.id} of ${one.runId} has trouble`, fault)
    }
    if (!one.stopped) one.cancel = clock.after(durationMs(one.step.retry_every) ?? 0, () => void turn(one))
  }

  /** The step as the record has it now; undefined when it is no longer asking. */
  function running({ runId, step }: Trying): Opened<Check> | undefined {
    const run = read.run(runId)
    const opened = openStep(run, scripts.script(run), { runId, stepId: step.id })
    return opened.ok && opened.value.record?.state === 'running' ? { ...opened.value, step } : undefined
  }

  return {
    /** Takes the first answer in; a bad one begins the tries that are left. */
    begin(opened: Opened<Check>, first: Reading, note: string, now: Facts) {
      if (opened.step.retries === 0 || isGood(first)) return recorder.record(opened.run, judgeCheck(opened, first, note, now), now)
      recorder.record(opened.run, [{ type: 'run.step_begun.v1', ...placeOf(opened.run, now), data: stepOf(opened) }], now)
      start(opened.run.id, opened.step, durationMs(opened.step.retry_every) ?? 0)
    },
    follow: (run: Run, step: Check) => start(run.id, step, 0),
    stop,
    close() {
      for (const one of trying.values()) stop(one.runId, one.step.id)
    },
  }
}

const keyOf = (runId: string, stepId: string) => `${runId} ${stepId}`
