import { afterAll, beforeAll, expect, it } from 'vitest'
import { partitionNames } from '../../../electron/core/targets/postgres/care-facts.ts'
import type { Params } from '../../../shared/domain/probe/params.ts'
import { onEveryPostgres } from '../../support/on-postgres.ts'
import { until } from '../../support/postgres-trouble.ts'
import type { PostgresServer } from '../../support/postgres.ts'
import { connectionTo, proberFor } from '../../support/prober.ts'

const settings = { archive_mode: 'on', archive_command: 'false', shared_preload_libraries: 'pg_stat_statements' }

onEveryPostgres(
  'what is looked at in calm times',
  (server) => {
    let asking: ReturnType<typeof proberFor>
    const ask = (probe: string, params: Params = {}) => asking.prober.ask(`postgres.${probe}`, connectionTo(), params)
    beforeAll(() => {
      asking = proberFor(server().url())
    })
    afterAll(() => asking.prober.close())

    it('slow queries: says that the extension is not there, and never that all is well', async () => {
      const reading = await ask('slow_queries')
      expect(reading).toMatchObject({ verdict: 'unknown', rows: [] })
      expect(reading.reason.en).toContain('pg_stat_statements')
      await server().query('CREATE EXTENSION pg_stat_statements')
      await server().query('SELECT pg_sleep(0.6)')
      const slow = await ask('slow_queries')
      expect(slow).toMatchObject({ verdict: 'warning', measure: { value: expect.any(Number) } })
      expect(slow.reason.en).toMatch(/ms on average: .*pg_sleep/u)
    })

    it('unused indexes: finds the one nobody reads, and leaves out small ones and those that keep rows unique', async () => {
      await server().query(`
        CREATE TABLE public.orders (id int PRIMARY KEY, status text);
        INSERT INTO public.orders SELECT n, 'open' FROM generate_series(1, 30000) n;
        CREATE INDEX orders_status ON public.orders (status);
        CREATE TABLE public.small (id int); CREATE INDEX small_id ON public.small (id)`)
      const reading = await ask('unused_indexes')
      expect(reading).toMatchObject({ verdict: 'warning', rowCount: 1 })
      expect(reading.reason.en).toContain('orders_status')
      expect(reading.rows[0]?.slice(0, 3)).toEqual(['public', 'orders', 'orders_status'])
    })

    it('tables: names the one with the most dead rows, or one by name; a name that is none is unknown', async () => {
      await server().query(`UPDATE public.orders SET status = 'done'`)
      await server().query('ANALYZE public.orders')
      await until(async () => (await ask('tables', { table: 'public.orders' })).verdict === 'warning')
      const reading = await ask('tables')
      expect(reading.reason.en).toMatch(/^public\.orders has 30000 dead rows \(50 %\)/u)
      expect(await ask('tables', { table: `public.orders' OR true` })).toMatchObject({ verdict: 'unknown', rowCount: 0 })
    })

    it('partitions: computes the names by the calendar, and names the missing', async () => {
      const asked = { table: 'judgment_executions', unit: 'month', ahead: 3, suffix: '_y{yyyy}m{mm}' } as const
      expect(await ask('partitions', { table: 'judgment_executions' })).toMatchObject({ verdict: 'unknown' })
      const names = partitionNames(asked, Date.now())
      await server().query(
        `CREATE SCHEMA core; ${names
          .slice(0, 3)
          .map((name) => `CREATE TABLE core.${name} ()`)
          .join('; ')}`,
      )
      const reading = await ask('partitions', { table: 'judgment_executions' })
      expect(reading).toMatchObject({ verdict: 'warning', measure: { value: 1 } })
      expect(reading.reason.en).toContain(names[3])
      await server().query(`CREATE TABLE core.${names[3]} ()`)
      expect(await ask('partitions', { table: 'judgment_executions' })).toMatchObject({ verdict: 'ok', params: asked })
      await server().query(`DROP TABLE core.${names[0]}`)
      expect(await ask('partitions', { table: 'judgment_executions' })).toMatchObject({ verdict: 'critical' })
      await expect(ask('partitions', { table: 'x; DROP' })).rejects.toMatchObject({ refusal: { code: 'params_invalid' } })
    })

    it('archiver: a command that fails is critical, and the WAL is named', async () => {
      await server().query('SELECT pg_switch_wal()')
      await until(async () => (await ask('archiver')).verdict === 'critical')
      expect((await ask('archiver')).reason.en).toMatch(/^Archiving fails: [0-9A-F]{24} could not be archived/u)
      await server().query(`ALTER SYSTEM SET archive_command = 'true'`)
      await server().query('SELECT pg_reload_conf()')
      await server().query('SELECT pg_switch_wal()')
      await until(async () => (await ask('archiver')).verdict === 'ok')
    })

    it('sessions: lists clients, and not itself', async () => {
      expect(await ask('sessions')).toMatchObject({ verdict: 'ok' })
    })

    it('replication: who it is, who streams, how far behind, and what a slot holds back', async () => {
      expect((await ask('replication')).reason.en).toMatch(/^It is the primary at [0-9A-F]+\/[0-9A-F]+, and nobody streams/u)
      expect(await ask('replication', { standbys: 1 })).toMatchObject({ verdict: 'critical' })
      const standby: PostgresServer = await server().standby()
      const there = proberFor(standby.url())
      try {
        await until(async () => (await ask('replication', { standbys: 1 })).verdict === 'ok')
        await until(async () => (await there.prober.ask('postgres.replication', connectionTo())).verdict === 'ok')
        const reading = await there.prober.ask('postgres.replication', connectionTo())
        expect(reading.reason.en).toMatch(/^It is the standby at/u)
        expect(reading.measure).toMatchObject({ unit: 'seconds', value: expect.any(Number) })
      } finally {
        await there.prober.close()
        await standby.stop()
      }
    })

    it('says unknown to a role that may not see who streams', async () => {
      await server().query(`CREATE ROLE looker LOGIN PASSWORD 'looks-only'`)
      const looker = proberFor(server().url({ user: 'looker', password: 'looks-only' }))
      try {
        expect((await looker.prober.ask('postgres.archiver', connectionTo())).verdict).not.toBe('unknown')
        expect(await looker.prober.ask('postgres.sessions', connectionTo())).toMatchObject({ verdict: 'ok' })
      } finally {
        await looker.prober.close()
      }
    })
  },
  settings,
)
