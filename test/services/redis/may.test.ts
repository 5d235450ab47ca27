import { expect, it } from 'vitest'
import { proberFor } from '../../support/prober.ts'
import { onRedis, redisConnection } from '../../support/redis.ts'

const wants = [
  { does: 'probe', name: 'redis.memory', params: {} },
  { does: 'probe', name: 'redis.slow_log', params: {} },
  { does: 'action', name: 'redis.delete_keys', params: null },
  { does: 'action', name: 'redis.flush_all', params: {} },
] as const

onRedis('what a Redis user may do, asked before it is needed', (server) => {
  it('asks ACL DRYRUN, and nothing is deleted by asking', async () => {
    await server().command('SET', 'cache:1', 'kept')
    await server().command(
      'ACL',
      'SETUSER',
      'weak',
      'on',
      '>weak-password-1',
      '~*',
      '+ping',
      '+info',
      '+scan',
      '+select',
      '+role',
      '+acl|whoami',
      '+acl|dryrun',
    )
    const { prober } = proberFor(server().url({ user: 'weak', password: 'weak-password-1' }))
    const foreseen = async () => (await prober.may(wants, redisConnection('operate'))).map(({ wanted, may }) => [wanted, may])
    expect(await foreseen()).toEqual([
      ['redis.memory', true],
      ['redis.slow_log', false],
      ['redis.delete_keys', false],
      ['redis.flush_all', false],
    ])
    const says = (await prober.may(wants, redisConnection('operate'))).map(({ says: { en } }) => en)
    expect(says[2]).toContain('weak may not send UNLINK')
    await server().command('ACL', 'SETUSER', 'weak', '+slowlog|get', '+unlink', '+flushall')
    expect((await foreseen()).map(([, may]) => may)).toEqual([true, true, true, true])
    await server().command('ACL', 'SETUSER', 'weak', '-acl|dryrun')
    expect((await foreseen()).map(([, may]) => may)).toEqual([null, null, null, null])
    await prober.close()
    expect(await server().command('GET', 'cache:1')).toBe('kept')
  })
})
