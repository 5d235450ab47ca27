import type { Client, QueryArrayResult } from 'pg'
import { parseChange, quoted, withValues, type ChangeSyntax } from './change-syntax.ts'
import { keptBytesMax, sealKept, type Kept } from './change-kept.ts'
import { keptRowsMax, lookAtTable, undoingOf, type Table, type Undoing } from './change-table.ts'
import { examineChange, examineRead, ownSearchPath, type Ask } from './examine.ts'
import { rollBack, sendOne, transaction } from './read.ts'
import { NotAChange } from './statement.ts'

/** A statement that changes rows, with the values for its $1, $2 …, and whether what it changes is kept so that it can be undone. */
export interface Statement {
  readonly sql: string
  readonly values: readonly (string | number | boolean | null)[]
  readonly keep: boolean
}

/** What it would change, counted by reading. */
export interface Weighed {
  readonly kind: ChangeSyntax['kind']
  readonly schema: string
  readonly relation: string
  readonly rows: number
  readonly key: readonly string[]
  readonly undoing: Undoing
  /** The count, as it was sent. */
  readonly query: string
}

/** What became of it. `count`: another number of rows; `rows`: not the ones that were locked. Then nothing was changed. */
export type Applied =
  | { readonly outcome: 'done'; readonly rows: number; readonly keys: readonly string[]; readonly kept: string | null }
  | { readonly outcome: 'count'; readonly found: number }
  | { readonly outcome: 'rows' | 'table' | 'large' }

/** Values are kept, and compared, as text: they must be written the same way each time. */
export const sameWriting = [
  `SET LOCAL DateStyle = 'ISO, YMD'`,
  `SET LOCAL IntervalStyle = 'postgres'`,
  `SET LOCAL TimeZone = 'UTC'`,
  `SET LOCAL bytea_output = 'hex'`,
  `SET LOCAL extra_float_digits = 1`,
]

/** A change waits for others' locks so long, and no longer: who waits holds up everybody behind. */
export const lockMs = 2_000

export const askOf =
  (client: Client): Ask =>
  (text, values) =>
    sendOne(client, text, values)

/** Counts, within a read-only transaction. Throws NotARead, and what pg throws. */
export async function weigh(client: Client, { sql, values, keep }: Statement, statementMs: number): Promise<Weighed> {
  const change = await parseChange(sql)
  await withValues(change.text, values)
  await client.query(transaction('READ ONLY', statementMs, ownSearchPath))
  try {
    const ask = askOf(client)
    const table = await lookAtTable(ask, change.table)
    await examineChange(ask, change.uses)
    const { rows, query } = await counted(ask, change, values)
    const { kind } = change
    const { schema, relation, key } = table
    return { kind, schema, relation, rows, key, undoing: undoingOf(change, table, rows, keep), query }
  } finally {
    await rollBack(client)
  }
}

async function counted(ask: Ask, { counting, written }: ChangeSyntax, values: Statement['values']) {
  if (counting === null) return { rows: written, query: '' }
  await examineRead(ask, counting)
  const asked = await withValues(counting, values)
  const { rows } = await ask(asked.text, asked.values)
  return { rows: Number((rows as [number][])[0]?.[0]), query: counting }
}

/** Does it in one transaction, when it is still what was approved, to exactly as many rows. `sending` is told before it counts. */
export async function apply(
  client: Client,
  statement: Statement,
  approved: Omit<Weighed, 'query'>,
  { statementMs, sending }: { statementMs: number; sending: () => void },
): Promise<Applied> {
  const change = await parseChange(statement.sql)
  return inTransaction(client, statementMs, sending, async (ask) => {
    const table = await lookAtTable(ask, change.table)
    await examineChange(ask, change.uses)
    const undo = undoingOf(change, table, approved.rows, statement.keep)
    if (`${table.schema}.${table.relation}` !== `${approved.schema}.${approved.relation}` || undo !== approved.undoing)
      return { outcome: 'table' }
    const columns = columnsKept(change, table)
    const keeping = undo === 'possible'
    const before = keeping ? await locked(ask, change, statement.values, [...table.key, ...columns]) : []
    if (keeping && change.kind !== 'insert' && before.length !== approved.rows) return { outcome: 'count', found: before.length }
    const returning = [...table.key, ...(keeping && change.kind !== 'delete' ? columns : [])]
    const sent = returning.length === 0 ? change.text : `${change.text}\nRETURNING ${texts(change, returning)}`
    const done = await ask(sent, statement.values)
    const found = done.rowCount ?? 0
    if (found !== approved.rows) return { outcome: 'count', found }
    const after = done.rows as (string | null)[][]
    const keys = after.map((row) => row.slice(0, table.key.length).join(' '))
    if (!keeping) return { outcome: 'done', rows: found, keys, kept: null }
    if (change.kind !== 'insert' && !sameKeys(before, after, table.key.length)) return { outcome: 'rows' }
    const { schema, relation, key } = table
    const kept: Kept = { kind: change.kind, schema, relation, key, columns, before, after: change.kind === 'delete' ? [] : after }
    const text = sealKept(kept)
    if (Buffer.byteLength(text) > keptBytesMax) return { outcome: 'large' }
    return { outcome: 'done', rows: found, keys, kept: text }
  })
}

/** One transaction that sees one state of the database; kept when the work says that it is done, and rolled back otherwise. */
export async function inTransaction<Result extends { readonly outcome: string }>(
  client: Client,
  statementMs: number,
  sending: () => void,
  work: (ask: Ask) => Promise<Result>,
): Promise<Result> {
  const settings = [`SET LOCAL lock_timeout = ${lockMs}`, ...sameWriting]
  await client.query(transaction('ISOLATION LEVEL REPEATABLE READ, READ WRITE', statementMs, ownSearchPath, settings))
  try {
    const result = await work(askOf(client))
    if (result.outcome !== 'done') {
      await client.query('ROLLBACK')
      return result
    }
    sending()
    const { command } = await client.query('COMMIT')
    if (command !== 'COMMIT') throw new NotAChange('the server rolled it back')
    return result
  } catch (error) {
    await rollBack(client)
    throw error
  }
}

/** What an UPDATE sets; of a row that comes or goes, everything that is not computed. */
const columnsKept = ({ kind, sets }: ChangeSyntax, { columns }: Table): string[] =>
  kind === 'update' ? [...new Set(sets)] : columns.flatMap(([name, , computed]) => (computed ? [] : [name]))

const texts = ({ alias }: ChangeSyntax, columns: readonly string[]) =>
  columns.map((column) => `${alias}.${quoted(column)}::text`).join(', ')

/** The rows it means, as they are, and held so until the transaction ends. */
async function locked(ask: Ask, change: ChangeSyntax, values: Statement['values'], columns: readonly string[]) {
  if (change.from === null) return []
  const query = `SELECT ${texts(change, columns)} ${change.from} LIMIT ${keptRowsMax + 1} FOR UPDATE OF ${change.alias}`
  const asked = await withValues(query, values)
  const { rows } = (await ask(asked.text, asked.values)) as QueryArrayResult<(string | null)[]>
  return rows
}

function sameKeys(before: readonly (string | null)[][], after: readonly (string | null)[][], width: number): boolean {
  const keys = (rows: readonly (string | null)[][]) => new Set(rows.map((row) => JSON.stringify(row.slice(0, width))))
  const [were, are] = [keys(before), keys(after)]
  return were.size === are.size && [...were].every((key) => are.has(key))
}
