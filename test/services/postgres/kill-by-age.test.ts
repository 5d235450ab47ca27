import { afterAll, beforeAll, expect, it } from 'vitest'
import { connectionTo, proberFor, risk } from '../../support/prober.ts'
import { onEveryPostgres } from '../../support/on-postgres.ts'
import type { PostgresServer } from '../../support/postgres.ts'
import { holdLock, until, type HeldLock } from '../../support/postgres-trouble.ts'

/**
 * Whom the runbook's kill query (D-3 §4.3) would end: our words for its choice, with its age as a value so that a test
 * need not wait thirty seconds. It is only ever selected here.
 */
const byAge = `
SELECT pid, backend_type, application_name FROM pg_stat_activity
WHERE state = 'active' AND pid <> pg_backend_pid() AND now() - query_start > $1::interval`

onEveryPostgres('ending sessions by age (docs/decisions/0005)', (server) => {
  let standby: PostgresServer
  let lock: HeldLock
  beforeAll(async () => {
    standby = await server().standby()
    lock = await holdLock(server().url())
    await until(async () => (await server().query(byAge, ['1 second'])).length >= 4, 'sessions of that age')
  })
  afterAll(async () => {
    await lock.release()
    await standby.stop()
  })

  it('would end the WAL sender of the standby and the three that wait, and leave the blocker', async () => {
    const chosen = await server().query(byAge, ['1 second'])
    expect(chosen).toContainEqual(expect.objectContaining({ backend_type: 'walsender', application_name: 'standby' }))
    expect(new Set(chosen.filter((row) => row.backend_type === 'client backend').map((row) => row.pid))).toEqual(new Set(lock.waiters))
    expect(chosen.map((row) => row.pid)).not.toContain(lock.blocker)
  })

  it('ours chooses the blocker, and nobody else', async () => {
    const { prober } = proberFor(server().url())
    const planning = await prober.plan({ action: 'postgres.terminate_backend', choose: [], risk }, connectionTo('operate'))
    await prober.close()
    expect(planning).toMatchObject({ outcome: 'planned', plan: { subjects: [{ pid: lock.blocker, application: 'batch-job' }] } })
  })

  it('and when it is done the standby still streams', async () => {
    const { prober } = proberFor(server().url())
    const operate = connectionTo('operate')
    const [before] = await server().query('SELECT pid FROM pg_stat_replication')
    const planning = await prober.plan({ action: 'postgres.terminate_backend', choose: [], risk }, operate)
    if (planning.outcome !== 'planned') throw new Error(planning.outcome)
    expect(await prober.act(planning.plan, operate)).toMatchObject({ outcome: 'done' })
    expect(await lock.outcomes).toEqual(['updated', 'updated', 'updated'])
    expect(await server().query('SELECT pid FROM pg_stat_replication')).toEqual([before])
    await prober.close()
  })
})
