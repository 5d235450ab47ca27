import type { Client } from 'pg'
import { inTransaction, sameWriting, askOf } from './change-apply.ts'
import { asTable, columnOf, keptRows, placeOf, type Kept } from './change-kept.ts'
import { quoted } from './change-syntax.ts'
import { lookAtTable, type Table } from './change-table.ts'
import { ownSearchPath } from './examine.ts'
import { rollBack, transaction } from './read.ts'

/** How many rows are as the change left them: for a DELETE, gone. */
export interface Compared {
  readonly rows: number
  readonly same: number
  readonly query: string
}

const nameOf = ({ schema, relation }: Kept) => ({ schema, name: relation })

/** Looks, within a read-only transaction, whether somebody changed the rows since. Throws NotARead, and what pg throws. */
export async function compare(client: Client, kept: Kept, statementMs: number): Promise<Compared> {
  await client.query(transaction('READ ONLY', statementMs, ownSearchPath, sameWriting))
  try {
    const ask = askOf(client)
    const table = await lookAtTable(ask, nameOf(kept))
    const given = asTable(keptRows(kept))
    const keys = keyMatch(kept, table, given.names)
    const left = kept.kind === 'delete' ? '' : ` AND ${unchanged(kept, given.names.slice(kept.key.length))}`
    const query = `SELECT count(*)::int4 FROM ${placeOf(kept)} AS t JOIN ${given.from} ON ${keys}${left}`
    const { rows } = await ask(query, given.values)
    const found = Number((rows as [number][])[0]?.[0])
    const total = keptRows(kept).length
    return { rows: total, same: kept.kind === 'delete' ? total - found : found, query }
  } finally {
    await rollBack(client)
  }
}

export type Reverted = { readonly outcome: 'done'; readonly rows: number } | { readonly outcome: 'count'; readonly found: number }

/** Takes the change back in one transaction, all of it or nothing. `sending` is told before it counts. */
export async function revert(
  client: Client,
  kept: Kept,
  { statementMs, sending }: { statementMs: number; sending: () => void },
): Promise<Reverted> {
  return inTransaction(client, statementMs, sending, async (ask) => {
    const table = await lookAtTable(ask, nameOf(kept))
    const { text, values } = inverseOf(kept, table)
    const found = (await ask(text, values)).rowCount ?? 0
    const rows = keptRows(kept).length
    return found === rows ? { outcome: 'done', rows } : { outcome: 'count', found }
  })
}

function inverseOf(kept: Kept, table: Table): { text: string; values: readonly unknown[] } {
  const { key, columns, before, after } = kept
  const place = placeOf(kept)
  const now = asTable(after)
  const nowColumns = now.names.slice(key.length)
  if (kept.kind === 'insert') {
    const text = `DELETE FROM ${place} AS t USING ${now.from} WHERE ${keyMatch(kept, table, now.names)} AND ${unchanged(kept, nowColumns)}`
    return { text, values: now.values }
  }
  const cast = (column: string, name: string | undefined) => `${name}::${columnOf(table, column).type}`
  if (kept.kind === 'delete') {
    const then = asTable(before.map((row) => row.slice(key.length)))
    const [into, from] = [columns.map(quoted), columns.map((column, n) => cast(column, then.names[n]))]
    const text = `INSERT INTO ${place} (${into.join(', ')}) OVERRIDING SYSTEM VALUE SELECT ${from.join(', ')} FROM ${then.from}`
    return { text, values: then.values }
  }
  const olds = new Map(before.map((row) => [JSON.stringify(row.slice(0, key.length)), row.slice(key.length)]))
  // The rows came back in another order than they were locked in: they are put beside each other by their key.
  const both = asTable(after.map((row) => [...row, ...(olds.get(JSON.stringify(row.slice(0, key.length))) ?? [])]))
  const thenColumns = both.names.slice(key.length + columns.length)
  const sets = columns.map((column, n) => `${quoted(column)} = ${cast(column, thenColumns[n])}`)
  const meant = `${keyMatch(kept, table, both.names)} AND ${unchanged(kept, both.names.slice(key.length))}`
  return { text: `UPDATE ${place} AS t SET ${sets.join(', ')} FROM ${both.from} WHERE ${meant}`, values: both.values }
}

/** By the type of the key where it is the server's own, so that its index is used; else by how it is written. */
const keyMatch = ({ key }: Kept, table: Table, names: readonly string[]) =>
  key
    .map((column, n) => {
      const { type, own } = columnOf(table, column)
      return own ? `t.${quoted(column)} = ${names[n]}::${type}` : `t.${quoted(column)}::text = ${names[n]}`
    })
    .join(' AND ')

/** Compared as text: not every type has an equality. */
const unchanged = ({ columns }: Kept, names: readonly string[]) =>
  columns.map((column, n) => `t.${quoted(column)}::text IS NOT DISTINCT FROM ${names[n]}`).join(' AND ') || 'true'
