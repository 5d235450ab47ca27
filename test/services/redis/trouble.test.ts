import { mkdir, rm } from 'node:fs/promises'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { proberFor } from '../../support/prober.ts'
import {
  onRedis,
  redisConnection,
  replicaOf,
  sentinelOf,
  sentinelUrl,
  startRedis,
  until,
  withRedis,
  type RedisServer,
} from '../../support/redis.ts'
import { temporary } from '../../support/temporary.ts'

const connection = redisConnection()
const deadlines = { connectMs: 2_000, statementMs: 2_000 }

onRedis('a server in trouble', (server) => {
  let asking: ReturnType<typeof proberFor>
  const ask = (probe: string, params = {}) => asking.prober.ask(probe, connection, params)
  const set = (name: string, value: string | number) => server().command('CONFIG', 'SET', name, value)
  beforeAll(() => {
    asking = proberFor(server().url(), deadlines)
  })
  afterAll(() => asking.prober.close())

  it('memory: full without a way to make room is critical, with one it evicts and warns', async () => {
    await server().command('EVAL', `for n = 1, 3000 do redis.call('SET', 'k' .. n, string.rep('x', 1000)) end`, 0)
    const used = Number(/used_memory:(\d+)/u.exec(String(await server().command('INFO', 'memory')))?.[1])
    await set('maxmemory', used + 2_000)
    expect(await ask('redis.memory')).toMatchObject({
      verdict: 'critical',
      reason: { en: expect.stringMatching(/\(\d+(\.\d)? %\), and noeviction makes no room/u) },
    })
    await set('maxmemory-policy', 'allkeys-lru')
    for (let n = 0; n < 50; n++) await server().command('SET', `more:${n}`, 'x'.repeat(1_000))
    expect(await ask('redis.memory')).toMatchObject({
      verdict: 'warning',
      reason: { en: expect.stringMatching(/^\d+ keys were thrown away in the last .* to make room \(allkeys-lru\)/u) },
    })
    await set('maxmemory', 0)
  })

  it('clients: nearly all taken warns, one turned away is critical', async () => {
    expect(await ask('redis.clients')).toMatchObject({ verdict: 'ok' })
    await set('maxclients', 2)
    expect(await ask('redis.clients')).toMatchObject({ verdict: 'critical', measure: { value: 100, unit: 'percent' } })
    const turnedAway = proberFor(server().url(), deadlines)
    expect(await turnedAway.prober.test(connection)).toMatchObject({ reachable: false })
    await turnedAway.prober.close()
    expect(await ask('redis.clients')).toMatchObject({
      verdict: 'critical',
      reason: { en: expect.stringMatching(/^1 connection was rejected in the last/u) },
    })
    await set('maxclients', 10_000)
  })

  it('slow log: the command and its key, never its value', async () => {
    await set('slowlog-log-slower-than', 0)
    await server().command('SET', 'judgment:1', 'a customer’s data')
    await set('slowlog-log-slower-than', 10_000)
    await server()
      .command('DEBUG', 'SLEEP', '0.2')
      .catch(() => {})
    const reading = await ask('redis.slow_log')
    expect(JSON.stringify(reading.rows)).toContain('SET judgment:1 (+1)')
    expect(JSON.stringify(reading)).not.toContain('customer')
    await server().command('EVAL', `local n = 0 while n < 30000000 do n = n + 1 end`, 0)
    const slow = await ask('redis.slow_log')
    expect(slow.reason.en).toMatch(/the longest took .*: EVAL \(\+2\) on 127\.0\.0\.1:\d+\.$/u)
    expect(['warning', 'critical']).toContain(slow.verdict)
  })

  it('hit rate: unknown before anybody looked, then judged', async () => {
    await server().command('CONFIG', 'RESETSTAT')
    const fresh = proberFor(server().url(), deadlines)
    expect(await fresh.prober.ask('redis.hit_rate', connection)).toMatchObject({
      verdict: 'unknown',
      reason: { en: expect.stringContaining('so there is no rate') },
    })
    await server().command(
      'EVAL',
      `for n = 1, 200 do redis.call('GET', 'missing') end for n = 1, 50 do redis.call('GET', 'judgment:1') end`,
      0,
    )
    const reading = await fresh.prober.ask('redis.hit_rate', connection)
    await fresh.prober.close()
    expect(reading).toMatchObject({
      verdict: 'warning',
      measure: { value: 20, unit: 'percent' },
      reason: { en: expect.stringMatching(/^20 % of 250 lookups/u) },
    })
  })

  it('a script that does not end: BUSY or a timeout, on time, and said', async () => {
    await set('busy-reply-threshold', 100)
    const endless = server()
      .command('EVAL', 'while true do end', 0)
      .catch(() => {})
    const began = performance.now()
    const reading = await ask('redis.keyspace')
    expect(performance.now() - began).toBeLessThan(deadlines.connectMs + deadlines.statementMs + 200)
    expect(reading.verdict).toBe('unknown')
    const busy = await ask('redis.ping')
    expect(busy).toMatchObject({ verdict: 'unknown', reason: { en: expect.stringContaining('A script has been running') } })
    const killer = new Redis(server().url(), { protocol: 2, enableReadyCheck: false })
    await killer.call('SCRIPT', 'KILL')
    killer.disconnect()
    await endless
    expect(await ask('redis.ping')).toMatchObject({ verdict: 'ok' })
  })
})

withRedis('persistence', () => {
  it('a save that failed is critical; what was never saved, and the append-only file, are said', async () => {
    const folder = temporary('redis-save')
    const server = await startRedis({ dir: folder, dbfilename: 'a.rdb' })
    const { prober } = proberFor(server.url(), deadlines)
    await server.command('SET', 'a', '1')
    expect(await prober.ask('redis.persistence', connection)).toMatchObject({ verdict: 'ok' })
    // A folder in the file's place cannot be written over, whoever runs the server.
    await mkdir(`${folder}/a.rdb/x`, { recursive: true })
    await server.command('BGSAVE')
    await until(async () => String(await server.command('INFO', 'persistence')).includes('rdb_last_bgsave_status:err'))
    expect(await prober.ask('redis.persistence', connection)).toMatchObject({
      verdict: 'critical',
      reason: { en: expect.stringContaining('rdb_last_bgsave_status is err') },
    })
    await rm(`${folder}/a.rdb`, { recursive: true })
    await server.command('SAVE')
    await server.command('CONFIG', 'SET', 'appendonly', 'yes')
    await until(async () => String(await server.command('INFO', 'persistence')).includes('aof_rewrite_in_progress:0'))
    expect(await prober.ask('redis.persistence', connection)).toMatchObject({
      verdict: 'ok',
      reason: { en: expect.stringContaining('append-only file is written') },
    })
    await Promise.all([prober.close(), server.stop()])
  })
})

withRedis('failing over', () => {
  let servers: RedisServer[]
  afterAll(() => Promise.all(servers.map((server) => server.stop())))

  it('the sentinels’ new master is found by itself, and says so', async () => {
    const master = await startRedis()
    const [replica, sentinel] = [await replicaOf(master), await sentinelOf(master)]
    servers = [master, replica, sentinel]
    await until(async () => String(await sentinel.command('INFO', 'sentinel')).includes('slaves=1'), 'a sentinel that knows the replica')
    const { prober } = proberFor(sentinelUrl([sentinel]), deadlines)
    expect((await prober.ask('redis.ping', connection)).rows[0]?.[0]).toBe(`127.0.0.1:${master.port}`)
    await master.kill()
    await until(async () => String(await replica.command('INFO', 'replication')).includes('role:master'), 'a failover')
    await until(async () => (await prober.ask('redis.ping', connection)).rows[0]?.[0] === `127.0.0.1:${replica.port}`, 'the new master')
    const reading = await prober.ask('redis.replication', connection)
    await prober.close()
    expect(reading).toMatchObject({
      verdict: 'warning',
      reason: { en: expect.stringContaining('nothing takes the place of a master that fails') },
    })
  })
})
