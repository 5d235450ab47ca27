import type { LocalText } from '../../../../shared/domain/document/local-text.ts'
import { inBoth, together, type FactMap } from '../../../../shared/domain/probe/compose.ts'
import { changing } from '../changing.ts'
import { defineAction, type ActionSpec, type Subject } from '../kind.ts'
import { named } from '../named.ts'
import type { Applied, Weighed } from './change-apply.ts'
import { keptParams, keptIn, statementParams } from './change-probes.ts'
import { undoing } from './change-table.ts'
import { lockMs } from './change-apply.ts'
import type { Postgres } from './live.ts'

type Outcome = Awaited<ReturnType<ActionSpec['act']>>

/** One statement with its count: done to exactly as many rows as were approved, or not at all. */
const runStatement: ActionSpec<Postgres, typeof statementParams> = {
  action: 'postgres.run_statement',
  title: 'probe.postgres.run_statement.title',
  params: statementParams,
  destructive: true,
  probe: 'postgres.statement',
  probeParams: (params) => params,
  subjects: ({ rows }) =>
    rows
      .filter(({ rows: count }) => count !== 0)
      .map(({ kind = null, schema = null, relation = null, rows: count = null, key = null, undo = null }) => {
        return { kind, schema, relation, rows: count, key, undo }
      }),
  keyOf: placeIn,
  statement: ([subject], { sql, values }) =>
    [sql, ...values.map((value, n) => `-- $${n + 1} = ${JSON.stringify(value)}`), `-- ${subject?.rows} × ${placeIn(subject ?? {})}`].join(
      '\n',
    ),
  risk([subject = {}]) {
    const facts = { rows: Number(subject.rows), place: placeIn(subject), lock_seconds: lockMs / 1000 }
    return together([says('run_statement.risk', facts), says(`run_statement.undo_${undoOf(subject)}`, facts)])
  },
  inverse: ([subject = {}]) => (undoOf(subject) === 'possible' ? { action: 'postgres.undo_statement', params: {} } : null),
  async act(live, [subject = {}], params) {
    const approved = {
      ...{ kind: subject.kind as Weighed['kind'], schema: String(subject.schema), relation: String(subject.relation) },
      ...{ rows: Number(subject.rows), key: [], undoing: undoOf(subject) },
    }
    return settled(runStatement.statement([subject], params), async () => doneBy(await live.apply(params, approved), subject))
  },
}

function doneBy(applied: Applied, subject: Subject): Omit<Outcome, 'statement'> {
  const place = placeIn(subject)
  switch (applied.outcome) {
    case 'done': {
      const { rows, keys, kept } = applied
      const detail = keys.some((key) => key !== '')
        ? says('run_statement.done_keys', { rows, place, ...named(keys) })
        : says('run_statement.done', { rows, place })
      return { outcome: 'done', detail, inverse: kept === null ? null : { action: 'postgres.undo_statement', params: { change: kept } } }
    }
    case 'count':
      return { outcome: 'moved', detail: says('run_statement.count', { approved: Number(subject.rows), found: applied.found, place }) }
    default:
      return { outcome: 'moved', detail: says(`run_statement.${applied.outcome}`, { place }) }
  }
}

/** Takes one back: rows are as they were, where nobody changed them since. */
const undoStatement: ActionSpec<Postgres, typeof keptParams> = {
  action: 'postgres.undo_statement',
  title: 'probe.postgres.undo_statement.title',
  params: keptParams,
  destructive: true,
  probe: 'postgres.changed_rows',
  probeParams: (params) => params,
  subjects: ({ rows }) =>
    rows.map(({ kind = null, schema = null, relation = null, rows: count = null, same = null }) => {
      return { kind, schema, relation, rows: count, same }
    }),
  keyOf: placeIn,
  statement: ([subject = {}]) => `-- ${inverseOf[subject.kind as Weighed['kind']]} ${subject.rows} × ${placeIn(subject)}`,
  risk([subject = {}]) {
    const [rows, same] = [Number(subject.rows), Number(subject.same)]
    const facts = { rows, other: rows - same, place: placeIn(subject) }
    return says(rows === same ? 'undo_statement.risk' : 'undo_statement.risk_other', facts)
  },
  async act(live, [subject = {}], params) {
    const kept = keptIn(params.change)
    return settled(undoStatement.statement([subject], params), async () => {
      const reverted = await live.revert(kept)
      const place = placeIn(subject)
      if (reverted.outcome === 'done') return { outcome: 'done', detail: says('undo_statement.done', { rows: reverted.rows, place }) }
      const facts = { rows: Number(subject.rows), found: reverted.found, place }
      return { outcome: 'moved', detail: says('undo_statement.count', facts) }
    })
  },
}

const inverseOf = { insert: 'DELETE', update: 'UPDATE', delete: 'INSERT' } as const

/** Everything before COMMIT changed nothing, so what was not done was not sent either. */
const settled = (statement: string, work: () => Promise<Omit<Outcome, 'statement'>>) =>
  changing(statement, async () => {
    const result = await work()
    return result.outcome === 'done' ? result : { ...result, statement: '' }
  })

function placeIn({ schema = null, relation = null }: Subject): string {
  return `${schema}.${relation}`
}

const undoOf = ({ undo }: Subject) => undoing.find((each) => each === undo) ?? 'not_kept'

const says = (key: string, facts: FactMap): LocalText => inBoth(`probe.postgres.${key}`, facts)

export const changeActions: readonly ActionSpec<Postgres>[] = [defineAction(runStatement), defineAction(undoStatement)]
