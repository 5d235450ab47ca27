import type { Facts } from '../../../shared/domain/facts.ts'
import { nextRing, ring } from '../../../shared/domain/run/timers.ts'
import type { Clock, Log } from '../ports.ts'
import type { Reader } from '../store/store.ts'
import type { Recorder } from './recorder.ts'
import type { Scripts } from './scripts.ts'

interface TimerDeps {
  readonly read: Pick<Reader, 'run'>
  readonly scripts: Scripts
  readonly recorder: () => Recorder
  readonly facts: () => Facts
  readonly clock: Clock
  readonly log: Log
}

/** Well inside what a timer of the system can count; a longer time is waited for in parts. */
const longestMs = 12 * 3_600_000
/** When the disk refused what a timer had to record. */
const againMs = 30_000

/** One appointment per run with its next timer: waits, requests that expire, time-boxes. */
export function createTimers({ read, scripts, recorder, facts, clock, log }: TimerDeps) {
  const appointed = new Map<string, () => void>()

  function appoint(runId: string, leastMs = 0) {
    appointed.get(runId)?.()
    appointed.delete(runId)
    const run = read.run(runId)
    const at = run ? nextRing(run, scripts.script(run)) : null
    if (at === null) return
    const ms = Math.min(longestMs, Math.max(leastMs, at - clock.now()))
    appointed.set(
      runId,
      clock.after(ms, () => due(runId)),
    )
  }

  function due(runId: string) {
    const run = read.run(runId)
    if (!run) return
    try {
      const now = facts()
      const drafts = ring(run, scripts.script(run), clock.now(), now)
      if (drafts.length > 0) recorder().record(run, drafts, now)
      else appoint(runId)
    } catch (fault) {
      log.error(`a timer of ${runId} could not be recorded`, fault)
      appoint(runId, againMs)
    }
  }

  return {
    appoint,
    close() {
      for (const cancel of appointed.values()) cancel()
      appointed.clear()
    },
  }
}
