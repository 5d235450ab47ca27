import type { Playbook } from '../../../shared/domain/playbook/spec.ts'
import { scriptOf } from '../../../shared/domain/playbook/script.ts'
import type { OutputOf } from '../../../shared/contract/bridge.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import type { Unit } from '../../../shared/domain/probe/reading.ts'
import { selectAnomalies } from '../../../shared/domain/routine/anomalies.ts'
import { recordOf, type Run } from '../../../shared/domain/run/state.ts'
import { counts } from './checks-of.ts'
import { checkView, zoneOf, type ChecksJoined } from './views.ts'

type History = OutputOf<Contract['checks']['history']>

/** What was done and what was missed of one checklist, newest first, and how its numbers went. */
export function historyOf(playbook: Playbook, limit: number, joined: ChecksJoined): History {
  const done = joined.read.checks(playbook.id, limit)
  const missed = checkView(playbook, joined).missed.map((dueAt) => ({
    ...{ dueAt, runId: null, state: 'missed' as const, startedAt: null, endedAt: null, by: null, anomalies: 0, reason: null },
  }))
  const checks = [...done.map((run) => pastOf(run, joined)), ...missed].toSorted((a, b) => momentOf(b) - momentOf(a))
  return {
    checklistId: playbook.id,
    zone: zoneOf(playbook),
    checks: checks.slice(0, limit),
    series: seriesIn(playbook, done.filter(counts), joined),
  }
}

const momentOf = ({ dueAt, startedAt }: Pick<History['checks'][number], 'dueAt' | 'startedAt'>) => Date.parse(startedAt ?? dueAt ?? '')

const pastOf = (run: Run, { runs }: ChecksJoined): History['checks'][number] => ({
  ...{ dueAt: run.routine?.dueAt ?? null, runId: run.id, state: stateOf(run) },
  ...{ startedAt: run.startedAt, endedAt: run.endedAt, by: run.startedBy },
  anomalies: selectAnomalies(run, runs.script(run)).length,
  reason: run.routine?.abandoned?.reason ?? null,
})

function stateOf(run: Run) {
  if (run.routine?.abandoned) return 'abandoned'
  return run.endedAt === null ? 'in_progress' : 'done'
}

/** The number of each step that has one, out of the readings that each check kept: they are on the record, so none is too old. */
function seriesIn(playbook: Playbook, done: readonly Run[], { read }: ChecksJoined): History['series'] {
  return scriptOf(playbook).leaves.flatMap(({ id: stepId, step }) => {
    let unit: Unit | undefined
    const points = done.toReversed().flatMap((run) => {
      const readingId = recordOf(run, stepId)?.readingId
      const reading = readingId ? read.reading(readingId) : undefined
      if (!reading?.measure) return []
      unit = reading.measure.unit
      return [{ atMs: Date.parse(reading.startedAt), verdict: reading.verdict, value: reading.measure.value, runId: run.id }]
    })
    return unit === undefined ? [] : [{ stepId, title: step.title, unit, points }]
  })
}
