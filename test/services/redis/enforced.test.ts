import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readingRights, type Words } from '../../../electron/core/targets/redis/allowed.ts'
import { openRedis } from '../../../electron/core/targets/redis/connect.ts'
import { redis } from '../../../electron/core/targets/redis/kind.ts'
import type { Redis } from '../../../electron/core/targets/redis/live.ts'
import { proberFor, systemClock } from '../../support/prober.ts'
import { onRedis, redisConnection } from '../../support/redis.ts'

const deadlines = { connectMs: 2_000, statementMs: 2_000 }
const lent = { clock: systemClock, deadlines, secret: null }

const forbidden: readonly Words[] = [
  ['EVAL', 'return redis.call("FLUSHALL")', '0'],
  ['eVaL', 'return 1', '0'],
  ['EVAL_RO', 'return 1', '0'],
  ['EVALSHA', 'ffffffffffffffffffffffffffffffffffffffff', '0'],
  ['FCALL', 'f', '0'],
  ['CONFIG', 'SET', 'maxmemory', '1'],
  ['config', 'rewrite'],
  ['CONFIG', 'GET', 'requirepass'],
  ['FUNCTION', 'LOAD', '#!lua name=x'],
  ['Function', 'Flush'],
  ['DEBUG', 'SLEEP', '0'],
  ['debug', 'segfault'],
  ['SCRIPT', 'FLUSH'],
  ['SET', 'judgment', '1'],
  ['GET', 'judgment'],
  ['DEL', 'judgment'],
  ['UNLINK', 'judgment'],
  ['FLUSHALL'],
  ['FLUSHDB', 'ASYNC'],
  ['KEYS', '*'],
  ['ACL', 'SETUSER', 'intruder', 'on', 'nopass', '+@all'],
  ['ACL', 'GETUSER', 'default'],
  ['ACL'],
  ['CLUSTER', 'FAILOVER', 'TAKEOVER'],
  ['CLUSTER', 'RESET', 'HARD'],
  ['SLOWLOG', 'RESET'],
  ['CLIENT', 'KILL', 'TYPE', 'normal'],
  ['CLIENT', 'PAUSE', '1000'],
  ['REPLICAOF', 'NO', 'ONE'],
  ['SHUTDOWN', 'NOSAVE'],
  ['MULTI'],
  ['EXEC'],
  ['MONITOR'],
  ['SUBSCRIBE', 'x'],
  ['SELECT', '1'],
  ['MODULE', 'LOAD', '/tmp/x.so'],
  ['SORT', 'judgment', 'STORE', 'other'],
  ['PING\r\nFLUSHALL'],
  ['PING FLUSHALL'],
  [' ping'],
  ['ſcan', '0'],
  [Buffer.from('EVAL'), 'return 1', '0'],
  [''],
]

onRedis('reading as the user who may do everything', (server) => {
  let live: Redis
  beforeAll(async () => {
    await server().command('SET', 'judgment', '42')
    live = await openRedis(server().url(), redisConnection(), lent)
  })
  afterAll(() => live.close())

  /** What the server was told, by its own count. */
  const told = async () =>
    String(await server().command('INFO', 'commandstats'))
      .split('\n')
      .flatMap((line) => /^cmdstat_([^:]+):/u.exec(line)?.[1] ?? [])

  it.each(forbidden.map((words) => [words.map(String).join(' '), words] as const))('does not send %j', async (_, words) => {
    await server().command('CONFIG', 'RESETSTAT')
    for (const way of ['read', 'readBytes'] as const)
      await expect(live.every((node) => node[way](...words))).rejects.toMatchObject({ reason: 'not_allowed', progress: 'not_sent' })
    expect((await told()).filter((name) => !['config|resetstat', 'info', 'hello', 'auth'].includes(name))).toEqual([])
    expect(live.broken).toBe(false)
  })

  it('refuses a change on a read_only connection, whoever asks, and sends nothing', async () => {
    await server().command('CONFIG', 'RESETSTAT')
    const flush = live.change(1_000, ([node]) => node!.change([['FLUSHALL']]))
    await expect(flush).rejects.toMatchObject({
      reason: 'not_allowed',
      progress: 'not_sent',
      message: expect.stringContaining('read_only'),
    })
    expect(await told()).not.toContain('flushall')
  })

  it('sends of changes only those on their list, also together with one that is', async () => {
    const operate = await openRedis(server().url(), redisConnection('operate'), lent)
    for (const words of forbidden.filter(([name]) => !/^(unlink|flushall|flushdb)$/iu.test(String(name)))) {
      const both = operate.change(1_000, ([node]) => node!.change([['UNLINK', 'judgment'], words]))
      await expect(both).rejects.toMatchObject({ message: expect.stringContaining('did not send') })
    }
    await operate.close()
    expect(await server().command('GET', 'judgment')).toBe('42')
  })
})

onRedis('reading as a user that can only be read with', (server) => {
  const url = () => server().url({ user: 'quarterdeck', password: 'only-reads-1' })
  beforeAll(async () => {
    await server().command('SET', 'judgment', '42')
    await server().command('GET', 'judgment')
    await server().command('ACL', 'SETUSER', 'quarterdeck', 'on', '>only-reads-1', '~*', '-@all', ...readingRights.split(' '))
  })

  it('the rights our own sentence names are enough for every probe', async () => {
    const { prober } = proberFor(url(), deadlines)
    const span = { from: '2026-11-22T14:00:00+09:00', until: '2026-11-22T14:05:00+09:00' }
    const params: Readonly<Record<string, object>> = {
      'redis.key': { key: 'judgment' },
      'redis.keys': { pattern: 'j*' },
      'redis.changes': span,
    }
    for (const { probe } of redis.probes) {
      const reading = await prober.ask(probe, redisConnection(), (params[probe] ?? {}) as never)
      expect([probe, reading.verdict, reading.reason.en]).toEqual([probe, 'ok', expect.any(String)])
    }
    await prober.close()
  })

  it('and it is not said to be able to change anything; on operate, what it may not', async () => {
    const { prober } = proberFor(url(), deadlines)
    const report = await prober.test(redisConnection())
    expect(report).toMatchObject({ reachable: true, cause: 'none' })
    expect(report.says.en).toMatch(/^Redis 7\.\S+ let the user quarterdeck in and answered in \d+ms\.$/u)
    expect((await prober.test(redisConnection('operate'))).says.en).toContain('may not FLUSHDB, FLUSHALL, UNLINK')
    await prober.close()
  })

  describe('when a right is missing or taken away', () => {
    it('the reading is unknown, in the server’s own words, with the next step', async () => {
      const { prober } = proberFor(url(), deadlines)
      expect(await prober.ask('redis.slow_log', redisConnection())).toMatchObject({ verdict: 'ok' })
      await server().command('ACL', 'SETUSER', 'quarterdeck', '-slowlog|get')
      const reading = await prober.ask('redis.slow_log', redisConnection())
      expect(reading).toMatchObject({ verdict: 'unknown', rows: [] })
      expect(reading.reason.en).toContain('may not do that on 127.0.0.1')
      expect(reading.reason.en).toContain('NOPERM')
      expect(await prober.ask('redis.ping', redisConnection())).toMatchObject({ verdict: 'ok' })
      await server().command('ACL', 'SETUSER', 'quarterdeck', '-acl|dryrun')
      expect((await prober.test(redisConnection())).says.en).toContain('cannot be told')
      await prober.close()
    })
  })
})
