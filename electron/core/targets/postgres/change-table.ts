import { z } from 'zod'
import type { Ask } from './examine.ts'
import type { ChangeSyntax } from './change-syntax.ts'
import { NotAChange } from './statement.ts'
import type { Name } from './syntax.ts'

/** A list as the server writes it; null: it is empty. */
const json = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .nullable()
    .transform((text): unknown => (text === null ? [] : JSON.parse(text)))
    .pipe(z.array(schema))

/** What the server says of a table that is to be changed. */
const tableRow = z.object({
  schema: z.string(),
  relation: z.string(),
  kind: z.string(),
  /** Tables that inherit from it: its key is not unique over them. */
  inherited: z.boolean(),
  /** The columns of its primary key, in order. */
  key: json(z.string()),
  /** Name, type as it is cast to, whether it is computed, whether the type is the server's own. */
  columns: json(z.tuple([z.string(), z.string(), z.boolean(), z.boolean()])),
  triggers: json(z.tuple([z.string(), z.number()])),
  rules: z.number(),
  /** What happens to rows that refer to one that is deleted, or updated, and by which columns they refer. */
  referred: json(z.tuple([z.string(), z.string(), z.array(z.string())])),
})
export type Table = z.output<typeof tableRow>

/** One table along the search path of own reads, or in its schema. Everything is asked for as a value. */
const tableQuery = `
WITH RECURSIVE target AS (
  SELECT c.oid, n.nspname, c.relname, c.relkind, c.relhassubclass
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relname = $2 AND n.nspname = CASE WHEN $1 = '' THEN 'public' ELSE $1 END
), tree AS (
  SELECT oid FROM target UNION SELECT i.inhrelid FROM pg_inherits i JOIN tree ON i.inhparent = tree.oid
)
SELECT t.nspname::text, t.relname::text, t.relkind::text, t.relhassubclass AND t.relkind = 'r',
  (SELECT json_agg(a.attname ORDER BY k.n) FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k(attnum, n)
   JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attnum WHERE i.indrelid = t.oid AND i.indisprimary)::text,
  (SELECT json_agg(json_build_array(a.attname, format_type(a.atttypid, a.atttypmod), a.attgenerated <> '', y.typnamespace = 'pg_catalog'::regnamespace)
   ORDER BY a.attnum) FROM pg_attribute a JOIN pg_type y ON y.oid = a.atttypid WHERE a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped)::text,
  (SELECT json_agg(DISTINCT jsonb_build_array(g.tgname, g.tgtype)) FROM pg_trigger g
   WHERE g.tgrelid IN (SELECT oid FROM tree) AND NOT g.tgisinternal AND g.tgenabled <> 'D')::text,
  (SELECT count(*) FROM pg_rewrite w WHERE w.ev_class = t.oid AND w.ev_type <> '1')::int4,
  (SELECT json_agg(json_build_array(f.confdeltype, f.confupdtype, (SELECT json_agg(a.attname) FROM pg_attribute a
   WHERE a.attrelid = t.oid AND a.attnum = ANY (f.confkey)))) FROM pg_constraint f WHERE f.contype = 'f' AND f.confrelid = t.oid)::text
FROM target t`.trim()

const columnsAsked = ['schema', 'relation', 'kind', 'inherited', 'key', 'columns', 'triggers', 'rules', 'referred'] as const

/** Throws NotAChange where it is not a table. */
export async function lookAtTable(ask: Ask, { schema, name }: Name): Promise<Table> {
  const { rows } = await ask(tableQuery, [schema ?? '', name])
  const [row] = rows
  if (!row) throw new NotAChange(`there is no table ${schema ?? 'public'}.${name}: write its schema`)
  const table = tableRow.parse(Object.fromEntries(columnsAsked.map((column, n) => [column, row[n]])))
  if (!['r', 'p'].includes(table.kind)) throw new NotAChange(`${table.schema}.${table.relation} is a view or a foreign table`)
  return table
}

/** Whether what is done can be undone, and if not, why. */
export const undoing = ['possible', 'not_kept', 'no_key', 'inherited', 'triggers', 'rules', 'cascade', 'key_set', 'too_many'] as const
export type Undoing = (typeof undoing)[number]

/** Rows whose previous values are kept. */
export const keptRowsMax = 500

const triggerBits = { insert: 4, delete: 8, update: 16 }
const acting = ['c', 'n', 'd']

export function undoingOf({ kind, sets }: Pick<ChangeSyntax, 'kind' | 'sets'>, table: Table, rows: number, keep: boolean): Undoing {
  const among = (names: readonly string[]) => names.some((name) => sets.includes(name))
  const cascades = table.referred.some(
    ([onDelete, onUpdate, columns]) => (kind === 'delete' && acting.includes(onDelete)) || (acting.includes(onUpdate) && among(columns)),
  )
  if (!keep) return 'not_kept'
  if (table.key.length === 0) return 'no_key'
  if (table.inherited) return 'inherited'
  if (table.triggers.some(([, bits]) => (bits & triggerBits[kind]) !== 0)) return 'triggers'
  if (table.rules > 0) return 'rules'
  if (cascades) return 'cascade'
  if (among(table.key)) return 'key_set'
  return rows > keptRowsMax ? 'too_many' : 'possible'
}
