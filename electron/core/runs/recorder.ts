import type { Draft } from '../../../shared/domain/events.ts'
import type { Facts } from '../../../shared/domain/facts.ts'
import { advance, type Surroundings } from '../../../shared/domain/run/advance.ts'
import { foldDrafts } from '../../../shared/domain/run/provisional.ts'
import type { Run } from '../../../shared/domain/run/state.ts'
import type { Commit, Publish } from '../context.ts'
import type { Log } from '../ports.ts'
import type { Reader } from '../store/store.ts'
import type { Scripts } from './scripts.ts'

/** How a run's events are recorded, and with them what follows from them by itself. Throws the store's Fault; then nothing was recorded. */
export interface Recorder {
  record(run: RunPlace, drafts: readonly Draft[], facts: Facts): void
  /** For what has happened at the target and must not be lost: kept in memory while the disk refuses, and recorded first of all later. */
  recordOutcome(run: RunPlace, drafts: readonly Draft[], facts: Facts): void
  /** Records what is still owed for this run. */
  settle(runId: string): void
}

type RunPlace = Pick<Run, 'id' | 'incidentId'>

interface RecorderDeps {
  readonly read: Pick<Reader, 'run'>
  readonly scripts: Scripts
  readonly commit: Commit
  readonly publish: Publish
  readonly log: Log
  readonly around: (run: Run, drafts: readonly Draft[]) => Surroundings
  /** Told after every commit of a run, for its timers and whoever waits for its end. */
  readonly moved: (runId: string, facts: Facts) => void
}

export function createRecorder({ read, scripts, commit, publish, log, around, moved }: RecorderDeps): Recorder {
  /** Steps in any order can owe several at once. */
  const owed = new Map<string, { run: RunPlace; drafts: readonly Draft[]; facts: Facts }[]>()
  const record: Recorder['record'] = (run, drafts, facts) => {
    const after = foldDrafts(read.run(run.id), drafts, facts)
    const more = after ? advance(after, scripts.passable(after), around(after, drafts), facts) : []
    if (drafts.length + more.length === 0) return
    commit([...drafts, ...more], facts)
    publish('runMoved', { runId: run.id, incidentId: run.incidentId })
    moved(run.id, facts)
  }
  return {
    record,
    recordOutcome(run, drafts, facts) {
      try {
        record(run, drafts, facts)
      } catch (fault) {
        owed.set(run.id, [...(owed.get(run.id) ?? []), { run, drafts, facts }])
        log.error(`the outcome of an action in ${run.id} is not recorded yet`, fault)
        throw fault
      }
    },
    settle(runId) {
      const debts = owed.get(runId) ?? []
      for (let debt = debts[0]; debt; debt = debts[0]) {
        record(debt.run, debt.drafts, debt.facts)
        debts.shift()
      }
      owed.delete(runId)
    },
  }
}
