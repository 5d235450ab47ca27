import { inBoth } from '../../../../shared/domain/probe/compose.ts'
import type { May, Want } from '../want.ts'
import type { Words } from './allowed.ts'
import { allowed, dryRun, nameOf } from './introduce.ts'
import type { Redis } from './live.ts'

const info: readonly Words[] = [['INFO']]

/** The commands each of them sends. */
const sends: Readonly<Record<string, readonly Words[]>> = {
  'redis.ping': [['PING']],
  'redis.memory': info,
  'redis.clients': info,
  'redis.hit_rate': info,
  'redis.keyspace': info,
  'redis.persistence': info,
  'redis.replication': info,
  'redis.slow_log': [['SLOWLOG', 'GET', '1']],
  'redis.key': [['TYPE', 'quarterdeck']],
  'redis.keys': [['SCAN', '0'], ['DBSIZE']],
  'redis.flush_database': [['INFO'], ['FLUSHDB', 'ASYNC']],
  'redis.flush_all': [['INFO'], ['FLUSHALL', 'ASYNC']],
  'redis.delete_keys': [
    ['SCAN', '0'],
    ['UNLINK', 'quarterdeck'],
  ],
}

/** What the user may do, asked of ACL DRYRUN on every server, which does nothing. Throws TargetFailure. */
export async function mayRedis(live: Redis, wants: readonly Want[]): Promise<readonly May[]> {
  const words = [...new Map(wants.flatMap(({ name }) => sends[name] ?? []).map((one) => [nameOf(one), one])).values()]
  const { nodes } = await live.every(async (node) => {
    const user = await allowed(node, 'ACL', 'WHOAMI')
    return { user, may: user === null ? null : await dryRun(node, user, words) }
  })
  return wants.flatMap(({ does, name }): May[] => {
    const needs = (sends[name] ?? []).map(nameOf)
    if (needs.length === 0) return []
    const answers = nodes.map((one) => ('failure' in one ? null : one.value))
    const user = answers.find((one) => one?.user)?.user ?? '?'
    if (answers.some((one) => one === null || one.may === null)) return [{ does, name, may: null, says: says('unsaid', { user, name }) }]
    const missing = needs.filter((need) => answers.some((one) => !one?.may?.includes(need)))
    const facts = { user, name, commands: (missing.length > 0 ? missing : needs).join(', ') }
    return [{ does, name, may: missing.length === 0, says: says(missing.length === 0 ? 'yes' : 'no', facts) }]
  })
}

const says = (key: string, facts: Readonly<Record<string, string>>) => inBoth(`preflight.redis.${key}`, facts)
