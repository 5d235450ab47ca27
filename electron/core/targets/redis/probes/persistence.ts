import type { ProbeSpec, Row } from '../../kind.ts'
import { asSent, sectionsOf, serverTime } from '../asking.ts'
import { persistenceLimits } from '../limits.ts'
import type { Asked, Redis } from '../live.ts'
import { commonFacts, most, nothing, numberOf, spoken, tableOf, unseen } from '../table.ts'

const sections = ['persistence']
const columns = [
  ...['saved_seconds_ago', 'unsaved_changes', 'last_bgsave', 'saving', 'aof', 'last_aof_write', 'last_aof_rewrite', 'loading'],
] as const

async function rowOf(node: Asked): Promise<Row> {
  const [info, now] = await Promise.all([sectionsOf(node, sections), serverTime(node)])
  const savedAt = info.rdb_last_save_time
  return {
    saved_seconds_ago: typeof savedAt === 'number' ? Math.max(0, Math.round(now - savedAt)) : null,
    ...{ unsaved_changes: info.rdb_changes_since_last_save ?? null, last_bgsave: info.rdb_last_bgsave_status ?? null },
    ...{ saving: flag(info.rdb_bgsave_in_progress), aof: flag(info.aof_enabled), loading: flag(info.loading) },
    ...{ last_aof_write: info.aof_last_write_status ?? null, last_aof_rewrite: info.aof_last_bgrewrite_status ?? null },
  }
}

const flag = (value: string | number | undefined) => (value === undefined ? null : value === 1)

export const persistenceProbe: ProbeSpec<Redis> = {
  probe: 'redis.persistence',
  title: 'probe.redis.persistence.title',
  params: nothing,
  query: () => `${asSent(sections)}\nTIME`,
  ask: async (live) => tableOf(columns, await live.every(rowOf), (row) => [row]),
  boardMs: 60_000,
  measure: { fact: 'saved_seconds', unit: 'seconds' },
  keep: 100,
  limits: persistenceLimits,
  facts(answer) {
    const rows = spoken(answer)
    const [saveFailed, aofFailed, rewriteFailed, loading] = [
      rows.filter((row) => row.last_bgsave === 'err'),
      rows.filter((row) => row.aof === true && row.last_aof_write === 'err'),
      rows.filter((row) => row.aof === true && row.last_aof_rewrite === 'err'),
      rows.filter((row) => row.loading === true),
    ]
    const unsaved = rows.filter((row) => row.aof !== true && numberOf(row.unsaved_changes) > 0)
    const oldest = most(unsaved, 'saved_seconds_ago')
    return {
      ...commonFacts(answer, ['saved_seconds_ago', 'unsaved_changes', 'last_bgsave', 'aof', 'loading']),
      ...{ save_failed: saveFailed.length, aof_failed: aofFailed.length, rewrite_failed: rewriteFailed.length, loading: loading.length },
      ...{ unsaved_seconds: numberOf(oldest?.saved_seconds_ago), unsaved: numberOf(oldest?.unsaved_changes) },
      saved_seconds: numberOf(most(rows, 'saved_seconds_ago')?.saved_seconds_ago),
      aof: rows.filter((row) => row.aof === true).length,
      worst: String((loading[0] ?? aofFailed[0] ?? saveFailed[0] ?? rewriteFailed[0] ?? oldest)?.node ?? ''),
    }
  },
  expectations: [
    { when: 'facts.loading > 0', verdict: 'critical', reason: 'probe.redis.persistence.loading' },
    { when: 'facts.aof_failed > 0', verdict: 'critical', reason: 'probe.redis.persistence.aof_failed' },
    { when: 'facts.save_failed > 0', verdict: 'critical', reason: 'probe.redis.persistence.save_failed' },
    ...unseen,
    { when: 'facts.rewrite_failed > 0', verdict: 'warning', reason: 'probe.redis.persistence.rewrite_failed' },
    { when: 'facts.unsaved_seconds > limits.stale_seconds', verdict: 'warning', reason: 'probe.redis.persistence.stale' },
    { when: 'facts.aof > 0', verdict: 'ok', reason: 'probe.redis.persistence.aof' },
    { when: 'facts.aof == 0', verdict: 'ok', reason: 'probe.redis.persistence.saved' },
  ],
}
