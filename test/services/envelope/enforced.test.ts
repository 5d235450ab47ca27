import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { clientOf } from '../../../shared/contract/bridge.ts'
import type { TargetKind } from '../../../shared/domain/connection/events.ts'
import { kinds } from '../../../electron/core/probing/registry.ts'
import type { ProbeSpec } from '../../../electron/core/targets/kind.ts'
import type { Redis } from '../../../electron/core/targets/redis/live.ts'
import { countingPorts, startApp } from '../../support/app.ts'
import { webServer } from '../../support/bad-servers.ts'
import { onEveryPostgres } from '../../support/on-postgres.ts'
import { session } from '../../support/postgres-trouble.ts'
import { systemClock } from '../../support/prober.ts'
import { onRedis } from '../../support/redis.ts'
import { value } from '../../support/reply.ts'

/** A probe that a careless colleague wrote: it sends whatever it is told. */
const careless: ProbeSpec<Redis, z.ZodObject<{ words: z.ZodArray<z.ZodString> }>> = {
  ...{ probe: 'redis.careless', title: 'probe.redis.ping.title', params: z.strictObject({ words: z.array(z.string()) }), keep: 1 },
  query: ({ words }) => words.join(' '),
  async ask(live, { words }) {
    const { durationMs } = await live.every((node) => node.read(...words))
    return { columns: [], rows: [], durationMs }
  },
  ...{ facts: () => ({}), limits: {}, expectations: [{ when: 'true', verdict: 'ok', reason: 'probe.redis.ping.title' }] },
}
;(kinds.redis.probes as ProbeSpec[]).push(careless as unknown as ProbeSpec)

/** An incident, and a connection that only reads, as the user who may do everything. */
async function world(kind: TargetKind, address: string, env: Readonly<Record<string, string>> = {}) {
  const app = await startApp({ host: 'cli' }, { ...countingPorts({ TARGET: address, ...env }), clock: systemClock })
  const client = clientOf(app.bridge)
  const secret = env.TOKEN === undefined ? {} : { secret: { env: 'TOKEN' } }
  value(await client.connections.add({ name: 'judgment-primary', kind, url: { env: 'TARGET' }, ...secret }))
  const { incidentId } = value(await client.incidents.declare({ title: '판정 지연', severity: 'sev2' }))
  return {
    stop: app.stop,
    ask: async (probe: string, params: Record<string, string | string[]>) =>
      value(await client.probes.run({ probe, connection: 'judgment-primary', params })),
    /** The last line of the incident, when it says that something was refused. */
    async refused() {
      const last = value(await client.timeline.page({ incidentId })).rows.at(-1)
      return last?.type === 'action.refused.v1' ? last.data : undefined
    },
  }
}

type World = Awaited<ReturnType<typeof world>>
const notSent = { verdict: 'unknown', cause: 'not_allowed', rows: [], rowCount: 0 }

onEveryPostgres('a superuser over a read_only connection', (server) => {
  let on: World
  beforeAll(async () => {
    await server().query(
      `CREATE TABLE orders (id int);
       CREATE FUNCTION add_order() RETURNS int LANGUAGE sql VOLATILE AS 'INSERT INTO orders VALUES (1) RETURNING id'`,
    )
    on = await world('postgres', server().url())
  })
  afterAll(() => on.stop())

  it.each([
    ['pg_terminate_backend', 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()'],
    ['pg_promote', 'SELECT pg_promote()'],
    ['pg_reload_conf', 'SELECT pg_reload_conf()'],
    ['COPY … TO PROGRAM', `COPY orders TO PROGRAM 'touch /tmp/quarterdeck-was-here'`],
    ['BEGIN READ WRITE; INSERT', 'BEGIN READ WRITE; INSERT INTO orders VALUES (1); COMMIT'],
    ['two statements in one', 'SELECT 1; SELECT 2'],
    ['an INSERT inside a volatile function', 'SELECT add_order()'],
    ['SET', 'SET default_transaction_read_only = off'],
    ['DO', 'DO $$ BEGIN INSERT INTO orders VALUES (1); END $$'],
    ['EXPLAIN ANALYZE INSERT', 'EXPLAIN ANALYZE INSERT INTO orders VALUES (1)'],
    ['an INSERT', 'INSERT INTO orders VALUES (1)'],
    ['an INSERT within WITH', 'WITH made AS (INSERT INTO orders VALUES (1) RETURNING id) SELECT id FROM made'],
  ])('%s is refused before it is sent, and recorded', async (_, sql) => {
    const bystander = await session(server().url(), 'api-1')
    expect(await on.ask('postgres.sql', { sql })).toMatchObject(notSent)
    expect(await on.refused()).toMatchObject({
      ...{ connection: 'judgment-primary', asked: 'postgres.sql', code: 'not_allowed', statement: sql },
      reason: { ko: expect.stringContaining('보내지 않았습니다'), en: expect.stringContaining('did not send this query') },
    })
    expect((await bystander.query('SELECT count(*)::int AS orders FROM orders')).rows).toEqual([{ orders: 0 }])
    await bystander.end()
  })

  it('and what only reads is answered, and leaves no such line', async () => {
    expect(await on.ask('postgres.sql', { sql: 'SELECT count(*) FROM orders' })).toMatchObject({ verdict: 'ok', rowCount: 1 })
    await on.ask('postgres.sql', { sql: 'SELECT 1; SELECT 2' })
    expect(await on.refused()).toMatchObject({ statement: 'SELECT 1; SELECT 2' })
  })
})

onRedis('the user who may do everything, over a read_only connection', (server) => {
  let on: World
  beforeAll(async () => {
    await server().command('SET', 'judgment', '42')
    on = await world('redis', server().url())
  })
  afterAll(() => on.stop())

  it.each([
    ['EVAL', 'return redis.call("FLUSHALL")', '0'],
    ['CONFIG', 'SET', 'maxmemory', '1'],
    ['FUNCTION', 'FLUSH'],
    ['DEBUG', 'SLEEP', '0'],
  ])('%s %s is refused before it is sent, and recorded', async (...words) => {
    expect(await on.ask('redis.careless', { words })).toMatchObject(notSent)
    expect(await on.refused()).toMatchObject({ asked: 'redis.careless', code: 'not_allowed', statement: words.join(' ') })
    expect(await server().command('GET', 'judgment')).toBe('42')
  })
})

describe('a web server that sends us on to another with our credential', () => {
  it('is not followed, and that is recorded', async () => {
    const seen: (string | undefined)[] = []
    const thief = await webServer((request, response) => {
      seen.push(request.headers.authorization)
      response.end('{}')
    })
    const server = await webServer((_, response) => response.writeHead(302, { location: `http://localhost:${thief.port}/health` }).end())
    const on = await world('http', `http://127.0.0.1:${server.port}`, { TOKEN: 'tok-9fA!s3cr3t' })
    expect(await on.ask('http.json', { json: '$.status', equals: 'UP' })).toMatchObject(notSent)
    expect(await on.refused()).toMatchObject({
      ...{ asked: 'http.json', code: 'not_allowed' },
      reason: { en: expect.stringContaining(`sends us on to another server, http://localhost:${thief.port}/health`) },
    })
    expect(seen).toEqual([])
    await Promise.all([on.stop(), server.close(), thief.close()])
  })
})
