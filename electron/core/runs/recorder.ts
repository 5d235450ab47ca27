import type { Draft } from '../../../shared/domain/events.ts'
import type { Facts } from '../../../shared/domain/facts.ts'
import type { Run } from '../../../shared/domain/run/state.ts'
import type { Commit, Publish } from '../context.ts'
import type { Log } from '../ports.ts'

/** How a run's events are recorded. Throws the store's Fault; then nothing was recorded. */
export interface Recorder {
  record(run: RunPlace, drafts: readonly Draft[], facts: Facts): void
  /** For what has happened at the target and must not be lost: kept in memory while the disk refuses, and recorded first of all later. */
  recordOutcome(run: RunPlace, drafts: readonly Draft[], facts: Facts): void
  /** Records what is still owed for this run. */
  settle(runId: string): void
}

type RunPlace = Pick<Run, 'id' | 'incidentId'>

export function createRecorder({ commit, publish, log }: { commit: Commit; publish: Publish; log: Log }): Recorder {
  const owed = new Map<string, { run: RunPlace; drafts: readonly Draft[]; facts: Facts }>()
  const record: Recorder['record'] = (run, drafts, facts) => {
    if (drafts.length === 0) return
    commit(drafts, facts)
    publish('runMoved', { runId: run.id, incidentId: run.incidentId })
  }
  return {
    record,
    recordOutcome(run, drafts, facts) {
      try {
        record(run, drafts, facts)
      } catch (fault) {
        owed.set(run.id, { run, drafts, facts })
        log.error(`the outcome of an action in ${run.id} is not recorded yet`, fault)
        throw fault
      }
    },
    settle(runId) {
      const debt = owed.get(runId)
      if (!debt) return
      record(debt.run, debt.drafts, debt.facts)
      owed.delete(runId)
    },
  }
}
