import { createHash } from 'node:crypto'
import { z } from 'zod'
import { quoted } from './change-syntax.ts'
import type { Table } from './change-table.ts'
import { NotAChange } from './statement.ts'

const row = z.array(z.string().nullable())

/** What a change did to which rows: enough to take it back, and to see whether somebody changed them since. Values as PostgreSQL writes them. */
const kept = z.strictObject({
  kind: z.enum(['insert', 'update', 'delete']),
  schema: z.string(),
  relation: z.string(),
  key: z.array(z.string()).min(1),
  columns: z.array(z.string()),
  /** Key, then columns: as they were, none for an INSERT. */
  before: z.array(row),
  /** As they were left, none for a DELETE. */
  after: z.array(row),
})
export type Kept = z.output<typeof kept>

const sealed = z.strictObject({ sha256: z.string(), kept })

/** Larger is not kept: it stands in the record for good. */
export const keptBytesMax = 400_000

const hashOf = (value: Kept) => createHash('sha256').update(JSON.stringify(value)).digest('hex')

/** As one text, for the plan that takes it back. */
export const sealKept = (value: Kept): string => JSON.stringify({ sha256: hashOf(value), kept: value })

/** Throws NotAChange where it is not what was kept: a secret among the values was blanked, or somebody wrote it anew. */
export function openKept(text: string): Kept {
  const read = sealed.safeParse(parsed(text))
  if (!read.success) throw new NotAChange('what was kept of the change cannot be read')
  if (hashOf(read.data.kept) !== read.data.sha256)
    throw new NotAChange('what was kept of the change is not whole: a secret in it was blanked')
  return read.data.kept
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export const keptRows = ({ kind, before, after }: Kept) => (kind === 'delete' ? before : after)

/** `"schema"."table"` */
export const placeOf = ({ schema, relation }: Pick<Kept, 'schema' | 'relation'>) => `${quoted(schema)}.${quoted(relation)}`

/** Lists of texts beside each other, as a table `v` with columns v1, v2, …; the values go beside the statement. */
export function asTable(rows: readonly (readonly (string | null)[])[], first = 1) {
  const width = rows[0]?.length ?? 0
  const lists = Array.from({ length: width }, (_, n) => rows.map((one) => one[n] ?? null))
  const [marks, names] = [lists.map((_, n) => `$${first + n}::text[]`), lists.map((_, n) => `v${first + n}`)]
  return { from: `unnest(${marks.join(', ')}) AS v(${names.join(', ')})`, values: lists, names: names.map((name) => `v.${name}`) }
}

/** How a column of the table is cast to; `own`: the type is the server's own. Throws NotAChange where the column is gone. */
export function columnOf(table: Table, name: string) {
  const found = table.columns.find(([column]) => column === name)
  if (!found) throw new NotAChange(`${table.schema}.${table.relation} has no column ${name} any more`)
  const [, type, computed, own] = found
  return { type, computed, own }
}
