import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Cell, Reading } from '../../../shared/domain/probe/reading.ts'
import { redis } from '../../../electron/core/targets/redis/kind.ts'
import { proberFor } from '../../support/prober.ts'
import {
  clusterUrl,
  password,
  redisConnection,
  replicaOf,
  sentinelOf,
  sentinelUrl,
  startCluster,
  startRedis,
  withRedis,
} from '../../support/redis.ts'
import type { RedisServer } from '../../support/redis.ts'

const connection = redisConnection()

/** A reading's rows as records, as a person reads the table. */
const records = ({ columns, rows }: Reading): Record<string, Cell>[] =>
  rows.map((row) => Object.fromEntries(columns.map((column, n) => [column, row[n] ?? null])))

const shapes: readonly (readonly [string, () => Promise<{ servers: readonly RedisServer[]; url: string; label: string }>])[] = [
  [
    'one server, with a replica',
    async () => {
      const server = await startRedis()
      return { servers: [server, await replicaOf(server)], url: server.url(), label: `cache · 127.0.0.1:${server.port}/0` }
    },
  ],
  [
    'the master of a sentinel',
    async () => {
      const server = await startRedis()
      const [replica, sentinel] = [await replicaOf(server), await sentinelOf(server)]
      const dead = { port: 1 } as RedisServer
      return {
        ...{ servers: [server, replica, sentinel], url: sentinelUrl([dead, sentinel]) },
        label: `cache · main of 127.0.0.1:1,127.0.0.1:${sentinel.port}/0`,
      }
    },
  ],
  [
    'a cluster of three masters',
    async () => {
      const nodes = await startCluster()
      return { servers: nodes, url: clusterUrl(nodes.slice(1, 2)), label: `cache · cluster 127.0.0.1:${nodes[1]?.port}` }
    },
  ],
]

for (const [shape, start] of shapes)
  withRedis(`asking ${shape}`, () => {
    let servers: readonly RedisServer[] = []
    let asking: ReturnType<typeof proberFor>
    let label = ''
    const ask = (probe: string, params = {}) => asking.prober.ask(probe, connection, params)
    const isCluster = shape.includes('cluster')
    beforeAll(async () => {
      const place = await start()
      ;({ servers, label } = place)
      asking = proberFor(place.url)
      const put = async (key: string, ...more: (string | number)[]) => {
        for (const server of servers.slice(0, isCluster ? 3 : 1)) {
          // In a cluster two of three say that it is not theirs.
          await server.command('SET', key, 'a customer’s data', ...more).catch(() => {})
        }
      }
      for (let n = 0; n < 60; n++) await put(`판정:${n}`)
      await put('session:1', 'EX', 3_600)
    })
    afterAll(async () => {
      await asking.prober.close()
      await Promise.all(servers.map((server) => server.stop()))
    })

    it('says who let us in, and that this user could change anything', async () => {
      const report = await asking.prober.test(connection)
      expect(report).toMatchObject({ reachable: true, cause: 'none', target: label })
      expect(report.says.en).toMatch(/^Redis 7\.\d+\.\d+ let the user default in and answered in \d+ms\./u)
      expect(report.says.en).toContain('could do more than read (FLUSHALL, CONFIG SET, EVAL, SET, SHUTDOWN)')
      expect(report.says.ko).toContain('사용자 default는 읽기 말고 다른 것도 할 수 있습니다')
      if (isCluster) expect(report.says.en).toContain('It is a cluster of 3 masters; every one of them is asked.')
      if (shape.includes('sentinel')) expect(report.says.en).toContain(`the master of main is 127.0.0.1:${servers[0]?.port}.`)
      expect(JSON.stringify(report)).not.toContain(password)
    })

    const quiet = redis.probes.filter(({ boardMs }) => boardMs !== undefined).map(({ probe }) => probe)
    it.each(quiet.filter((probe) => probe !== 'redis.replication'))('all is well in peace: %s', async (probe) => {
      // A rate needs somebody who looks something up.
      if (probe === 'redis.hit_rate') await Promise.all(servers.map((server) => server.command('GET', '판정:1').catch(() => null)))
      const reading = await ask(probe)
      expect(reading).toMatchObject({ probe, target: label, verdict: 'ok', connection: 'cache', host: 'laptop-kim' })
      expect(reading.columns[0]).toBe('node')
      expect(new Set(reading.rows.map(([node]) => node)).size).toBe(isCluster ? 3 : 1)
      expect(JSON.stringify(reading)).not.toMatch(/s3cr3t|customer/u)
    })

    it('says how many replicas follow, and in a cluster that none does', async () => {
      const reading = await ask('redis.replication')
      if (isCluster)
        expect(reading).toMatchObject({
          verdict: 'warning',
          reason: { en: '3 masters have no replica: nothing takes the place of a master that fails.' },
        })
      else {
        expect(reading).toMatchObject({
          verdict: 'ok',
          reason: { en: expect.stringMatching(/^1 master with 1 replica, at most [\d,]+ bytes and/u) },
        })
        expect(records(reading)).toMatchObject([
          { role: 'master', replicas: 1 },
          { role: 'its replica', state: 'online', peer: `127.0.0.1:${servers[1]?.port}` },
        ])
      }
      expect(await ask('redis.replication', { replicas: 2 })).toMatchObject({
        ...{ verdict: 'critical', reason: { en: `A master has ${isCluster ? '0 replicas' : '1 replica'} where 2 are expected.` } },
      })
    })

    it('finds a key wherever it is, with its type and its time, and never its value', async () => {
      for (let n = 0; n < 6; n++) {
        const reading = await ask('redis.key', { key: `판정:${n}` })
        expect(reading).toMatchObject({ verdict: 'ok', measure: { value: 1, unit: 'count' }, query: `TYPE "판정:${n}"\nPTTL "판정:${n}"` })
        expect(records(reading)).toEqual([{ node: expect.any(String), present: true, type: 'string', expires: false, ttl_seconds: null }])
      }
      const session = await ask('redis.key', { key: 'session:1' })
      expect(session.reason.en).toMatch(/^session:1 is there \(string\) and expires in (59m|1h)/u)
      expect(await ask('redis.key', { key: 'session:2' })).toMatchObject({
        verdict: 'critical',
        reason: { en: 'session:2 is not there.', ko: 'session:2 키가 없습니다.' },
      })
      expect(await ask('redis.key', { key: 'session:2', expect: 'absent' })).toMatchObject({ verdict: 'ok' })
      expect(await ask('redis.key', { key: 'session:1', expect: 'absent' })).toMatchObject({ verdict: 'critical' })
    })

    it('counts what matches a pattern, on every master', async () => {
      const reading = await ask('redis.keys', { pattern: '판정:*' })
      expect(reading).toMatchObject({ verdict: 'ok', measure: { value: 60 }, reason: { en: '60 of 61 keys match 판정:*.' } })
      expect(reading.rows).toHaveLength(isCluster ? 3 : 1)
      expect(await ask('redis.keys', { pattern: 'nothing:*' })).toMatchObject({ verdict: 'ok', measure: { value: 0 } })
      expect(await ask('redis.keyspace', { at_least: 62 })).toMatchObject({ verdict: 'critical', measure: { value: 61 } })
    })
  })
