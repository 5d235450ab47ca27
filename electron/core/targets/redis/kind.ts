import type { Kind } from '../kind.ts'
import { redisActions } from './actions.ts'
import { labelOf, secretsOf } from './address.ts'
import { redisProbes } from './probes.ts'

export const redis: Kind = {
  kind: 'redis',
  probes: redisProbes,
  actions: redisActions,
  oneAtATime: true,
  label: labelOf,
  secretsOf,
  async open(address, connection, lent) {
    const { openRedis } = await import('./connect.ts')
    return openRedis(address, connection, lent)
  },
}
