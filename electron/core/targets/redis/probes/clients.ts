import type { ProbeSpec, Row } from '../../kind.ts'
import { rowOfEach } from '../asking.ts'
import type { Sections } from '../sections.ts'
import { clientLimits } from '../limits.ts'
import type { Redis } from '../live.ts'
import { commonFacts, most, numberOf, percent, spoken, sumOf, unseen } from '../table.ts'

const sections = ['clients', 'stats']
const columns = ['connected', 'max', 'used_percent', 'blocked', 'rejected', 'rejected_since', 'since_seconds']

function rowOf(live: Redis, node: string, info: Sections): Row {
  const { connected_clients: connected = null, maxclients: max = null } = info
  const since = live.since(`${node} clients`, { rejected: info.rejected_connections })
  return {
    ...{ connected, max, blocked: info.blocked_clients ?? null, rejected: info.rejected_connections ?? null },
    used_percent: numberOf(max) > 0 ? percent(numberOf(connected), numberOf(max)) : null,
    ...{ rejected_since: since?.by.rejected ?? null, since_seconds: since?.seconds ?? null },
  }
}

export const clientsProbe: ProbeSpec<Redis> = {
  probe: 'redis.clients',
  title: 'probe.redis.clients.title',
  ...rowOfEach(sections, columns, rowOf),
  boardMs: 30_000,
  measure: { fact: 'used_percent', unit: 'percent' },
  keep: 100,
  limits: clientLimits,
  facts(answer) {
    const rows = spoken(answer)
    const worst = most(rows, 'used_percent')
    return {
      ...commonFacts(answer, ['connected', 'max', 'used_percent', 'blocked', 'rejected']),
      ...{ worst: String(worst?.node ?? ''), used_percent: numberOf(worst?.used_percent) },
      ...{ connected: numberOf(worst?.connected), max: numberOf(worst?.max), blocked: sumOf(rows, 'blocked') },
      ...{ rejected: sumOf(rows, 'rejected'), rejected_now: sumOf(rows, 'rejected_since') },
      rejected_seconds: numberOf(most(rows, 'since_seconds')?.since_seconds),
    }
  },
  expectations: [
    { when: 'facts.rejected_now > 0', verdict: 'critical', reason: 'probe.redis.clients.rejecting' },
    { when: 'facts.used_percent >= limits.full_percent', verdict: 'critical', reason: 'probe.redis.clients.count' },
    ...unseen,
    { when: 'facts.used_percent >= limits.busy_percent', verdict: 'warning', reason: 'probe.redis.clients.count' },
    { when: 'facts.used_percent < limits.busy_percent', verdict: 'ok', reason: 'probe.redis.clients.count' },
  ],
}
