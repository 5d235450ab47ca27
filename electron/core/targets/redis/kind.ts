import type { Kind } from '../kind.ts'
import { redisActions } from './actions.ts'
import { labelOf, secretsOf } from './address.ts'
import type { Redis } from './live.ts'
import { redisProbes } from './probes.ts'

export const redis: Kind = {
  kind: 'redis',
  title: 'screen.kind.redis',
  address: {
    schemes: ['redis', 'rediss', 'redis+sentinel', 'redis+cluster', 'rediss+sentinel', 'rediss+cluster'],
    example: 'redis://redis.prod:6379/0',
    options: ['ca'],
    variables: ['REDIS_URL'],
  },
  changes: 'redis.changes',
  probes: redisProbes,
  actions: redisActions,
  oneAtATime: true,
  async may(live, wants) {
    const { mayRedis } = await import('./may.ts')
    return mayRedis(live as Redis, wants)
  },
  label: labelOf,
  secretsOf,
  async open(address, connection, lent) {
    const { openRedis } = await import('./connect.ts')
    return openRedis(address, connection, lent)
  },
}
