import { z } from 'zod'
import type { ProbeSpec, Row } from '../../kind.ts'
import { asSent, sectionsOf } from '../asking.ts'
import { databasesIn } from '../sections.ts'
import type { Asked, Redis } from '../live.ts'
import { commonFacts, spoken, sumOf, tableOf, unseen } from '../table.ts'

const sections = ['keyspace', 'server', 'replication']
const columns = ['database', 'keys', 'expiring', 'selected', 'role', 'run_id']
const wants = z.strictObject({ at_least: z.int().min(0).default(0) })

/** A row for each database with keys, and in any case for the one of the address. `run_id` is another after every start of a server. */
export async function keyspaceOf(node: Asked, selected: number): Promise<readonly Row[]> {
  const info = await sectionsOf(node, sections)
  const found = databasesIn(info)
  const all = found.some(({ database }) => database === selected) ? found : [{ database: selected, keys: 0, expires: 0 }, ...found]
  return all.map(({ database, keys, expires }) => ({
    ...{ database, keys, expiring: expires, selected: database === selected },
    ...{ role: info.role === 'slave' ? 'replica' : (info.role ?? null), run_id: info.run_id === undefined ? null : String(info.run_id) },
  }))
}

export const keyspaceProbe: ProbeSpec<Redis, typeof wants> = {
  probe: 'redis.keyspace',
  title: 'probe.redis.keyspace.title',
  params: wants,
  query: () => asSent(sections),
  ask: async (live) => tableOf(columns, await live.every((node) => keyspaceOf(node, live.database)), (rows) => rows),
  boardMs: 60_000,
  measure: { fact: 'keys', unit: 'count' },
  keep: 200,
  limits: {},
  facts(answer, { at_least }) {
    const rows = spoken(answer)
    const selected = rows.filter((row) => row.selected === true)
    return {
      ...commonFacts(answer, ['database', 'keys', 'run_id']),
      ...{ keys: sumOf(selected, 'keys'), expiring: sumOf(selected, 'expiring'), at_least },
      database: Number(selected[0]?.database ?? 0),
      elsewhere: sumOf(rows, 'keys') - sumOf(selected, 'keys'),
    }
  },
  expectations: [
    ...unseen,
    { when: 'facts.keys < facts.at_least', verdict: 'critical', reason: 'probe.redis.keyspace.few' },
    { when: 'facts.keys >= facts.at_least', verdict: 'ok', reason: 'probe.redis.keyspace.count' },
  ],
}
