import { z } from 'zod'
import { inBoth } from '../../../../shared/domain/probe/compose.ts'
import { cell } from '../../../../shared/domain/probe/reading.ts'
import { logicalName } from '../../../../shared/domain/profile/spec.ts'
import { TargetFailure } from '../failure.ts'
import type { ProbeSpec, World } from '../kind.ts'
import { mapped } from '../mapped.ts'
import type { Postgres } from './live.ts'

const params = z.strictObject({
  /** As typed; or a name the profile has a statement for. */
  sql: z.string().trim().min(1).max(20_000).optional(),
  statement: logicalName.optional(),
  /** For $1, $2 … */
  values: z.array(cell).max(100).default([]),
})

function sqlOf({ sql, statement }: z.output<typeof params>, world: World): string {
  if (statement !== undefined) return mapped(world, 'statements', statement).sql
  if (sql !== undefined) return sql
  throw new TargetFailure('other', inBoth('probe.postgres.sql.nothing', {}), 'not_sent')
}

/** Any read: nothing is known of what its answer means, so an answer is ok, and what is made of it is for whoever asked. */
export const ownSql: ProbeSpec<Postgres, typeof params> = {
  probe: 'postgres.sql',
  title: 'probe.postgres.sql.title',
  params,
  query: sqlOf,
  ask: (live, given, world) => live.readOwn(sqlOf(given, world), given.values),
  keep: 100,
  facts({ rows, durationMs }) {
    const [first] = rows
    const value = numberIn(Object.values(first ?? {})[0])
    return { rows: rows.length, took_seconds: durationMs / 1000, ...(value !== undefined && { value }) }
  },
  measure: { fact: 'value', unit: 'count' },
  limits: {},
  expectations: [{ when: 'true', verdict: 'ok', reason: 'probe.postgres.sql.answered' }],
}

/** A count is a bigint to PostgreSQL and comes as text; where it is exact as a number it is one. */
function numberIn(value: unknown): number | undefined {
  if (typeof value === 'number') return value
  return typeof value === 'string' && /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/u.test(value) ? Number(value) : undefined
}
