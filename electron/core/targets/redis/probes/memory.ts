import type { ProbeSpec, Row } from '../../kind.ts'
import { rowOfEach } from '../asking.ts'
import { databasesIn, type Sections } from '../sections.ts'
import { memoryLimits } from '../limits.ts'
import type { Redis } from '../live.ts'
import { commonFacts, most, numberOf, percent, sizeText, spoken, sumOf, unseen } from '../table.ts'

const sections = ['memory', 'stats', 'keyspace']
const columns = [
  ...['used_bytes', 'max_bytes', 'used_percent', 'policy', 'evicted', 'evicted_since', 'since_seconds', 'over_limit_ms'],
  ...['fragmentation', 'system_bytes'],
]

/** Against maxmemory; where none is set, against the machine's memory. `evicts`: room can be made by throwing keys away. */
function rowOf(live: Redis, node: string, info: Sections): Row {
  const { used_memory: used = null, maxmemory: max = null, maxmemory_policy: policy = null, total_system_memory: system = null } = info
  const since = live.since(`${node} memory`, { evicted: info.evicted_keys })
  const expiring = databasesIn(info).some(({ expires }) => expires > 0)
  const evicts = String(policy).startsWith('allkeys') || (String(policy).startsWith('volatile') && expiring)
  const whole = numberOf(max) > 0 ? max : system
  return {
    ...{ used_bytes: used, max_bytes: max, policy, system_bytes: system, evicts },
    used_percent: typeof used === 'number' && numberOf(whole) > 0 ? percent(used, numberOf(whole)) : null,
    ...{ evicted: info.evicted_keys ?? null, evicted_since: since?.by.evicted ?? null, since_seconds: since?.seconds ?? null },
    ...{ over_limit_ms: info.current_eviction_exceeded_time ?? null, fragmentation: info.mem_fragmentation_ratio ?? null },
  }
}

export const memoryProbe: ProbeSpec<Redis> = {
  probe: 'redis.memory',
  title: 'probe.redis.memory.title',
  ...rowOfEach(sections, columns, rowOf),
  boardMs: 30_000,
  measure: { fact: 'used_percent', unit: 'percent' },
  keep: 100,
  limits: memoryLimits,
  facts(answer) {
    const rows = spoken(answer)
    const bounded = rows.filter((row) => numberOf(row.max_bytes) > 0)
    const stuck = bounded.filter((row) => row.evicts !== true)
    const bare = rows.filter((row) => !bounded.includes(row))
    const over = bounded.filter((row) => row.evicts === true && numberOf(row.over_limit_ms) > 0)
    // The one that is nearest to its end is the one to name.
    const worst = over[0] ?? most([...stuck, ...bare], 'used_percent') ?? most(rows, 'used_percent')
    return {
      ...commonFacts(answer, ['used_bytes', 'max_bytes', 'used_percent', 'policy']),
      ...{
        stuck_percent: numberOf(most(stuck, 'used_percent')?.used_percent),
        bare_percent: numberOf(most(bare, 'used_percent')?.used_percent),
      },
      ...{ bare: bare.length, over: over.length, evicted: sumOf(rows, 'evicted_since') },
      ...{
        evicted_seconds: numberOf(most(rows, 'since_seconds')?.since_seconds),
        used_percent: numberOf(most(rows, 'used_percent')?.used_percent),
      },
      ...{ worst: String(worst?.node ?? ''), policy: String(worst?.policy ?? ''), worst_percent: numberOf(worst?.used_percent) },
      ...{ used: sizeText(numberOf(worst?.used_bytes)), max: sizeText(numberOf(worst?.max_bytes) || numberOf(worst?.system_bytes)) },
    }
  },
  expectations: [
    { when: 'facts.stuck_percent >= limits.full_percent', verdict: 'critical', reason: 'probe.redis.memory.full' },
    { when: 'facts.bare_percent >= limits.full_percent', verdict: 'critical', reason: 'probe.redis.memory.bare' },
    { when: 'facts.over > 0', verdict: 'critical', reason: 'probe.redis.memory.over' },
    ...unseen,
    { when: 'facts.stuck_percent >= limits.busy_percent', verdict: 'warning', reason: 'probe.redis.memory.full' },
    { when: 'facts.bare_percent >= limits.busy_percent', verdict: 'warning', reason: 'probe.redis.memory.bare' },
    { when: 'facts.evicted > 0', verdict: 'warning', reason: 'probe.redis.memory.evicting' },
    { when: 'facts.bare > 0', verdict: 'ok', reason: 'probe.redis.memory.unbounded' },
    { when: 'facts.used_percent >= 0', verdict: 'ok', reason: 'probe.redis.memory.within' },
  ],
}
