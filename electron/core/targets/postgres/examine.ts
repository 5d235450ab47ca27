import type { QueryArrayResult } from 'pg'
import { harmlessVolatile, NotARead } from './statement.ts'
import { parseRead, type Name, type ReadSyntax } from './syntax.ts'

/** Where names without a schema are looked up while somebody's own SQL is read. */
export const ownSearchPath = ['pg_catalog', 'public'] as const

export type Ask = (text: string, values: readonly unknown[]) => Promise<QueryArrayResult<unknown[]>>

/** Views in views deeper than this are refused: nobody could say what they call. */
const deepest = 8

/**
 * Looks at somebody's own SQL before it is sent: by the server's parser it is one read, and by the server's word it calls
 * nothing volatile, neither itself nor through an operator, a type, a row's attribute or a view. Throws NotARead.
 */
export async function examineRead(ask: Ask, text: string): Promise<void> {
  const syntax = await parseRead(text)
  await examine(ask, syntax, new Set(), 0)
}

/** What a value of a change may be made of: none of these touches anything but the row. */
const givingValues = ['nextval', 'gen_random_uuid', 'uuid_generate_v4'] as const

/** The same of a change that somebody consents to: the database's own types may stand in it, and what gives a new row its values. */
export async function examineChange(ask: Ask, uses: ReadSyntax): Promise<void> {
  const functions = uses.functions.filter(({ name }) => !givingValues.some((given) => given === name))
  await examine(ask, { ...uses, functions, types: [] }, new Set(), 0)
}

async function examine(ask: Ask, syntax: ReadSyntax, seen: Set<string>, depth: number): Promise<void> {
  if (depth > deepest) throw new NotARead(`its views stand more than ${deepest} deep in each other`)
  const { rows } = await ask(troubleQuery, [
    ...pair(syntax.functions),
    ...pair(syntax.operators),
    ...pair([...syntax.types, ...syntax.functions]),
    ...[syntax.attributes, harmlessVolatile, ownSearchPath, syntax.types.map(({ name }) => name)],
  ])
  const [first] = rows as [string, string][]
  if (first) throw new NotARead(why[first[0] as keyof typeof why](first[1]))
  for (const [name, kind, definition] of await relationsOf(ask, syntax.relations)) {
    if (kind === 'f') throw new NotARead(`${name} is a foreign table: what reading it does is another server's, or a program's`)
    if (seen.has(name)) continue
    seen.add(name)
    await examine(ask, await parseRead(definition), seen, depth + 1)
  }
}

const why = {
  function: (name: string) => `a read may not call ${name}, which the server calls volatile`,
  attribute: (name: string) => `a read may not use .${name}: a volatile function of that name takes a row`,
  operator: (name: string) => `a read may not use the operator ${name}, which calls a volatile function`,
  type: (name: string) => `a read may not cast to ${name}: only the server's own types are known to do nothing`,
}

/** Schemas beside names, as two arrays; an empty schema means along the search path. */
const pair = (names: readonly Name[]) => [names.map(({ schema }) => schema ?? ''), names.map(({ name }) => name)]

const reachable = `(asked.schema = '' AND n.nspname = ANY ($9::text[]) OR asked.schema = n.nspname)`

/** What of that could do something beside reading. The names are asked for as values: none of them becomes syntax. */
const troubleQuery = `
SELECT 'function', p.proname::text FROM unnest($1::text[], $2::text[]) AS asked(schema, name)
JOIN pg_proc p ON p.proname = asked.name JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE p.provolatile = 'v' AND NOT p.proname = ANY ($8::text[]) AND ${reachable}
UNION ALL
SELECT 'operator', o.oprname::text FROM unnest($3::text[], $4::text[]) AS asked(schema, name)
JOIN pg_operator o ON o.oprname = asked.name JOIN pg_namespace n ON n.oid = o.oprnamespace JOIN pg_proc p ON p.oid = o.oprcode
WHERE p.provolatile = 'v' AND ${reachable}
UNION ALL
SELECT 'type', t.typname::text FROM unnest($5::text[], $6::text[]) AS asked(schema, name)
JOIN pg_type t ON t.typname = asked.name JOIN pg_namespace n ON n.oid = t.typnamespace
WHERE n.nspname <> 'pg_catalog' AND ${reachable} AND (t.typtype <> 'c' OR asked.name = ANY ($10::text[]))
  AND NOT EXISTS (SELECT FROM pg_type own JOIN pg_namespace c ON c.oid = own.typnamespace WHERE c.nspname = 'pg_catalog' AND own.typname = asked.name AND asked.schema = '')
UNION ALL
SELECT 'attribute', p.proname::text FROM pg_proc p JOIN pg_type a ON p.pronargs = 1 AND a.oid = p.proargtypes[0]
WHERE p.provolatile = 'v' AND p.proname = ANY ($7::text[]) AND a.typtype IN ('c', 'p')
LIMIT 1`.trim()

const viewsQuery = `
SELECT n.nspname || '.' || r.relname, r.relkind, CASE WHEN r.relkind = 'v' THEN pg_get_viewdef(r.oid) ELSE '' END
FROM unnest($1::text[], $2::text[]) AS asked(schema, name)
JOIN pg_class r ON r.relname = asked.name JOIN pg_namespace n ON n.oid = r.relnamespace
WHERE r.relkind IN ('v', 'f') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
  AND (asked.schema = '' AND (n.nspname = ANY ($3::text[]) OR n.oid = pg_my_temp_schema()) OR asked.schema = n.nspname)`.trim()

async function relationsOf(ask: Ask, relations: readonly Name[]) {
  if (relations.length === 0) return []
  const { rows } = await ask(viewsQuery, [...pair(relations), ownSearchPath])
  return rows as [name: string, kind: string, definition: string][]
}
