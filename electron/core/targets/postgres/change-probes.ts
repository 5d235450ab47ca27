import { z } from 'zod'
import { cell } from '../../../../shared/domain/probe/reading.ts'
import { inBoth } from '../../../../shared/domain/probe/compose.ts'
import { TargetFailure } from '../failure.ts'
import type { ProbeSpec } from '../kind.ts'
import type { Postgres } from './live.ts'
import { openKept, placeOf, type Kept } from './change-kept.ts'
import { NotAChange } from './statement.ts'

export const statementParams = z.strictObject({
  /** One INSERT, UPDATE or DELETE of one table. */
  sql: z.string().trim().min(1).max(20_000),
  /** For $1, $2 … */
  values: z.array(cell).max(100).default([]),
  /** Previous values of the rows are kept on this laptop's record, so that it can be undone. */
  keep: z.boolean().default(true),
})

/** Counts what a statement would change, by reading; changes nothing. */
export const statementProbe: ProbeSpec<Postgres, typeof statementParams> = {
  probe: 'postgres.statement',
  title: 'probe.postgres.statement.title',
  params: statementParams,
  query: ({ sql }) => sql,
  async ask(live, statement) {
    const { kind, schema, relation, rows, key, undoing, query, durationMs } = await live.weigh(statement)
    const row = { kind, schema, relation, rows, key: key.join(', ') || null, undo: undoing }
    const sent = query === '' ? statement.sql : `${query}\n-- ${statement.sql.replaceAll('\n', '\n-- ')}`
    return { columns: Object.keys(row), rows: [row], durationMs, query: sent }
  },
  keep: 1,
  limits: {},
  measure: { fact: 'rows', unit: 'count' },
  facts: ({ rows: [row] }) => ({ rows: Number(row?.rows ?? 0), place: `${row?.schema}.${row?.relation}`, kind: String(row?.kind ?? '') }),
  expectations: [{ when: 'facts.rows >= 0', verdict: 'ok', reason: 'probe.postgres.statement.counted' }],
}

export const keptParams = z.strictObject({
  /** What was kept of the change, as it was kept. */
  change: z.string().min(2).max(500_000),
})

/** What was kept, to be asked with. Throws TargetFailure where it is not whole. */
export function keptIn(change: string): Kept {
  try {
    return openKept(change)
  } catch (error) {
    if (!(error instanceof NotAChange)) throw error
    throw new TargetFailure('other', inBoth('probe.postgres.undo_statement.not_whole', { error: error.message }), 'not_sent')
  }
}

/** Whether the rows of a change are still as it left them. */
export const changedRowsProbe: ProbeSpec<Postgres, typeof keptParams> = {
  probe: 'postgres.changed_rows',
  title: 'probe.postgres.changed_rows.title',
  params: keptParams,
  query: ({ change }) => `SELECT count(*) FROM ${placeOf(keptIn(change))}`,
  async ask(live, { change }) {
    const kept = keptIn(change)
    const { rows, same, query, durationMs } = await live.compare(kept)
    const row = { kind: kept.kind, schema: kept.schema, relation: kept.relation, rows, same }
    return { columns: Object.keys(row), rows: [row], durationMs, query }
  },
  keep: 1,
  limits: {},
  measure: { fact: 'same', unit: 'count' },
  facts({ rows: [row] }) {
    const [rows, same] = [Number(row?.rows ?? 0), Number(row?.same ?? 0)]
    return { rows, same, other: rows - same, place: `${row?.schema}.${row?.relation}` }
  },
  expectations: [
    { when: 'facts.other > 0', verdict: 'warning', reason: 'probe.postgres.changed_rows.other' },
    { when: 'facts.other == 0', verdict: 'ok', reason: 'probe.postgres.changed_rows.same' },
  ],
}
