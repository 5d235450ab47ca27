import { describe, expect, it } from 'vitest'
import { activityFacts, blockersFacts, blockingFacts } from '../../../../../electron/core/targets/postgres/facts.ts'
import type { Row } from '../../../../../electron/core/targets/kind.ts'

const answer = (...rows: Row[]) => ({ columns: [], rows, durationMs: 1 })

describe('the facts of', () => {
  it('activity: the slowest query is not the longest idle transaction, and hidden ones are counted', () => {
    const facts = activityFacts(
      answer(
        { pid: 1, application_name: 'batch-job', state: 'idle in transaction', query_seconds: 900, state_seconds: 890 },
        { pid: 2, application_name: 'api-1', state: 'active', query_seconds: 3 },
        { pid: 3, application_name: '', state: 'active', query_seconds: 12 },
        { pid: 4, application_name: 'api-2', state: null, query: '<insufficient privilege>' },
        { pid: 5, application_name: 'api-3', state: 'disabled', query: '' },
      ),
    )
    expect(facts).toEqual({
      ...{ hidden: 2, active: 2, idle: 1, query_seconds: 12, drawn_seconds: 12, query_session: '3' },
      ...{ idle_seconds: 890, idle_session: '1 (batch-job)' },
    })
  })

  it('blocking: one session waiting for two is one that waits, and who only waits is not in the way', () => {
    const rows = [
      { waiting_pid: 2, waiting_application: 'api-1', wait_seconds: 9, blocker_pid: 1, blocker_application: 'batch-job' },
      { waiting_pid: 3, waiting_application: 'api-2', wait_seconds: 4, blocker_pid: 2, blocker_application: 'api-1' },
      { waiting_pid: 3, waiting_application: 'api-2', wait_seconds: 4, blocker_pid: 0, blocker_application: null },
    ]
    expect(blockingFacts(answer(...rows))).toEqual({
      ...{ waiting: 2, wait_seconds: 9, wait_session: '2 (api-1)', blockers: '1 (batch-job), prepared transaction' },
    })
  })

  it('blocking: a circle has no root, so all of it is named', () => {
    const rows = [
      { waiting_pid: 1, wait_seconds: 0.2, blocker_pid: 2, blocker_application: 'b' },
      { waiting_pid: 2, wait_seconds: 0.1, blocker_pid: 1, blocker_application: 'a' },
    ]
    expect(blockingFacts(answer(...rows))).toMatchObject({ blockers: '2 (b), 1 (a)' })
  })

  it('blockers: a prepared transaction is counted, with the names it is rolled back by', () => {
    expect(blockersFacts(answer({ pid: 0, backend_type: 'prepared transaction', query: 'transfer-42', victims: 2 }))).toMatchObject({
      ...{ blockers: 1, blocked: 2, prepared: 1, names: 'transfer-42', hidden: 0 },
    })
  })
})
