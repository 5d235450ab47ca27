import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Planning } from '../../../electron/core/probing/prober.ts'
import type { Plan } from '../../../shared/domain/run/plan.ts'
import { onEveryPostgres } from '../../support/on-postgres.ts'
import { session, until } from '../../support/postgres-trouble.ts'
import { connectionTo, proberFor } from '../../support/prober.ts'

const operate = connectionTo('operate')

function planned(planning: Planning): Plan {
  if (planning.outcome !== 'planned') throw new Error(`not planned: ${planning.outcome}`)
  return planning.plan
}

onEveryPostgres('sessions a person chooses, and a table', (server) => {
  let asking: ReturnType<typeof proberFor>
  beforeAll(() => {
    asking = proberFor(server().url())
  })
  afterAll(() => asking.prober.close())

  /** A session that is asleep in a query of its own. */
  async function sleeper() {
    const client = await session(server().url(), 'report')
    const pid = String((client as unknown as { processID: number }).processID)
    const slept = client.query('SELECT pg_sleep(30)').then(
      () => 'slept',
      (error: { code?: string }) => error.code ?? 'lost',
    )
    await until(
      async () => (await server().query('SELECT FROM pg_stat_activity WHERE pid = $1 AND state = $2', [pid, 'active'])).length === 1,
    )
    return { client, pid, slept, close: () => client.end().catch(() => {}) }
  }

  it('cancels the query that was read, and leaves the session', async () => {
    const { client, pid, slept, close } = await sleeper()
    const plan = planned(await asking.prober.plan({ action: 'postgres.cancel_query', choose: [pid] }, operate))
    expect(plan).toMatchObject({ destructive: false, subjects: [{ pid: Number(pid), application: 'report' }], inverse: null })
    expect(await asking.prober.act(plan, operate)).toMatchObject({ outcome: 'done' })
    expect(await slept).toBe('57014')
    // The same session at another query is not what was read.
    const next = client.query('SELECT pg_sleep(2)').catch(() => {})
    await until(
      async () =>
        (await server().query(`SELECT FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(2)' AND state = 'active'`)).length === 1,
    )
    expect(await asking.prober.act(plan, operate)).toMatchObject({ outcome: 'moved' })
    await next
    await close()
  })

  it('ends the session that was read, and not another of the same number', async () => {
    const { pid, slept, close } = await sleeper()
    const plan = planned(await asking.prober.plan({ action: 'postgres.terminate_session', choose: [pid] }, operate))
    const other = { ...plan, subjects: [{ ...plan.subjects[0], backend_start: '2026-01-01T00:00:00.000000Z' }] }
    expect(await asking.prober.act(other as Plan, operate)).toMatchObject({ outcome: 'moved' })
    expect(await asking.prober.act(plan, operate)).toMatchObject({ outcome: 'done', detail: { en: `Ended: pid ${pid} (report).` } })
    expect(['57P01', 'lost']).toContain(await slept)
    await close()
  })

  it('sweeps up one table, whatever its name is made of', async () => {
    await server().query(`CREATE TABLE public."we""ird; DROP" (id int); INSERT INTO public."we""ird; DROP" SELECT generate_series(1, 1000)`)
    await server().query(`DELETE FROM public."we""ird; DROP"`)
    const params = { table: 'public.we"ird; DROP' }
    await until(async () => (await asking.prober.ask('postgres.tables', operate, params)).rowCount === 1)
    const plan = planned(await asking.prober.plan({ action: 'postgres.vacuum_analyze', params, choose: [] }, operate))
    expect(plan.statement).toBe('VACUUM (ANALYZE) "public"."we""ird; DROP"')
    expect(await asking.prober.act(plan, operate)).toMatchObject({ outcome: 'done' })
    const [row] = await server().query(`SELECT last_vacuum IS NOT NULL AS swept FROM pg_stat_user_tables WHERE relname LIKE 'we%'`)
    expect(row).toEqual({ swept: true })
    await server().query(`DROP TABLE public."we""ird; DROP"`)
    expect(await asking.prober.act(plan, operate)).toMatchObject({ outcome: 'failed' })
    await expect(
      asking.prober.plan({ action: 'postgres.vacuum_analyze', params: { table: 'x' }, choose: [] }, operate),
    ).rejects.toMatchObject({
      refusal: { code: 'params_invalid' },
    })
  })
})
