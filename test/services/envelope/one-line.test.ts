import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Connection } from '../../../shared/domain/connection/state.ts'
import type { Reading } from '../../../shared/domain/probe/reading.ts'
import { onEveryPostgres } from '../../support/on-postgres.ts'
import { session, until } from '../../support/postgres-trouble.ts'
import { connectionTo, proberFor, risk } from '../../support/prober.ts'
import { onRedis, redisConnection } from '../../support/redis.ts'
import { tcpProxy, type TcpProxy } from '../../support/tcp-proxy.ts'

const deadlines = { connectMs: 600, statementMs: 600 }

interface Place {
  readonly port: () => number
  readonly url: (port: number) => string
  readonly connection: Connection
  readonly probe: string
}

/** Questions asked together, with what each of them took by our clock; all of them in time, whatever they say. */
function asking({ url, connection, probe }: Place, proxy: TcpProxy) {
  const { prober } = proberFor(url(proxy.port), deadlines)
  const ask = async (name = probe, params = {}): Promise<Reading> => {
    const began = performance.now()
    const reading = await prober.ask(name, connection, params)
    expect(performance.now() - began).toBeLessThan(deadlines.statementMs + 200)
    return reading
  }
  return { prober, ask, several: (count: number) => Promise.all(Array.from({ length: count }, () => ask())) }
}

const causes = (readings: readonly Reading[]) => readings.map(({ verdict, cause }) => cause ?? verdict)

function whenHung(place: Place) {
  // What is loaded with the first question of all counts for none of them.
  beforeAll(async () => {
    const { prober } = proberFor(place.url(place.port()))
    await prober.ask(place.probe, place.connection)
    await prober.close()
  })
  let proxy: TcpProxy | undefined
  let asked: ReturnType<typeof asking> | undefined
  const begin = async () => {
    proxy = await tcpProxy(place.port())
    asked = asking(place, proxy)
    return { proxy, ...asked }
  }
  afterEach(async () => {
    await asked?.prober.close()
    await proxy?.close()
  })

  describe.each([2, 4])('%i at once', (count) => {
    it('on a fresh line that hangs: each says that we were not let in', async () => {
      const { several, proxy: wire } = await begin()
      wire.freeze()
      const readings = await several(count)
      expect(causes(readings)).toEqual(Array(count).fill('timeout'))
      expect(wire.connections()).toBe(1)
    })

    it('on a kept line that hangs: one says that nothing came, the others that they were not sent', async () => {
      const { several, ask, proxy: wire } = await begin()
      await ask()
      wire.freeze()
      const readings = await several(count)
      expect(causes(readings).toSorted()).toEqual([...Array<string>(count - 1).fill('busy'), 'timeout'])
      for (const { reason } of readings.filter(({ cause }) => cause === 'busy')) {
        expect(reason.en).toMatch(/^This was not sent: questions asked before it held the one line/u)
        expect(reason.ko).toMatch(/^보내지 않았습니다\./u)
      }
    })
  })

  it('what stood behind a line that was cut is answered on a fresh one', async () => {
    const { ask, proxy: wire } = await begin()
    await ask()
    wire.freezeOpen()
    const first = ask()
    await new Promise((wait) => setTimeout(wait, 300))
    const behind = [ask(), ask()]
    expect(causes([await first, ...(await Promise.all(behind))])).toEqual(['timeout', 'ok', 'ok'])
    expect(wire.connections()).toBe(2)
  })
}

onEveryPostgres('one line to PostgreSQL', (server) => {
  const place: Place = {
    port: () => server().port,
    url: (port) => server().url({ port, query: 'sslmode=disable' }),
    connection: connectionTo(),
    probe: 'postgres.select_one',
  }
  whenHung(place)

  it.each([2, 4])('%i slow queries at once: one is cancelled on the server, the others are not sent', async (count) => {
    const proxy = await tcpProxy(server().port)
    const { prober, ask } = asking(place, proxy)
    const slow = { sql: 'SELECT count(*) FROM generate_series(1, 1000000000)' }
    // PostgreSQL's parser is loaded with the first of them.
    await prober.ask('postgres.sql', place.connection, { sql: 'SELECT 1' })
    const readings = await Promise.all(Array.from({ length: count }, () => ask('postgres.sql', slow)))
    const after = await ask()
    await until(
      async () =>
        (
          await server().query(
            `SELECT FROM pg_stat_activity WHERE query LIKE '%generate_series%' AND state = 'active' AND pid <> pg_backend_pid()`,
          )
        ).length === 0,
    )
    await prober.close()
    await proxy.close()
    expect(causes(readings).toSorted()).toEqual([...Array<string>(count - 1).fill('busy'), 'timeout'])
    expect(readings.find(({ cause }) => cause === 'timeout')?.reason.en).toContain('did not answer within 600ms')
    expect(after.verdict).toBe('ok')
  })

  it('a VACUUM that takes its time has a session of its own: questions are answered meanwhile, and it is not cut', async () => {
    await server().query('CREATE TABLE judged AS SELECT generate_series(1, 100) AS id')
    const operate = connectionTo('operate')
    const { prober } = proberFor(server().url(), deadlines)
    const planning = await prober.plan({ action: 'postgres.vacuum_analyze', params: { table: 'public.judged' }, choose: [], risk }, operate)
    if (planning.outcome !== 'planned') throw new Error(planning.outcome)
    const holder = await session(server().url(), 'batch-job')
    await holder.query('BEGIN; LOCK TABLE judged IN ACCESS EXCLUSIVE MODE')
    const acting = prober.act(planning.plan, operate)
    await until(async () => (await server().query(`SELECT FROM pg_stat_activity WHERE query LIKE 'VACUUM%'`)).length === 1)
    const readings = [await prober.ask('postgres.select_one', operate), await prober.ask('postgres.connections', operate)]
    // The connection is allowed less meanwhile: what was approved goes on.
    await prober.ask('postgres.select_one', connectionTo('read_only'))
    await holder.query('ROLLBACK')
    await holder.end()
    const outcome = await acting
    await prober.close()
    expect(readings.map(({ verdict }) => verdict)).toEqual(['ok', 'ok'])
    expect(outcome).toMatchObject({ outcome: 'done' })
  })
})

const onHeldUpRedis = (tests: Parameters<typeof onRedis>[1]) => onRedis('one line to Redis', tests, { 'enable-debug-command': 'local' })

onHeldUpRedis((server) => {
  const place: Place = {
    port: () => server().port,
    url: (port) => server().url({ port }),
    connection: redisConnection(),
    probe: 'redis.ping',
  }
  whenHung(place)

  it.each([2, 4])('%i at once on a server that is held up: the first says it, the others were not sent', async (count) => {
    const proxy = await tcpProxy(server().port)
    const { prober, ask, several } = asking(place, proxy)
    await Promise.all([ask(), server().command('PING')])
    const held = server().command('DEBUG', 'SLEEP', '0.9')
    const readings = await several(count)
    await held
    const after = await several(count)
    await prober.close()
    await proxy.close()
    expect(causes(readings).toSorted()).toEqual([...Array<string>(count - 1).fill('busy'), 'timeout'])
    expect(causes(after)).toEqual(Array(count).fill('ok'))
  })
})
