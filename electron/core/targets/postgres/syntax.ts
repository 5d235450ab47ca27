import { NotARead } from './statement.ts'

/** A name as it stands in a statement; without a schema it is looked up along the search path. */
export interface Name {
  readonly schema: string | null
  readonly name: string
}

/** What a read uses that could do something beside reading, for the server to be asked about. */
export interface ReadSyntax {
  readonly functions: readonly Name[]
  readonly operators: readonly Name[]
  readonly types: readonly Name[]
  /** Also what WITH gives a name to: a table or view of that name may be meant elsewhere in the text. */
  readonly relations: readonly Name[]
  /** `row.attribute` calls a function of that name where the row has no such column. */
  readonly attributes: readonly string[]
}

type Node = Readonly<Record<string, unknown>>

/** Everything that can be prepended to a plan is in the tree; what is not one of these statements is refused wherever it stands. */
const statements: ReadonlySet<string> = new Set(['SelectStmt', 'VariableShowStmt'])
const samplings: ReadonlySet<string> = new Set(['bernoulli', 'system'])
const longest = 20_000

/**
 * Parses a text with PostgreSQL's own parser and takes it when it is exactly one SELECT, WITH … SELECT, VALUES, TABLE or
 * SHOW that neither writes, locks nor keeps its result. Names what it uses. Throws NotARead.
 */
export async function parseRead(text: string): Promise<ReadSyntax> {
  if (text.length > longest) throw new NotARead(`a read may have ${longest} characters at most`)
  if (text.trim() === '') throw new NotARead('the query cannot be empty')
  const { loadModule, parseSync } = await import('libpg-query')
  await loadModule()
  const { stmts = [] } = parsed(() => parseSync(text) as { stmts?: readonly { stmt?: Node }[] })
  const [only] = stmts
  if (!only?.stmt || stmts.length > 1) throw new NotARead(`a read is one statement, and here are ${stmts.length}`)
  return usesOf(only.stmt)
}

/** What a tree uses. Throws NotARead where it holds more than reads. */
export function usesOf(tree: unknown): ReadSyntax {
  const found: Found = { functions: new Map(), operators: new Map(), types: new Map(), relations: new Map(), attributes: new Set() }
  walk(tree, found)
  const { functions, operators, types, relations, attributes } = found
  const [named, ordered, typed, related] = [functions, operators, types, relations].map((names) => [...names.values()])
  return { functions: named!, operators: ordered!, types: typed!, relations: related!, attributes: [...attributes] }
}

/** What the parser says, in our own refusal. Throws NotARead. */
export function parsed<Tree>(parse: () => Tree): Tree {
  try {
    return parse()
  } catch (error) {
    throw new NotARead(error instanceof Error ? error.message : String(error))
  }
}

interface Found {
  readonly functions: Map<string, Name>
  readonly operators: Map<string, Name>
  readonly types: Map<string, Name>
  readonly relations: Map<string, Name>
  readonly attributes: Set<string>
}

function walk(node: unknown, found: Found): void {
  if (Array.isArray(node)) return node.forEach((one) => walk(one, found))
  if (typeof node !== 'object' || node === null) return
  for (const [kind, value] of Object.entries(node as Node)) {
    // Kinds of node are written large, the fields that hold them small.
    if (/^[A-Z]\w*Stmt$/u.test(kind) && !statements.has(kind))
      throw new NotARead(`a read may not contain ${kind.replace(/Stmt$/u, '').toUpperCase()}`)
    if (kind === 'intoClause') throw new NotARead('a read may not write INTO a table')
    if (kind === 'lockingClause') throw new NotARead('a read may not lock rows (FOR UPDATE, FOR SHARE)')
    note(kind, value as Node, found)
    walk(value, found)
  }
}

function note(kind: string, value: Node, { functions, operators, types, relations, attributes }: Found): void {
  switch (kind) {
    case 'FuncCall':
      return add(functions, nameOf(value.funcname))
    case 'A_Expr':
      return add(operators, nameOf(value.name))
    case 'SortBy':
      return value.useOp === undefined ? undefined : add(operators, nameOf(value.useOp))
    case 'SubLink':
      return value.operName === undefined ? undefined : add(operators, nameOf(value.operName))
    case 'typeName':
      return add(types, nameOf(value.names))
    case 'TypeName':
      return add(types, nameOf(value.names))
    case 'RangeVar':
      return add(relations, { schema: textOf(value.schemaname), name: textOf(value.relname) ?? '' })
    case 'ColumnRef':
      return namesIn(value.fields).forEach((name) => attributes.add(name))
    case 'A_Indirection':
      return namesIn(value.indirection).forEach((name) => attributes.add(name))
    case 'RangeTableSample':
      if (!samplings.has(nameOf(value.method).name)) throw new NotARead('a read may sample by BERNOULLI or SYSTEM only')
      return undefined
    default:
      return undefined
  }
}

const add = (into: Map<string, Name>, name: Name) => void into.set(`${name.schema ?? ''} ${name.name}`, name)

/** Every name of `(row).one.other`: each can be a function that takes what stands before it. */
const namesIn = (list: unknown): readonly string[] =>
  (Array.isArray(list) ? list : []).flatMap((part) => textOf((part as { String?: Node }).String?.sval) ?? [])

/** A list of String nodes: the last is the name, the one before it the schema. */
function nameOf(list: unknown): Name {
  const parts = (Array.isArray(list) ? list : []).map((part) => textOf((part as { String?: Node }).String?.sval) ?? '')
  return { schema: parts.at(-2) ?? null, name: parts.at(-1) ?? '' }
}

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)
