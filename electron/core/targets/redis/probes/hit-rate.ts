import type { ProbeSpec, Row } from '../../kind.ts'
import { rowOfEach } from '../asking.ts'
import type { Sections } from '../sections.ts'
import { hitRateLimits } from '../limits.ts'
import type { Redis } from '../live.ts'
import { commonFacts, most, numberOf, percent, spoken, sumOf, unseen } from '../table.ts'

const sections = ['stats', 'server']
const columns = ['hits', 'misses', 'hit_percent', 'hits_since', 'misses_since', 'since_seconds', 'up_seconds']
/** Fewer lookups than this since the last look say nothing; then all since the start are taken. */
const enough = 100

function rowOf(live: Redis, node: string, info: Sections): Row {
  const { keyspace_hits: hits = null, keyspace_misses: misses = null, uptime_in_seconds: up = null } = info
  const since = live.since(`${node} lookups`, { hits: info.keyspace_hits, misses: info.keyspace_misses })
  return {
    ...{ hits, misses, hit_percent: percent(numberOf(hits), numberOf(hits) + numberOf(misses)), up_seconds: up },
    ...{ hits_since: since?.by.hits ?? null, misses_since: since?.by.misses ?? null, since_seconds: since?.seconds ?? null },
  }
}

export const hitRateProbe: ProbeSpec<Redis> = {
  probe: 'redis.hit_rate',
  title: 'probe.redis.hit_rate.title',
  ...rowOfEach(sections, columns, rowOf),
  boardMs: 60_000,
  measure: { fact: 'hit_percent', unit: 'percent' },
  keep: 100,
  limits: hitRateLimits,
  facts(answer) {
    const rows = spoken(answer)
    const recent = sumOf(rows, 'hits_since') + sumOf(rows, 'misses_since')
    const fresh = recent >= enough
    const [hits, misses] = fresh ? [sumOf(rows, 'hits_since'), sumOf(rows, 'misses_since')] : [sumOf(rows, 'hits'), sumOf(rows, 'misses')]
    return {
      ...commonFacts(answer, ['hits', 'misses', 'up_seconds']),
      ...{ hits, misses, lookups: hits + misses, hit_percent: percent(hits, hits + misses) },
      window_seconds: numberOf(most(rows, fresh ? 'since_seconds' : 'up_seconds')?.[fresh ? 'since_seconds' : 'up_seconds']),
    }
  },
  expectations: [
    ...unseen,
    { when: 'facts.lookups == 0', verdict: 'unknown', reason: 'probe.redis.hit_rate.none' },
    { when: 'facts.hit_percent <= limits.low_percent', verdict: 'warning', reason: 'probe.redis.hit_rate.share' },
    { when: 'facts.hit_percent > limits.low_percent', verdict: 'ok', reason: 'probe.redis.hit_rate.share' },
  ],
}
