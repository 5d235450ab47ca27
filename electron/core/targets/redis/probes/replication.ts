import { z } from 'zod'
import type { ProbeSpec, Row } from '../../kind.ts'
import { asSent, everySections } from '../asking.ts'
import type { Sections } from '../sections.ts'
import { replicationLimits } from '../limits.ts'
import type { Redis } from '../live.ts'
import { commonFacts, most, numberOf, spoken, sumOf, tableOf, unseen } from '../table.ts'

const sections = ['replication']
const columns = ['role', 'peer', 'state', 'lag_seconds', 'behind_bytes', 'replicas']

/** A replica and its link; or a master, and a row for each replica it knows of. */
function rowsOf(info: Sections, guarded: boolean): readonly Row[] {
  if (info.role === 'slave') {
    const link = info.master_link_status ?? null
    const down = link !== 'up'
    return [
      {
        ...{ role: 'replica', peer: `${info.master_host}:${info.master_port}`, replicas: info.connected_slaves ?? null, down },
        state: info.master_sync_in_progress === 1 ? 'sync' : link,
        lag_seconds: numberOf(down ? info.master_link_down_since_seconds : info.master_last_io_seconds_ago),
        behind_bytes: numberOf(info.slave_read_repl_offset) - numberOf(info.slave_repl_offset),
      },
    ]
  }
  const replicas = Object.entries(info).flatMap(([name, value]): Row[] => {
    if (!/^slave\d+$/u.test(name)) return []
    const said: Readonly<Record<string, string>> = Object.fromEntries(
      String(value)
        .split(',')
        .map((part) => part.split('=', 2)),
    )
    const behind_bytes = Math.max(0, numberOf(info.master_repl_offset) - Number(said.offset))
    return [
      { role: 'its replica', peer: `${said.ip}:${said.port}`, state: said.state ?? null, lag_seconds: Number(said.lag), behind_bytes },
    ]
  })
  const own = {
    role: info.role ?? null,
    peer: null,
    state: null,
    lag_seconds: null,
    behind_bytes: null,
    replicas: info.connected_slaves ?? null,
  }
  return [{ ...own, guarded }, ...replicas]
}

const wants = z.strictObject({ replicas: z.int().min(0).max(1_000).default(0) })

export const replicationProbe: ProbeSpec<Redis, typeof wants> = {
  probe: 'redis.replication',
  title: 'probe.redis.replication.title',
  params: wants,
  query: () => asSent(sections),
  ask: async (live) => tableOf(columns, await everySections(live, sections), (info) => rowsOf(info, live.shape !== 'standalone')),
  boardMs: 30_000,
  measure: { fact: 'lag_seconds', unit: 'seconds' },
  keep: 200,
  limits: replicationLimits,
  facts(answer, params) {
    const rows = spoken(answer)
    const masters = rows.filter(({ role }) => role === 'master')
    const behind = most(rows, 'lag_seconds')
    const down = rows.filter((row) => row.down === true)
    return {
      ...commonFacts({ ...answer, rows: answer.rows.filter(({ role }) => role !== 'its replica') }, ['role', 'replicas']),
      ...{ masters: masters.length, replicas: sumOf(masters, 'replicas'), expected: params.replicas },
      fewest: masters.length === 0 ? 0 : Math.min(...masters.map((row) => numberOf(row.replicas))),
      alone: masters.filter((row) => row.guarded === true && row.replicas === 0).length,
      ...{ down: down.length, down_seconds: numberOf(most(down, 'lag_seconds')?.lag_seconds), syncing: syncing(rows).length },
      ...{ lag_seconds: numberOf(behind?.lag_seconds), behind: numberOf(most(rows, 'behind_bytes')?.behind_bytes) },
      peer: String((down[0] ?? syncing(rows)[0] ?? behind)?.peer ?? ''),
    }
  },
  expectations: [
    { when: 'facts.down > 0 && facts.syncing == 0', verdict: 'critical', reason: 'probe.redis.replication.down' },
    { when: 'facts.masters > 0 && facts.fewest < facts.expected', verdict: 'critical', reason: 'probe.redis.replication.few' },
    { when: 'facts.down == 0 && facts.lag_seconds > limits.lost_seconds', verdict: 'critical', reason: 'probe.redis.replication.lag' },
    ...unseen,
    { when: 'facts.syncing > 0', verdict: 'warning', reason: 'probe.redis.replication.syncing' },
    { when: 'facts.lag_seconds > limits.lag_seconds', verdict: 'warning', reason: 'probe.redis.replication.lag' },
    { when: 'facts.alone > 0', verdict: 'warning', reason: 'probe.redis.replication.alone' },
    { when: 'facts.masters == 0', verdict: 'ok', reason: 'probe.redis.replication.replica' },
    { when: 'facts.replicas == 0', verdict: 'ok', reason: 'probe.redis.replication.none' },
    { when: 'facts.replicas > 0', verdict: 'ok', reason: 'probe.redis.replication.ok' },
  ],
}

const syncing = (rows: readonly Row[]) =>
  rows.filter(({ role, state }) => (role === 'its replica' && state !== 'online') || (role === 'replica' && state === 'sync'))
