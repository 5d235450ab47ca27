import { z } from 'zod'
import type { ProbeSpec, Row } from '../../kind.ts'
import type { Asked, Redis } from '../live.ts'
import { commonFacts, numberOf, spoken, tableOf, unseen } from '../table.ts'

const columns = ['present', 'type', 'expires', 'ttl_seconds']
const wants = z.strictObject({ key: z.string().min(1).max(1_000), expect: z.enum(['present', 'absent']).default('present') })

/** Whether it is there, of what type, and how long it lives. TYPE and PTTL, because neither reads the value nor makes the key look used. */
async function rowOf(node: Asked, key: string): Promise<Row> {
  const [type, ttl] = await Promise.all([node.read('TYPE', key), node.read('PTTL', key)])
  const present = type !== 'none'
  return {
    present,
    type: present ? String(type) : null,
    expires: present ? Number(ttl) >= 0 : null,
    ttl_seconds: Number(ttl) >= 0 ? Number(ttl) / 1000 : null,
  }
}

export const keyProbe: ProbeSpec<Redis, typeof wants> = {
  probe: 'redis.key',
  title: 'probe.redis.key.title',
  params: wants,
  query: ({ key }) => `TYPE ${JSON.stringify(key)}\nPTTL ${JSON.stringify(key)}`,
  ask: async (live, { key }) => tableOf(columns, await live.holder(key, (node) => rowOf(node, key)), (row) => [row]),
  measure: { fact: 'present', unit: 'count' },
  keep: 1,
  limits: {},
  facts(answer, { key, expect }) {
    const [row] = spoken(answer)
    return {
      ...commonFacts(answer, ['present']),
      ...{
        key: (key ?? '').slice(0, 120),
        wanted: expect ?? 'present',
        present: row?.present === true ? 1 : 0,
        type: String(row?.type ?? ''),
      },
      ...{ expires: row?.expires === true ? 1 : 0, ttl_seconds: numberOf(row?.ttl_seconds) },
    }
  },
  expectations: [
    ...unseen,
    { when: 'facts.present == 0 && facts.wanted == "absent"', verdict: 'ok', reason: 'probe.redis.key.absent' },
    { when: 'facts.present == 0', verdict: 'critical', reason: 'probe.redis.key.absent' },
    { when: 'facts.wanted == "absent"', verdict: 'critical', reason: 'probe.redis.key.there' },
    { when: 'facts.expires == 1', verdict: 'ok', reason: 'probe.redis.key.expires' },
    { when: 'facts.present == 1', verdict: 'ok', reason: 'probe.redis.key.there' },
  ],
}
