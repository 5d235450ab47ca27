import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Plan } from '../../../shared/domain/run/plan.ts'
import type { Planning } from '../../../electron/core/probing/prober.ts'
import { proberFor } from '../../support/prober.ts'
import { clusterUrl, onRedis, redisConnection, startCluster, withRedis, type RedisServer } from '../../support/redis.ts'
import { tcpProxy } from '../../support/tcp-proxy.ts'

const operate = redisConnection('operate')

function planned(planning: Planning): Plan {
  if (planning.outcome !== 'planned') throw new Error(`not planned: ${planning.outcome}`)
  return planning.plan
}

onRedis('changing one server', (server) => {
  let asking: ReturnType<typeof proberFor>
  const plan = (action: string, params = {}) => asking.prober.plan({ action, choose: [], params }, operate)
  const act = async (made: Plan) => asking.prober.act(made, operate)
  const fill = (database: number, prefix: string, count: number) =>
    server().command('EVAL', `redis.call('SELECT', ${database}) for n = 1, ${count} do redis.call('SET', '${prefix}' .. n, 'x') end`, 0)
  const size = async () => Number(await server().command('DBSIZE'))
  beforeAll(() => {
    asking = proberFor(server().url())
  })
  beforeEach(async () => {
    await server().command('FLUSHALL')
    await fill(0, '판정:cache:', 1_200)
    await fill(0, 'session:', 30)
    await fill(3, 'queue:', 7)
  })
  afterAll(() => asking.prober.close())

  it('plans nothing where there is nothing', async () => {
    await server().command('FLUSHALL')
    expect(await plan('redis.flush_database')).toMatchObject({ outcome: 'empty' })
    expect(await plan('redis.delete_keys', { pattern: '*' })).toMatchObject({ outcome: 'empty' })
  })

  it('flushes the database of the address, and no other', async () => {
    const made = planned(await plan('redis.flush_database'))
    expect(made).toMatchObject({ destructive: true, confirm: 'cache', inverse: null })
    expect(made.subjects).toMatchObject([
      { database: 0, keys: 1_230, nodes: `127.0.0.1:${server().port}`, run_ids: expect.stringMatching(/^[\da-f]{40}$/u) },
    ])
    expect(made.statement).toBe(`FLUSHDB ASYNC (db0, at most 1353×: 127.0.0.1:${server().port})`)
    expect(made.risk.en).toContain('All 1,230 keys of database 0 are gone at once')
    expect(await act(made)).toMatchObject({
      outcome: 'done',
      statement: 'FLUSHDB ASYNC',
      detail: { en: `Flushed: 1,230 keys on 127.0.0.1:${server().port}.` },
    })
    expect(String(await server().command('INFO', 'keyspace')).match(/db\d+:keys=\d+/gu)).toEqual(['db3:keys=7'])
  })

  it('flushes everything, naming every database', async () => {
    const made = planned(await plan('redis.flush_all'))
    expect(made.subjects).toMatchObject([{ databases: 'db0, db3', keys: 1_237 }])
    expect(await act(made)).toMatchObject({ outcome: 'done', statement: 'FLUSHALL ASYNC' })
    expect(await server().command('INFO', 'keyspace')).not.toContain('db')
  })

  it('deletes what matches, counted first, and leaves the rest', async () => {
    const made = planned(await plan('redis.delete_keys', { pattern: '판정:cache:*' }))
    expect(made.subjects).toMatchObject([
      { pattern: '판정:cache:*', matching: 1_200, at_most: 1_320, keys: 1_230, sample: expect.stringContaining('판정:cache:') },
    ])
    expect(made.risk.ko).toContain('1,200개를 삭제하며')
    expect(made.risk.ko).toContain('최대 1,320개까지만')
    expect(made.statement).toContain('UNLINK KEY (1200×, at most 1320×:')
    expect(await act(made)).toMatchObject({ outcome: 'done', detail: { en: 'Deleted: 1,200 keys that matched 판정:cache:*.' } })
    expect(await size()).toBe(30)
  })

  it('takes the keys as the bytes they are', async () => {
    await server().command('EVAL', `redis.call('SET', string.char(255, 254, 0) .. 'odd', 'x')`, 0)
    const made = planned(await plan('redis.delete_keys', { pattern: '*odd' }))
    expect(await act(made)).toMatchObject({ outcome: 'done' })
    expect(await size()).toBe(1_230)
  })

  it('a few more or less meanwhile is still what was approved', async () => {
    const made = planned(await plan('redis.delete_keys', { pattern: '판정:*' }))
    await fill(0, '판정:new:', 100)
    expect(await act(made)).toMatchObject({ outcome: 'done', detail: { en: expect.stringContaining('1,300 keys') } })
  })

  describe('leaves everything as it is and says so when', () => {
    it('one key more matches than the few that were approved', async () => {
      const made = planned(await plan('redis.delete_keys', { pattern: 'session:1' }))
      expect(made.subjects).toMatchObject([{ matching: 1, at_most: 1 }])
      const few = planned(await plan('redis.delete_keys', { pattern: 'session:?' }))
      expect(few.risk.en).toContain('at most 9 go')
      await server().command('SET', 'session:x', '1')
      expect(await act(few)).toMatchObject({ outcome: 'moved', detail: { en: '9 keys were approved, and now there are 10' } })
      expect(await size()).toBe(1_231)
    })

    it.each([
      ['redis.delete_keys', { pattern: '판정:*' }],
      ['redis.flush_database', {}],
      ['redis.flush_all', {}],
    ])('the count differs widely: %s', async (action, params) => {
      const made = planned(await plan(action, params))
      await fill(0, '판정:new:', 400)
      const outcome = await act(made)
      expect(outcome).toMatchObject({
        outcome: 'moved',
        statement: '',
        detail: { en: expect.stringMatching(/^1,2\d\d keys were approved, and now there are 1,6\d\d$/u) },
      })
      expect(await size()).toBe(1_630)
    })

    it('the server was restarted in between', async () => {
      const made = planned(await plan('redis.flush_database'))
      await server().restart()
      await fill(0, 'session:', 1_230)
      expect(await act(made)).toMatchObject({
        outcome: 'moved',
        detail: { en: expect.stringContaining('one was restarted, or another took over') },
      })
      expect(await size()).toBe(1_230)
    })

    it('the connection is read_only', async () => {
      const made = planned(await plan('redis.flush_all'))
      await expect(asking.prober.act(made, redisConnection())).rejects.toMatchObject({ refusal: { code: 'connection_read_only' } })
      await expect(asking.prober.plan({ action: 'redis.flush_all', choose: [] }, redisConnection())).rejects.toThrow()
      expect(await size()).toBe(1_230)
    })

    it('the user lost the right', async () => {
      await server().command('ACL', 'SETUSER', 'op', 'on', '>op-password-1', '~*', '+@all')
      const other = proberFor(server().url({ user: 'op', password: 'op-password-1' }))
      const made = planned(await other.prober.plan({ action: 'redis.flush_database', choose: [] }, operate))
      await server().command('ACL', 'SETUSER', 'op', '-flushdb')
      const outcome = await other.prober.act(made, operate)
      await other.prober.close()
      expect(outcome).toMatchObject({ outcome: 'failed', detail: { en: expect.stringContaining('NOPERM') } })
      expect(await size()).toBe(1_230)
    })
  })

  it('a line that breaks after the change was sent is an unknown outcome, not a failure', async () => {
    const proxy = await tcpProxy(server().port)
    const other = proberFor(server().url({ port: proxy.port }))
    const made = planned(await other.prober.plan({ action: 'redis.delete_keys', choose: [], params: { pattern: 'session:*' } }, operate))
    proxy.cutAfter('UNLINK')
    const outcome = await other.prober.act(made, operate)
    await Promise.all([other.prober.close(), proxy.close()])
    expect(outcome).toMatchObject({
      outcome: 'unknown',
      statement: expect.stringContaining('UNLINK'),
      detail: { en: expect.stringContaining('broke') },
    })
  })
})

withRedis('changing a cluster', () => {
  let nodes: readonly RedisServer[]
  let asking: ReturnType<typeof proberFor>
  beforeAll(async () => {
    nodes = await startCluster()
    asking = proberFor(clusterUrl(nodes), { connectMs: 2_000, statementMs: 2_000 })
  })
  afterAll(async () => {
    await asking.prober.close()
    await Promise.all(nodes.map((node) => node.stop()))
  })
  const fill = async () => {
    for (let n = 0; n < 90; n++) for (const node of nodes) await node.command('SET', `판정:${n}`, 'x').catch(() => {})
  }
  const sizes = async () => Promise.all(nodes.map(async (node) => Number(await node.command('DBSIZE'))))

  it('deletes and flushes on every master, as one subject', async () => {
    await fill()
    const deleting = planned(await asking.prober.plan({ action: 'redis.delete_keys', choose: [], params: { pattern: '판정:?' } }, operate))
    expect(deleting.subjects).toMatchObject([{ matching: 10, keys: 90 }])
    expect(await asking.prober.act(deleting, operate)).toMatchObject({ outcome: 'done' })
    const flushing = planned(await asking.prober.plan({ action: 'redis.flush_database', choose: [] }, operate))
    expect(flushing.subjects).toMatchObject([{ keys: 80, nodes: expect.stringMatching(/^(127\.0\.0\.1:\d+(, )?){3}$/u) }])
    expect(await asking.prober.act(flushing, operate)).toMatchObject({ outcome: 'done' })
    expect(await sizes()).toEqual([0, 0, 0])
  })

  it('one that does not answer is unknown by name, not left out, and nothing is changed on the others', async () => {
    await fill()
    const made = planned(await asking.prober.plan({ action: 'redis.flush_database', choose: [] }, operate))
    await nodes[2]!.kill()
    const reading = await asking.prober.ask('redis.memory', operate)
    expect(reading).toMatchObject({ verdict: 'unknown', rowCount: 3 })
    expect(reading.columns.at(-1)).toBe('unanswered')
    expect(reading.rows.filter((row) => row.at(-1) !== null).map(([node]) => node)).toEqual([`127.0.0.1:${nodes[2]!.port}`])
    expect(reading.reason.en).toContain(`1 of 3 nodes did not answer (127.0.0.1:${nodes[2]!.port})`)
    expect(reading.reason.ko).toContain('노드 3대 중 1대가 응답하지 않아')
    expect((await asking.prober.plan({ action: 'redis.flush_all', choose: [] }, operate)).outcome).toBe('unreachable')
    const outcome = await asking.prober.act(made, operate)
    expect(outcome).toMatchObject({ outcome: 'failed', statement: '' })
    expect((await Promise.all(nodes.slice(0, 2).map((node) => node.command('DBSIZE')))).map(Number).every((keys) => keys > 0)).toBe(true)
    const report = await asking.prober.test(operate)
    expect(report.says.en).toContain(`Not reached: 127.0.0.1:${nodes[2]!.port}`)
  })
})
