import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectionTo, proberFor } from '../../support/prober.ts'
import { onEveryPostgres } from '../../support/on-postgres.ts'
import { password } from '../../support/postgres.ts'
import { session, until } from '../../support/postgres-trouble.ts'
import { tcpProxy } from '../../support/tcp-proxy.ts'

const connection = connectionTo()
const quick = { connectMs: 1_000, statementMs: 1_000 }

onEveryPostgres(
  'a kept connection',
  (server) => {
    it('is one, however often and however many at once ask', async () => {
      const proxy = await tcpProxy(server().port)
      const { prober } = proberFor(server().url({ port: proxy.port, query: 'sslmode=disable' }))
      const readings = await Promise.all(Array.from({ length: 10 }, () => prober.ask('postgres.blocking', connection)))
      for (let n = 0; n < 10; n++) readings.push(await prober.ask('postgres.select_one', connection))
      expect(new Set(readings.map(({ verdict }) => verdict))).toEqual(new Set(['ok']))
      expect(proxy.connections()).toBe(1)
      const own = await server().query(`SELECT state FROM pg_stat_activity WHERE application_name = 'quarterdeck'`)
      expect(own).toEqual([{ state: 'idle' }])
      await prober.close()
      await until(async () => (await server().query(`SELECT FROM pg_stat_activity WHERE application_name = 'quarterdeck'`)).length === 0)
      await proxy.close()
    })

    it('comes back by itself after the server was restarted, and says unknown while it is away', async () => {
      const { prober } = proberFor(server().url(), quick)
      const before = await prober.ask('postgres.select_one', connection)
      await server().restart()
      const after = await prober.ask('postgres.select_one', connection)
      await prober.close()
      expect([before.verdict, after.verdict]).toEqual(['ok', 'ok'])
    })

    it('survives its own session being ended, at once', async () => {
      const { prober, logged } = proberFor(server().url(), quick)
      await prober.ask('postgres.select_one', connection)
      await server().query(`SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = 'quarterdeck'`)
      expect(await prober.ask('postgres.select_one', connection)).toMatchObject({ verdict: 'ok' })
      await prober.close()
      expect(logged).toEqual([])
    })

    it('is made anew when the variable holds another address', async () => {
      await server().query('CREATE DATABASE other')
      const { prober, held } = proberFor(server().url(), quick)
      await prober.ask('postgres.select_one', connection)
      held.address = server().url({ database: 'other' })
      expect(await prober.ask('postgres.select_one', connection)).toMatchObject({
        verdict: 'ok',
        target: expect.stringMatching(/\/other$/u),
      })
      await prober.close()
    })

    it('no answer in time is unknown, within 200 ms of the deadline, and the next question gets a fresh line', async () => {
      const proxy = await tcpProxy(server().port)
      const { prober, held } = proberFor(server().url({ port: proxy.port }), quick)
      await prober.ask('postgres.select_one', connection)
      proxy.freeze()
      const began = performance.now()
      const reading = await prober.ask('postgres.blocking', connection)
      expect(performance.now() - began).toBeLessThan(quick.statementMs + 200)
      expect(reading).toMatchObject({ verdict: 'unknown', rows: [], rowCount: 0 })
      expect(reading.reason.en).toBe(
        'No answer. The server did not answer within 1s. It may be overloaded, or a lock on a system catalog is in the way. Try again; if it stays so, look at the machine itself.',
      )
      expect(reading.reason.ko).toContain('서버가 1초 안에 응답하지 않았습니다')
      held.address = server().url()
      expect(await prober.ask('postgres.blocking', connection)).toMatchObject({ verdict: 'ok' })
      await prober.close()
      await proxy.close()
    })

    it('two at once: the second is not spoiled by the slow one, nor told as the server’s trouble, and neither takes longer', async () => {
      const { prober } = proberFor(server().url(), quick)
      await prober.ask('postgres.select_one', connection)
      const slow = { sql: 'SELECT count(*) FROM generate_series(1, 1000000000)' }
      const began = performance.now()
      const [first, second] = await Promise.all([
        prober.ask('postgres.sql', connection, slow),
        prober.ask('postgres.select_one', connection),
      ])
      expect(performance.now() - began).toBeLessThan(quick.statementMs + 200)
      expect(first).toMatchObject({ verdict: 'unknown', cause: 'timeout' })
      expect(second).toMatchObject({
        verdict: 'unknown',
        cause: 'busy',
        reason: { en: expect.stringContaining('says nothing of the target') },
      })
      const [slower, later] = await Promise.all([
        prober.ask('postgres.sql', connection, slow),
        new Promise((done) => setTimeout(done, 700)).then(() => prober.ask('postgres.select_one', connection)),
      ])
      expect([slower.verdict, later.verdict]).toEqual(['unknown', 'ok'])
      await prober.close()
    })

    it('an answer of 100 MB is not gathered: unknown, and the next question is answered', async () => {
      const { prober } = proberFor(server().url(), { connectMs: 2_000, statementMs: 20_000 })
      // What is loaded with the first question is not the answer's.
      await prober.ask('postgres.sql', connection, { sql: 'SELECT 1' })
      const before = process.memoryUsage().rss
      const reading = await prober.ask('postgres.sql', connection, { sql: `SELECT repeat('x', 100000000) AS x` })
      expect(reading).toMatchObject({ verdict: 'unknown', reason: { en: expect.stringContaining('larger than 16 MB') } })
      expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000)
      expect(await prober.ask('postgres.select_one', connection)).toMatchObject({ verdict: 'ok' })
      await prober.close()
    })

    it('a change on a line of its own holds nobody up who reads', async () => {
      const operate = connectionTo('operate')
      await server().query('CREATE TABLE IF NOT EXISTS held (id int PRIMARY KEY); INSERT INTO held VALUES (1) ON CONFLICT DO NOTHING')
      const { prober } = proberFor(server().url(), quick)
      const planning = await prober.plan({ action: 'postgres.run_statement', params: { sql: 'DELETE FROM held' }, choose: [] }, operate)
      const holder = await session(server().url(), 'batch-job')
      await holder.query('BEGIN; LOCK TABLE held')
      const acting = planning.outcome === 'planned' ? prober.act(planning.plan, operate) : undefined
      await until(async () => (await server().query('SELECT FROM pg_locks WHERE NOT granted')).length === 1)
      const reading = await prober.ask('postgres.select_one', operate)
      expect(reading).toMatchObject({ verdict: 'ok' })
      expect(reading.durationMs).toBeLessThan(500)
      await holder.query('ROLLBACK')
      expect(await acting).toMatchObject({ outcome: 'done' })
      await Promise.all([holder.end(), prober.close()])
    })

    it('a query the server itself cannot finish in time is unknown, and the server does not go on with it', async () => {
      const { prober } = proberFor(server().url(), quick)
      await prober.ask('postgres.blocking', connection)
      const locker = await session(server().url(), 'vacuum-full')
      await locker.query('BEGIN; LOCK TABLE pg_catalog.pg_database IN ACCESS EXCLUSIVE MODE')
      const began = performance.now()
      const reading = await prober.ask('postgres.blocking', connection)
      expect(performance.now() - began).toBeLessThan(quick.statementMs + 200)
      expect(reading).toMatchObject({ verdict: 'unknown', reason: { en: expect.stringContaining('did not answer within') } })
      const own = await locker.query(`SELECT state FROM pg_stat_activity WHERE application_name = 'quarterdeck'`)
      expect(own.rows).toEqual([{ state: 'idle' }])
      await locker.query('ROLLBACK')
      expect(await prober.ask('postgres.blocking', connection)).toMatchObject({ verdict: 'ok' })
      await Promise.all([locker.end(), prober.close()])
    })

    it('a server that is not there is an unknown reading with the next step, and no password in it', async () => {
      const { prober } = proberFor(server().url({ port: 1 }), quick)
      const reading = await prober.ask('postgres.connections', connection)
      await prober.close()
      expect(reading).toMatchObject({
        verdict: 'unknown',
        target: 'judgment-primary · 127.0.0.1:1/postgres',
        reason: { en: expect.stringContaining('pg_isready') },
      })
      expect(JSON.stringify(reading)).not.toContain(password)
    })

    it("a password that stands in somebody's query is blanked in the reading and in the plan", async () => {
      const client = await session(server().url(), 'admin')
      await client.query(`BEGIN; SELECT '${password}' AS secret, 'safe' AS rest`)
      const { prober } = proberFor(server().url(), quick)
      const reading = await prober.ask('postgres.activity', connection)
      await Promise.all([client.end(), prober.close()])
      expect(JSON.stringify(reading.rows)).toContain('[redacted]')
      expect(JSON.stringify(reading)).not.toContain(password)
    })

    it("cuts what does not fit: a cell at four kilobytes, the rows at the probe's number, with the true count beside", async () => {
      const pool = await Promise.all(Array.from({ length: 60 }, (_, n) => session(server().url(), `pool-${n}`)))
      await Promise.all(pool.map((each) => each.query(`BEGIN; SELECT '${'판정'.repeat(1_500)}'`)))
      const { prober } = proberFor(server().url(), quick)
      const reading = await prober.ask('postgres.activity', connection)
      await Promise.all([...pool.map((each) => each.end()), prober.close()])
      expect(reading).toMatchObject({ rowCount: 60, verdict: 'ok' })
      expect(reading.rows).toHaveLength(50)
      const queries = reading.rows.map((row) => String(row[reading.columns.indexOf('query')]))
      for (const query of queries) {
        expect(Buffer.byteLength(query)).toBeLessThanOrEqual(4096)
        expect(query).toMatch(/판정?…$/u)
      }
    })
  },
  { track_activity_query_size: '16384' },
)

onEveryPostgres("a role that cannot see into others' sessions", (server) => {
  let asking: ReturnType<typeof proberFor>
  beforeAll(async () => {
    await server().query(`CREATE ROLE plain LOGIN PASSWORD 'plain-password-1'`)
    asking = proberFor(server().url({ user: 'plain', password: 'plain-password-1' }))
  })
  afterAll(() => asking.prober.close())

  it('reads activity as unknown, not ok, and is told how many are hidden', async () => {
    const hidden = await session(server().url(), 'api-1')
    const reading = await asking.prober.ask('postgres.activity', connection)
    await hidden.end()
    expect(reading.verdict).toBe('unknown')
    expect(reading.reason.en).toBe(
      '1 session of other roles cannot be seen into, so slow queries may be hidden. Grant this role pg_monitor.',
    )
    expect(reading.rows).toMatchObject([
      [expect.any(Number), 'postgres', 'api-1', null, null, null, null, null, '<insufficient privilege>'],
    ])
  })

  describe('still sees that somebody waits and for whom', () => {
    it('but not what that session is: no plan is made from that', async () => {
      await server().query('CREATE TABLE rules (id int)')
      const [holder, waiter] = await Promise.all([session(server().url(), 'batch-job'), session(server().url(), 'api-1')])
      await holder.query('BEGIN; LOCK TABLE rules')
      const waiting = waiter.query('SELECT FROM rules')
      await until(async () => (await server().query('SELECT FROM pg_locks WHERE NOT granted')).length === 1)
      const blocking = await asking.prober.ask('postgres.blocking', connection)
      const blockers = await asking.prober.ask('postgres.blockers', connection)
      const planning = await asking.prober.plan(
        { action: 'postgres.terminate_backend', choose: [], risk: { ko: '-', en: '-' } },
        connectionTo('operate'),
      )
      await holder.query('ROLLBACK')
      await waiting
      await Promise.all([holder.end(), waiter.end()])
      expect(blocking).toMatchObject({ verdict: 'warning', reason: { en: expect.stringContaining('(batch-job)') } })
      expect(blockers).toMatchObject({ verdict: 'unknown', reason: { en: expect.stringContaining('Grant it pg_monitor') } })
      expect(planning.outcome).toBe('unreachable')
    })
  })

  it('reads connections: the number is visible to everyone', async () => {
    expect(await asking.prober.ask('postgres.connections', connection)).toMatchObject({ verdict: 'ok' })
  })
})
