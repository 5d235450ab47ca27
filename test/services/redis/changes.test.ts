import { afterAll, beforeAll, expect, it } from 'vitest'
import { changesIn } from '../../../shared/domain/changed/propose.ts'
import { proberFor } from '../../support/prober.ts'
import { onRedis, redisConnection, replicaOf, until, type RedisServer } from '../../support/redis.ts'

onRedis('what changed on a server', (server) => {
  let asking: ReturnType<typeof proberFor>
  let replica: RedisServer
  const ask = async () => {
    const span = { from: new Date(Date.now() - 3_600_000).toISOString(), until: new Date(Date.now() + 60_000).toISOString() }
    return changesIn(await asking.prober.ask('redis.changes', redisConnection(), span))
  }
  beforeAll(async () => {
    replica = await replicaOf(server())
    asking = proberFor(replica.url())
  })
  afterAll(async () => {
    await asking.prober.close()
    await replica.stop()
  })

  it('tells its start by its own clock, the same each time, and the moment its master was lost', async () => {
    const [started] = await ask()
    expect(started).toMatchObject({
      what: 'started',
      text: { en: expect.stringMatching(/^Process started: .* \(run_id [0-9a-f]{40}\) — /u) },
    })
    const up = Number(/uptime_in_seconds:(\d+)/u.exec(String(await replica.command('INFO', 'server')))?.[1])
    expect(Math.abs(Date.now() - up * 1000 - Date.parse(started!.at))).toBeLessThan(2_500)
    expect((await ask())[0]?.at).toBe(started!.at)

    await until(async () => String(await replica.command('INFO', 'replication')).includes('master_link_status:up'))
    const lostAt = Date.now()
    await server().kill()
    await until(async () => (await ask()).some(({ what }) => what === 'link_lost'))
    const lost = (await ask()).find(({ what }) => what === 'link_lost')
    expect(Math.abs(Date.parse(lost!.at) - lostAt)).toBeLessThan(4_000)
  })
})
