import type { ProbeSpec } from '../../kind.ts'
import { sectionsOf } from '../asking.ts'
import { readSections } from '../sections.ts'
import type { Asked, Redis } from '../live.ts'
import { commonFacts, most, nothing, numberOf, spoken, tableOf, unseen } from '../table.ts'

/** `PING`; of a cluster also whether it serves all its slots. */
async function ping(node: Asked) {
  const began = performance.now()
  const answer = String(await node.read('PING'))
  const took_ms = Math.round((performance.now() - began) * 10) / 10
  const mode = node.identity.mode || String((await sectionsOf(node, ['server'])).redis_mode ?? '')
  const cluster = mode === 'cluster' ? readSections(String(await node.read('CLUSTER', 'INFO'))) : {}
  return [{ answer, took_ms, cluster_state: cluster.cluster_state ?? null, slots_served: cluster.cluster_slots_ok ?? null }]
}

export const pingProbe: ProbeSpec<Redis> = {
  probe: 'redis.ping',
  title: 'probe.redis.ping.title',
  params: nothing,
  query: () => 'PING',
  ask: async (live) => tableOf(['answer', 'took_ms', 'cluster_state', 'slots_served'], await live.every(ping), (rows) => rows),
  boardMs: 15_000,
  measure: { fact: 'took_seconds', unit: 'seconds' },
  keep: 100,
  limits: {},
  facts(answer) {
    const rows = spoken(answer)
    const down = rows.filter(({ cluster_state: state }) => state !== null && state !== undefined && state !== 'ok')
    return {
      ...commonFacts(answer, ['answer']),
      ...{ took_seconds: numberOf(most(rows, 'took_ms')?.took_ms) / 1000, odd: rows.filter((row) => row.answer !== 'PONG').length },
      ...{ down: down.length, slots: Math.min(16_384, ...down.map((row) => numberOf(row.slots_served))) },
    }
  },
  expectations: [
    { when: 'facts.down > 0', verdict: 'critical', reason: 'probe.redis.ping.cluster_down' },
    ...unseen,
    { when: 'facts.odd == 0', verdict: 'ok', reason: 'probe.redis.ping.ok' },
  ],
}
