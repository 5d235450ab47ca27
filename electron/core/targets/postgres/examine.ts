import type { QueryArrayResult } from 'pg'
import { relationsQuery, troubleQuery } from './examine-queries.ts'
import { harmlessVolatile, NotARead } from './statement.ts'
import { parseRead, type Name, type ReadSyntax } from './syntax.ts'

/** Where names without a schema are looked up while somebody's own SQL is read. */
export const ownSearchPath = ['pg_catalog', 'public'] as const

export type Ask = (text: string, values: readonly unknown[]) => Promise<QueryArrayResult<unknown[]>>

/** Views in views, functions in functions deeper than this are refused: nobody could say what they call. */
const deepest = 8

/** What is called without being written: CASE, IN, USING and ORDER BY compare. */
const unwritten: readonly Name[] = ['=', '<', '>'].map((name) => ({ schema: null, name }))

/**
 * Looks at somebody's own SQL before it is sent: by the server's parser it is one read, and by the server's catalog it calls
 * nothing but what is known to compute only, neither itself nor through an operator, a type, a cast, a row's attribute, a view, a
 * partition, row security, or a function in SQL. Throws NotARead.
 */
export async function examineRead(ask: Ask, text: string): Promise<void> {
  await examine(ask, await parseRead(text), new Set(), 0)
}

/** What a value of a change may be made of: none of these touches anything but the row. */
const givingValues = ['nextval', 'gen_random_uuid', 'uuid_generate_v4'] as const

/** The same of a change that somebody consents to: the database's own types may stand in it, and what gives a new row its values. */
export async function examineChange(ask: Ask, uses: ReadSyntax): Promise<void> {
  const functions = uses.functions.filter(({ name }) => !givingValues.some((given) => given === name))
  await examine(ask, { ...uses, functions, types: [] }, new Set(), 0)
}

type Trouble = readonly [kind: keyof typeof why, name: string, oid: string | null, text: string | null]
type Found = readonly [kind: 'v' | 'f' | 'policy', name: string, text: string]

async function examine(ask: Ask, syntax: ReadSyntax, seen: Set<string>, depth: number): Promise<void> {
  if (depth > deepest) throw new NotARead(`its views stand more than ${deepest} deep in each other`)
  const { rows } = await ask(troubleQuery, [
    ...pair(syntax.functions),
    ...pair([...syntax.operators, ...unwritten]),
    ...pair([...syntax.types, ...syntax.functions]),
    ...[syntax.attributes, harmlessVolatile, ownSearchPath, syntax.types.map(({ name }) => name)],
  ])
  const further = async (name: string, text: string) => {
    if (seen.has(name)) return
    seen.add(name)
    await examine(ask, await parseRead(text), seen, depth + 1)
  }
  for (const [kind, name, oid, text] of rows as unknown as readonly Trouble[]) {
    if (kind !== 'function' || text === null) throw new NotARead(why[kind](name))
    await further(`function ${oid}`, text)
  }
  for (const [kind, name, text] of await relationsOf(ask, syntax.relations)) {
    if (kind === 'f') throw new NotARead(`${name} is a foreign table: what reading it does is another server's, or a program's`)
    await further(`${kind} ${name}`, text)
  }
}

const why = {
  function: (name: string) => `a read may not call ${name}, which is not known to only compute`,
  attribute: (name: string) => `a read may not use .${name}: a function of that name takes a row`,
  operator: (name: string) => `a read may not use the operator ${name}, which calls a function that is not known to only compute`,
  type: (name: string) => `a read may not cast to ${name}: only the server's own types are known to do nothing`,
  cast: (name: string) => `this database casts ${name} by a function of its own, which can be called without being named`,
  comparison: (name: string) => `this database compares values by ${name}, a function of its own, which can be called without being named`,
}

/** Schemas beside names, as two arrays; an empty schema means along the search path. */
const pair = (names: readonly Name[]) => [names.map(({ schema }) => schema ?? ''), names.map(({ name }) => name)]

async function relationsOf(ask: Ask, relations: readonly Name[]) {
  if (relations.length === 0) return []
  const { rows } = await ask(relationsQuery, [...pair(relations), ownSearchPath])
  return rows as unknown as readonly Found[]
}
