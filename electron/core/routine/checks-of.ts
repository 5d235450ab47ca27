import type { CheckRun } from '../../../shared/domain/routine/select.ts'
import type { Run } from '../../../shared/domain/run/state.ts'
import type { Reader } from '../store/store.ts'

/** More are not looked at to say how a checklist stands: two months of a daily one. */
export const recent = 60

export const checksOf = (read: Pick<Reader, 'checks'>, checklistId: string): readonly CheckRun[] =>
  read.checks(checklistId, recent).filter(counts).map(checkRun)

/** One that was abandoned answers for nothing. */
export const counts = ({ routine }: Run): boolean => (routine?.abandoned ?? null) === null

export const checkRun = ({ id, routine, startedAt, endedAt }: Run): CheckRun => ({
  ...{ runId: id, dueAt: routine?.dueAt ?? null },
  ...{ startedAt, endedAt },
})
