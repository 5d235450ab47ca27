import { z } from 'zod'
import { defineProbe, type ProbeSpec } from '../kind.ts'
import { careProbes, careReads } from './care-probes.ts'
import { changesProbe } from './ask-changes.ts'
import { changedRowsProbe, statementProbe } from './change-probes.ts'
import { compareProbe, rowCountProbe } from './count-probes.ts'
import type { Postgres } from './live.ts'
import { ownSql } from './own-sql.ts'
import { activityFacts, blockersFacts, blockingFacts, connectionsFacts } from './facts.ts'
import { activityLimits, blockingLimits, connectionLimits } from './limits.ts'
import { activityQuery, blockersQuery, blockingQuery, connectionsQuery, selectOneQuery } from './queries.ts'

/** One fixed read, that needs to know nothing. */
const asking = (query: string) => ({
  params: z.strictObject({}),
  query: () => query,
  ask: (live: Postgres) => live.read(query),
})

/** The questions we ask a PostgreSQL server. A new one is one entry here, its texts, and a test on both versions. */
export const postgresProbes: readonly ProbeSpec<Postgres>[] = [
  {
    probe: 'postgres.select_one',
    title: 'probe.postgres.select_one.title',
    ...asking(selectOneQuery),
    boardMs: 15_000,
    measure: { fact: 'took_seconds', unit: 'seconds' },
    keep: 1,
    limits: {},
    facts: ({ durationMs }) => ({ took_seconds: durationMs / 1000 }),
    expectations: [{ when: 'size(rows) == 1 && rows[0].one == 1', verdict: 'ok', reason: 'probe.postgres.select_one.ok' }],
  },
  {
    probe: 'postgres.activity',
    title: 'probe.postgres.activity.title',
    ...asking(activityQuery),
    boardMs: 30_000,
    measure: { fact: 'drawn_seconds', unit: 'seconds' },
    keep: 50,
    limits: activityLimits,
    facts: activityFacts,
    expectations: [
      { when: 'facts.query_seconds > limits.stuck_seconds', verdict: 'critical', reason: 'probe.postgres.activity.slow' },
      { when: 'facts.query_seconds > limits.slow_seconds', verdict: 'warning', reason: 'probe.postgres.activity.slow' },
      { when: 'facts.idle_seconds > limits.idle_seconds', verdict: 'warning', reason: 'probe.postgres.activity.idle' },
      { when: 'facts.hidden > 0', verdict: 'unknown', reason: 'probe.postgres.activity.hidden' },
      { when: 'facts.active > 0', verdict: 'ok', reason: 'probe.postgres.activity.quick' },
      { when: 'facts.active == 0', verdict: 'ok', reason: 'probe.postgres.activity.none' },
    ],
  },
  {
    probe: 'postgres.blocking',
    title: 'probe.postgres.blocking.title',
    ...asking(blockingQuery),
    boardMs: 30_000,
    measure: { fact: 'waiting', unit: 'count' },
    keep: 100,
    limits: blockingLimits,
    facts: blockingFacts,
    expectations: [
      {
        when: 'facts.waiting >= limits.waiting || facts.wait_seconds > limits.wait_seconds',
        verdict: 'critical',
        reason: 'probe.postgres.blocking.waiting',
      },
      { when: 'facts.waiting > 0', verdict: 'warning', reason: 'probe.postgres.blocking.waiting' },
      { when: 'facts.waiting == 0', verdict: 'ok', reason: 'probe.postgres.blocking.none' },
    ],
  },
  {
    probe: 'postgres.blockers',
    title: 'probe.postgres.blockers.title',
    ...asking(blockersQuery),
    keep: 100,
    limits: blockingLimits,
    facts: blockersFacts,
    expectations: [
      { when: 'facts.hidden > 0', verdict: 'unknown', reason: 'probe.postgres.blockers.hidden' },
      { when: 'facts.prepared > 0', verdict: 'critical', reason: 'probe.postgres.blockers.prepared' },
      { when: 'facts.blockers > 0 && facts.blocked >= limits.waiting', verdict: 'critical', reason: 'probe.postgres.blockers.some' },
      { when: 'facts.blockers > 0', verdict: 'warning', reason: 'probe.postgres.blockers.some' },
      { when: 'facts.blockers == 0', verdict: 'ok', reason: 'probe.postgres.blockers.none' },
    ],
  },
  {
    probe: 'postgres.connections',
    title: 'probe.postgres.connections.title',
    ...asking(connectionsQuery),
    boardMs: 30_000,
    measure: { fact: 'used_percent', unit: 'percent' },
    keep: 1,
    limits: connectionLimits,
    facts: connectionsFacts,
    expectations: [
      { when: 'facts.used_percent >= limits.full_percent', verdict: 'critical', reason: 'probe.postgres.connections.count' },
      { when: 'facts.used_percent >= limits.busy_percent', verdict: 'warning', reason: 'probe.postgres.connections.count' },
      { when: 'facts.used_percent < limits.busy_percent', verdict: 'ok', reason: 'probe.postgres.connections.count' },
    ],
  },
  ownSql,
  ...careProbes,
  defineProbe(rowCountProbe),
  defineProbe(compareProbe),
  defineProbe(statementProbe),
  defineProbe(changedRowsProbe),
  defineProbe(changesProbe),
]

/** The only texts that are ever sent as a read of ours. */
export const declaredReads: readonly string[] = [
  activityQuery,
  blockersQuery,
  blockingQuery,
  connectionsQuery,
  selectOneQuery,
  ...careReads,
]
