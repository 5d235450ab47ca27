import { z } from 'zod'
import type { Cell } from '../../../../shared/domain/probe/reading.ts'
import { inBoth } from '../../../../shared/domain/probe/compose.ts'
import { TargetFailure } from '../failure.ts'
import { defineProbe, type ProbeSpec } from '../kind.ts'
import * as facts from './care-facts.ts'
import * as queries from './care-queries.ts'
import { archiverLimits, replicationLimits, slowQueryLimits, tableLimits } from './limits.ts'
import type { Postgres } from './live.ts'

const nothing = z.strictObject({})
const name = z.string().regex(/^[A-Za-z_][\w$]{0,62}$/u)

const partitions = z.strictObject({
  schema: name.default('core'),
  table: name,
  unit: z.enum(['month', 'day']).default('month'),
  ahead: z.int().min(0).max(366).default(3),
  suffix: z.string().max(40).default('_y{yyyy}m{mm}'),
})
const table = z.strictObject({
  /** `schema.table`; all of them when empty. */
  table: z.string().max(130).default(''),
})
const replication = z.strictObject({
  /** How many standbys must stream from a primary. */
  standbys: z.int().min(0).max(100).default(0),
})

/** A fixed text, with values beside it. */
const sending = <Given>(text: string, values: (given: Given) => readonly Cell[] = () => []) => ({
  query: () => text,
  ask: (live: Postgres, given: Given) => live.read(text, values(given)),
})

/** The extension stands in whatever schema it was made in: not among the server's own names. */
async function slowQueries(live: Postgres) {
  const { rows } = await live.read(queries.statementsSchemaQuery)
  const schema = rows[0]?.schema
  try {
    return await live.readOwn(queries.slowQueriesIn(typeof schema === 'string' ? schema : 'public'), [])
  } catch (error) {
    const { code, message } = ((error as Error).cause ?? {}) as { code?: string; message?: string }
    const key = { '42P01': 'missing', '55000': 'not_loaded' }[code ?? '']
    if (!(error instanceof TargetFailure) || !key) throw error
    const facts = { error: `${message} (${code})` }
    throw new TargetFailure('other', inBoth(`probe.postgres.slow_queries.${key}`, facts), error.progress, error)
  }
}

/** What is looked at in calm times (D-3 §1.2, §1.3) and around a failover (§5). */
export const careProbes: readonly ProbeSpec<Postgres>[] = [
  defineProbe({
    ...{ probe: 'postgres.slow_queries', title: 'probe.postgres.slow_queries.title', params: nothing, keep: 20 },
    query: () => queries.slowQueriesIn('public'),
    ask: slowQueries,
    facts: facts.slowQueriesFacts,
    measure: { fact: 'mean_ms', unit: 'count' },
    limits: slowQueryLimits,
    expectations: [
      { when: 'facts.mean_ms > limits.mean_ms', verdict: 'warning', reason: 'probe.postgres.slow_queries.slow' },
      { when: 'facts.statements > 0', verdict: 'ok', reason: 'probe.postgres.slow_queries.quick' },
      { when: 'facts.statements == 0', verdict: 'unknown', reason: 'probe.postgres.slow_queries.none' },
    ],
  }),
  defineProbe({
    ...{ probe: 'postgres.unused_indexes', title: 'probe.postgres.unused_indexes.title', params: nothing, keep: 100, limits: {} },
    ...sending(queries.unusedIndexesQuery),
    facts: facts.unusedIndexesFacts,
    measure: { fact: 'indexes', unit: 'count' },
    expectations: [
      { when: 'facts.indexes > 0', verdict: 'warning', reason: 'probe.postgres.unused_indexes.some' },
      { when: 'facts.indexes == 0', verdict: 'ok', reason: 'probe.postgres.unused_indexes.none' },
    ],
  }),
  defineProbe({
    ...{ probe: 'postgres.replication', title: 'probe.postgres.replication.title', params: replication, keep: 100, boardMs: 30_000 },
    ...sending(queries.replicationQuery),
    facts: facts.replicationFacts,
    measure: { fact: 'drawn_seconds', unit: 'seconds' },
    limits: replicationLimits,
    expectations: [
      { when: 'facts.hidden > 0', verdict: 'unknown', reason: 'probe.postgres.replication.hidden' },
      {
        when: `facts.role == 'standby' && facts.receiving != 'streaming'`,
        verdict: 'critical',
        reason: 'probe.postgres.replication.not_receiving',
      },
      {
        when: `facts.role == 'primary' && facts.streaming < facts.wanted`,
        verdict: 'critical',
        reason: 'probe.postgres.replication.too_few',
      },
      {
        when: 'facts.lag_seconds > limits.critical_seconds || facts.lag_bytes > limits.critical_bytes',
        ...{ verdict: 'critical', reason: 'probe.postgres.replication.behind' },
      },
      {
        when: 'facts.lag_seconds > limits.warning_seconds || facts.lag_bytes > limits.warning_bytes',
        ...{ verdict: 'warning', reason: 'probe.postgres.replication.behind' },
      },
      {
        when: 'facts.idle_slots > 0 && facts.held_bytes > limits.held_bytes',
        verdict: 'warning',
        reason: 'probe.postgres.replication.slot',
      },
      { when: `facts.role == 'primary' && facts.standbys == 0`, verdict: 'ok', reason: 'probe.postgres.replication.alone' },
      { when: `facts.role != ''`, verdict: 'ok', reason: 'probe.postgres.replication.well' },
    ],
  }),
  defineProbe({
    ...{ probe: 'postgres.archiver', title: 'probe.postgres.archiver.title', params: nothing, keep: 1, boardMs: 60_000 },
    ...sending(queries.archiverQuery),
    facts: facts.archiverFacts,
    measure: { fact: 'drawn_seconds', unit: 'seconds' },
    limits: archiverLimits,
    expectations: [
      { when: `facts.mode == 'off'`, verdict: 'warning', reason: 'probe.postgres.archiver.off' },
      { when: 'facts.failing > 0', verdict: 'critical', reason: 'probe.postgres.archiver.failing' },
      { when: `facts.mode != '' && facts.archived == 0`, verdict: 'unknown', reason: 'probe.postgres.archiver.never' },
      { when: 'facts.age_seconds > limits.age_seconds', verdict: 'warning', reason: 'probe.postgres.archiver.last' },
      { when: 'facts.archived > 0', verdict: 'ok', reason: 'probe.postgres.archiver.last' },
    ],
  }),
  defineProbe({
    ...{ probe: 'postgres.partitions', title: 'probe.postgres.partitions.title', params: partitions, keep: 100, limits: {} },
    ...sending(queries.partitionsQuery, ({ schema, table: of }: z.output<typeof partitions>) => [schema, of]),
    facts: (answer, asked, { now }) => facts.partitionsFacts(answer, asked, now),
    measure: { fact: 'missing', unit: 'count' },
    expectations: [
      { when: 'facts.there == 0', verdict: 'unknown', reason: 'probe.postgres.partitions.none' },
      { when: 'facts.missing > 0 && facts.current == 0', verdict: 'critical', reason: 'probe.postgres.partitions.missing' },
      { when: 'facts.missing > 0', verdict: 'warning', reason: 'probe.postgres.partitions.missing' },
      { when: 'facts.missing == 0', verdict: 'ok', reason: 'probe.postgres.partitions.all' },
    ],
  }),
  defineProbe({
    ...{ probe: 'postgres.sessions', title: 'probe.postgres.sessions.title', params: nothing, keep: 100, limits: {} },
    ...sending(queries.sessionsQuery),
    facts: facts.sessionsFacts,
    measure: { fact: 'sessions', unit: 'count' },
    expectations: [{ when: 'facts.sessions >= 0', verdict: 'ok', reason: 'probe.postgres.sessions.count' }],
  }),
  defineProbe({
    ...{ probe: 'postgres.tables', title: 'probe.postgres.tables.title', params: table, keep: 100 },
    ...sending(queries.tablesQuery, ({ table: of }: z.output<typeof table>) => [of]),
    facts: facts.tablesFacts,
    measure: { fact: 'dead_percent', unit: 'percent' },
    limits: tableLimits,
    expectations: [
      { when: 'facts.tables == 0', verdict: 'unknown', reason: 'probe.postgres.tables.none' },
      {
        when: 'facts.dead_percent > limits.dead_percent && facts.dead_rows > limits.dead_rows',
        ...{ verdict: 'warning', reason: 'probe.postgres.tables.dead' },
      },
      { when: 'facts.tables > 0', verdict: 'ok', reason: 'probe.postgres.tables.well' },
    ],
  }),
]

/** The only texts of these that are sent as the server's own reads. */
export const careReads: readonly string[] = [
  ...[queries.statementsSchemaQuery, queries.unusedIndexesQuery, queries.replicationQuery, queries.archiverQuery, queries.partitionsQuery],
  ...[queries.sessionsQuery, queries.tablesQuery, queries.changesQuery],
]
