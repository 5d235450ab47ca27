import { z } from 'zod'
import type { ProbeSpec, Row } from '../../kind.ts'
import { asSent } from '../asking.ts'
import type { Asked, Redis } from '../live.ts'
import { asScan, scan } from '../scan.ts'
import { commonFacts, spoken, sumOf, tableOf, unseen } from '../table.ts'
import { keyspaceOf } from './keyspace.ts'

const columns = ['matching', 'complete', 'keys', 'sample', 'role', 'run_id']
const shown = 5
/** Left of the deadline for what is asked besides. */
const spareMs = 300

export const pattern = z.string().min(1).max(500)
const wants = z.strictObject({ pattern })

export async function countOf(node: Asked, glob: string, database: number): Promise<Row> {
  const rows = await keyspaceOf(node, database)
  const { keys = null, role = null, run_id = null } = rows.find(({ selected }) => selected === true) ?? {}
  const sample: string[] = []
  const { matching, whole } = await scan(node, glob, spareMs, (found) => {
    for (const key of found.slice(0, shown - sample.length)) sample.push(key.toString().slice(0, 120))
    return true
  })
  return { matching, complete: whole, keys, sample: sample.toSorted().join(', '), role, run_id }
}

export const keysProbe: ProbeSpec<Redis, typeof wants> = {
  probe: 'redis.keys',
  title: 'probe.redis.keys.title',
  params: wants,
  query: ({ pattern: glob }) => `${asScan(glob)}\n${asSent(['keyspace', 'server', 'replication'])}`,
  ask: async (live, { pattern: glob }) => tableOf(columns, await live.every((node) => countOf(node, glob, live.database)), (row) => [row]),
  measure: { fact: 'matching', unit: 'count' },
  keep: 100,
  limits: {},
  facts(answer, { pattern: glob }) {
    const rows = spoken(answer)
    return {
      ...commonFacts(answer, ['matching']),
      ...{ matching: sumOf(rows, 'matching'), keys: sumOf(rows, 'keys'), pattern: glob.slice(0, 120) },
      cut: rows.filter((row) => row.complete === false).length,
    }
  },
  expectations: [
    ...unseen,
    { when: 'facts.cut > 0', verdict: 'unknown', reason: 'probe.redis.keys.cut' },
    { when: 'facts.cut == 0', verdict: 'ok', reason: 'probe.redis.keys.count' },
  ],
}
