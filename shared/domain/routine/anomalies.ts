import type { Script } from '../playbook/script.ts'
import { failedStates } from '../run/record.ts'
import { recordOf, type Run } from '../run/state.ts'
import type { Verdict } from '../probe/reading.ts'

/** What a check found that is not as it should be. Not known is an anomaly: nobody has seen that it is well. */
export interface Anomaly {
  readonly stepId: string
  readonly verdict: Exclude<Verdict, 'ok'>
  readonly readingId: string | null
}

/** In the order of the file. A step that was skipped, or not done yet, found nothing. */
export const selectAnomalies = (run: Run, script: Script): readonly Anomaly[] =>
  script.leaves.flatMap(({ id }) => {
    const record = recordOf(run, id)
    if (!record || record.state === 'skipped' || record.state === 'ready') return []
    const { verdict, readingId } = record
    if (verdict !== null && verdict !== 'ok') return [{ stepId: id, verdict, readingId }]
    const isBad = failedStates.has(record.state) || record.state === 'overridden'
    return isBad ? [{ stepId: id, verdict: record.state === 'failed' ? 'critical' : 'unknown', readingId }] : []
  })
