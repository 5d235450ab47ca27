import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Cell, Reading } from '../../../shared/domain/probe/reading.ts'
import { connectionTo, proberFor } from '../../support/prober.ts'
import { onEveryPostgres } from '../../support/on-postgres.ts'
import { holdLock, session, until, type HeldLock } from '../../support/postgres-trouble.ts'

const connection = connectionTo()

/** A reading's rows as records, as a person reads the table. */
const records = ({ columns, rows }: Reading): Record<string, Cell>[] =>
  rows.map((row) => Object.fromEntries(columns.map((column, n) => [column, row[n] ?? null])))

onEveryPostgres('the probes', (server) => {
  let asking: ReturnType<typeof proberFor>
  const ask = (probe: string) => asking.prober.ask(probe, connection)
  beforeAll(() => {
    asking = proberFor(server().url())
  })
  afterAll(() => asking.prober.close())

  it('keep how they asked with every reading', async () => {
    const reading = await ask('postgres.select_one')
    expect(reading).toMatchObject({
      ...{ readingId: expect.stringMatching(/^rea-/u), probe: 'postgres.select_one', connection: 'judgment-primary', host: 'laptop-kim' },
      ...{ target: `judgment-primary · 127.0.0.1:${server().port}/postgres`, query: 'SELECT 1 AS one', rowCount: 1 },
      ...{ columns: ['one'], rows: [[1]], verdict: 'ok', startedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*\+09:00$/u) },
    })
  })

  it.each(['activity', 'blocking', 'blockers', 'connections'])('say that all is well in peace: %s', async (name) => {
    expect(await ask(`postgres.${name}`)).toMatchObject({ verdict: 'ok' })
  })

  describe('while a session idle in its transaction holds what three others wait for', () => {
    let lock: HeldLock
    beforeAll(async () => {
      lock = await holdLock(server().url())
    })
    afterAll(() => lock.release())

    it('blocking: says who waits, for which table, and for whom', async () => {
      const reading = await ask('postgres.blocking')
      const first = ['waiting_pid', 'blocker_pid', 'waiting_application', 'blocker_application', 'wait_seconds']
      expect(reading.columns.slice(0, 5)).toEqual(first)
      expect(reading.verdict).toBe('critical')
      expect(reading.reason.en).toContain(`3 sessions wait for a lock`)
      expect(reading.reason.en).toMatch(new RegExp(`In the way: ${lock.blocker} \\(batch-job\\)\\.$`, 'u'))
      expect(reading.reason.ko).toContain('세션 3개가 잠금을 기다립니다')
      const rows = records(reading)
      expect(new Set(rows.map((row) => row.waiting_pid))).toEqual(new Set(lock.waiters))
      expect(rows.filter((row) => row.blocker_pid === lock.blocker)).toEqual([
        expect.objectContaining({ blocker_application: 'batch-job', blocker_state: 'idle in transaction', relation: 'public.judgments' }),
      ])
      for (const row of rows) expect(row.waiting_query).toContain('UPDATE judgments')
    })

    it('blockers: names the one at the root, with its start to the microsecond and everyone it holds up', async () => {
      const reading = await ask('postgres.blockers')
      expect(reading.verdict).toBe('critical')
      const [start] = await server().query(`SELECT extract(epoch FROM backend_start)::text AS at FROM pg_stat_activity WHERE pid = $1`, [
        lock.blocker,
      ])
      const [row, ...more] = records(reading)
      expect(more).toEqual([])
      expect(row).toMatchObject({ pid: lock.blocker, backend_type: 'client backend', application_name: 'batch-job', victims: 3 })
      expect(row?.victim_pids).toBe(lock.waiters.toSorted((a, b) => a - b).join(', '))
      expect(row?.backend_start).toMatch(/\.\d{6}Z$/u)
      const seconds = String(start?.at).replace(/^\d+/u, '')
      expect(String(row?.backend_start)).toContain(`${seconds}Z`)
    })

    it('activity: sees the waiting queries and the idle transaction, oldest first', async () => {
      const reading = await ask('postgres.activity')
      const rows = records(reading)
      expect(rows.map((row) => row.application_name).toSorted()).toEqual(['api-1', 'api-2', 'api-3', 'batch-job'])
      expect(rows[0]).toMatchObject({ pid: lock.blocker, state: 'idle in transaction' })
    })

    it('activity: warns of a query over two seconds', async () => {
      await until(async () => (await ask('postgres.activity')).verdict === 'warning', 'a warning')
      const reading = await ask('postgres.activity')
      expect(reading.reason.en).toMatch(/^The longest query runs for 2(\.\d)?s: pid \d+ \(api-\d\)\. 3 queries run\.$/u)
      expect(reading.reason.ko).toMatch(/^가장 오래된 쿼리가 2(\.\d)?초째 실행 중입니다/u)
    })
  })

  it('blocking: one that waits is a warning', async () => {
    const lock = await holdLock(server().url(), { waiters: 1 })
    const reading = await ask('postgres.blocking')
    await lock.release()
    expect(reading).toMatchObject({ verdict: 'warning', rowCount: 1 })
    expect(reading.reason.en).toMatch(/^1 session waits for a lock/u)
  })

  it('blocking: a lock on a whole table names it and its mode', async () => {
    await server().query('CREATE TABLE IF NOT EXISTS rules (id int)')
    const [holder, waiter] = await Promise.all([session(server().url(), 'migration'), session(server().url(), 'api-1')])
    await holder.query('BEGIN; LOCK TABLE rules IN ACCESS EXCLUSIVE MODE')
    const waiting = waiter.query('SELECT FROM rules')
    await until(async () => (await ask('postgres.blocking')).rowCount > 0)
    const [row] = records(await ask('postgres.blocking'))
    await holder.query('COMMIT')
    await waiting
    await Promise.all([holder.end(), waiter.end()])
    expect(row).toMatchObject({
      lock_type: 'relation',
      lock_mode: 'AccessShareLock',
      relation: 'public.rules',
      blocker_application: 'migration',
    })
  })

  it('connections: counts clients against what ordinary roles may take', async () => {
    const before = records(await ask('postgres.connections'))[0]
    const more = await Promise.all(Array.from({ length: 5 }, () => session(server().url(), 'pool')))
    const after = records(await ask('postgres.connections'))[0]
    await Promise.all(more.map((each) => each.end()))
    expect(Number(after?.used) - Number(before?.used)).toBe(5)
    expect(after).toMatchObject({ max_connections: 100, reserved: 3 })
    expect(after?.used_percent).toBeCloseTo((100 * Number(after?.used)) / 97, 0)
  })
})

onEveryPostgres(
  'connections nearly used up',
  (server) => {
    it('warn from 80 percent and are critical from 95', async () => {
      const { prober } = proberFor(server().url())
      const pool = []
      const verdicts: Record<number, string> = {}
      for (let open = 1; open <= 20; open++) {
        verdicts[open] = (await prober.ask('postgres.connections', connection)).verdict
        if (open < 20) pool.push(await session(server().url(), 'pool'))
      }
      await Promise.all(pool.map((each) => each.end()))
      await prober.close()
      expect(verdicts).toMatchObject({ 1: 'ok', 15: 'ok', 16: 'warning', 18: 'warning', 19: 'critical', 20: 'critical' })
    })
  },
  { max_connections: '23', superuser_reserved_connections: '3' },
)

onEveryPostgres(
  'a prepared transaction in the way',
  (server) => {
    it('is named, with what it can be rolled back by, and there is no session to end', async () => {
      const { prober } = proberFor(server().url())
      await server().query('CREATE TABLE rules (id int)')
      const client = await session(server().url(), 'coordinator')
      await client.query('BEGIN')
      await client.query('LOCK TABLE rules IN ACCESS EXCLUSIVE MODE')
      await client.query(`PREPARE TRANSACTION 'transfer-42'`)
      const waiter = await session(server().url(), 'api-1')
      const waiting = waiter.query('SELECT FROM rules')
      await until(async () => (await prober.ask('postgres.blocking', connection)).rowCount > 0)
      const reading = await prober.ask('postgres.blockers', connection)
      const planning = await prober.plan(
        { action: 'postgres.terminate_backend', choose: [], risk: { ko: '-', en: '-' } },
        connectionTo('operate'),
      )
      await client.query(`ROLLBACK PREPARED 'transfer-42'`)
      await waiting
      await Promise.all([client.end(), waiter.end(), prober.close()])
      expect(reading.verdict).toBe('critical')
      expect(reading.reason.en).toContain('ROLLBACK PREPARED, one of these: transfer-42')
      expect(planning.outcome).toBe('empty')
    })
  },
  { max_prepared_transactions: '2' },
)
