import type { Socket } from 'node:net'
import type { Client, QueryArrayResult } from 'pg'
import type { Cell } from '../../../../shared/domain/probe/reading.ts'
import type { Row } from '../kind.ts'
import { examineRead, ownSearchPath } from './examine.ts'
import { callsOf, harmlessVolatile, NotARead } from './statement.ts'

/** Our own session settings for one transaction. A pooler may hand us a session that somebody else has set up. */
export const transaction = (
  mode: 'READ ONLY' | 'READ WRITE' | 'ISOLATION LEVEL REPEATABLE READ, READ WRITE',
  statementMs: number,
  path: readonly string[] = ['pg_catalog'],
  more: readonly string[] = [],
) =>
  [
    `BEGIN TRANSACTION ${mode}`,
    `SET LOCAL statement_timeout = ${Math.ceil(statementMs)}`,
    // A laptop that goes to sleep in the middle must not leave a transaction open for the others to wait on.
    `SET LOCAL idle_in_transaction_session_timeout = ${Math.ceil(statementMs)}`,
    // Names mean the server's own functions, whatever the database's schemas hold.
    `SET LOCAL search_path = ${path.join(', ')}`,
    'SET LOCAL standard_conforming_strings = on',
    ...more,
  ].join('; ')

/** Only the server's own functions count: with that search path, and no other schema let through, no others can be called. */
const volatileAmong = `
SELECT DISTINCT proname FROM pg_proc
WHERE pronamespace = 'pg_catalog'::regnamespace AND provolatile = 'v' AND proname = ANY ($1::text[]) AND NOT proname = ANY ($2::text[])`

/**
 * Sends a read: by the extended protocol, which takes one statement only, inside a read-only transaction, after the
 * server said that it calls nothing volatile. `trusted` remembers what was looked at on this session.
 * Throws NotARead, and what pg throws.
 */
export async function read(client: Client, statement: string, trusted: Set<string>, statementMs: number, values: readonly unknown[] = []) {
  const calls = callsOf(statement)
  await client.query(transaction('READ ONLY', statementMs))
  try {
    if (!trusted.has(statement)) await refuseVolatile(client, calls)
    trusted.add(statement)
    return tableOf(await sendOne(client, statement, values))
  } finally {
    await rollBack(client)
  }
}

/** Rows that are kept of somebody's own SQL, and one more, so that it is known that there were more. */
export const ownRowsMax = 1_000

/**
 * Sends somebody's own SQL as a read, with its values beside it, after it was looked at as far as its views. At most
 * `ownRowsMax` rows come back. Throws NotARead, and what pg throws.
 */
export async function readOwn(client: Client, statement: string, values: readonly unknown[], statementMs: number) {
  await client.query(transaction('READ ONLY', statementMs, ownSearchPath))
  try {
    const bare = statement.trim().replace(/;\s*$/u, '')
    await examineRead((text, given) => sendOne(client, text, given), bare)
    const bounded = /^\s*SHOW\s/iu.test(bare) ? bare : `SELECT * FROM (\n${bare}\n) AS asked LIMIT ${ownRowsMax + 1}`
    return { ...tableOf(await sendOne(client, bounded, values)), query: bounded }
  } finally {
    await rollBack(client)
  }
}

async function refuseVolatile(client: Client, calls: readonly string[]) {
  const { rows } = await sendOne(client, volatileAmong, [calls, harmlessVolatile])
  if (rows.length > 0) throw new NotARead(`a read may not call ${rows.flat().join(', ')}`)
}

/** A client on a line that was cut takes nothing any more, and warns whoever tries. */
export const isOpen = (client: Client): boolean => !(client as unknown as { connection: { stream: Socket } }).connection.stream.destroyed

/** On a line that breaks under it, what broke it is what the caller hears. */
export async function rollBack(client: Client): Promise<void> {
  if (isOpen(client)) await client.query('ROLLBACK').catch(() => {})
}

/** One statement by the extended protocol, also when it has no values: pg would fall back to the simple one, which takes several. */
export const sendOne = (client: Client, text: string, values: readonly unknown[] = []) =>
  client.query<unknown[]>({ text, values: [...values], rowMode: 'array', queryMode: 'extended' } as never) as unknown as Promise<
    QueryArrayResult<unknown[]>
  >

export function tableOf({ fields, rows }: QueryArrayResult<unknown[]>): { columns: string[]; rows: Row[] } {
  const columns = fields.map(({ name }) => name)
  return { columns, rows: rows.map((row) => Object.fromEntries(columns.map((column, n) => [column, cellOf(row[n])]))) }
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  return value instanceof Date ? value.toISOString() : JSON.stringify(value)
}
