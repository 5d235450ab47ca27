import { NotAChange } from './statement.ts'
import { parsed, usesOf, type Name, type ReadSyntax } from './syntax.ts'

/** One INSERT, UPDATE or DELETE, taken apart. */
export interface ChangeSyntax {
  readonly kind: 'insert' | 'update' | 'delete'
  readonly table: Name
  /** What its columns are asked of within the statement, in quotes. */
  readonly alias: string
  /** The columns an UPDATE sets. */
  readonly sets: readonly string[]
  /** The statement as it was written, without what ends it. */
  readonly text: string
  /** `FROM … WHERE …`: the rows it means; null for an INSERT. */
  readonly from: string | null
  /** Counts the rows it means by reading; null where their number stands in the text. */
  readonly counting: string | null
  /** How many rows stand behind VALUES. */
  readonly written: number
  readonly uses: ReadSyntax
}

type Node = Readonly<Record<string, unknown>>
interface Token {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly word: string
  readonly depth: number
}

const kinds = { InsertStmt: 'insert', UpdateStmt: 'update', DeleteStmt: 'delete' } as const
const longest = 20_000

/**
 * Takes a statement whose rows can be counted beforehand by reading: one INSERT, UPDATE or DELETE of one table, without WITH,
 * RETURNING and ON CONFLICT. Throws NotAChange, and NotARead for what stands in it.
 */
export async function parseChange(sql: string): Promise<ChangeSyntax> {
  if (sql.length > longest) throw new NotAChange(`it may have ${longest} characters at most`)
  const { loadModule, parseSync, scanSync } = await import('libpg-query')
  await loadModule()
  const parse = (text: string) => parsed(() => (parseSync(text) as { stmts?: readonly { stmt?: Node }[] }).stmts ?? [])
  const statements = parse(sql)
  const [name = '', node = {}] = Object.entries(statements[0]?.stmt ?? {})[0] ?? []
  const kind = kinds[name as keyof typeof kinds]
  if (statements.length !== 1 || !kind) throw new NotAChange('it is not one INSERT, UPDATE or DELETE')
  const statement = node as Node
  for (const [part, says] of Object.entries(unwanted)) if (part in statement) throw new NotAChange(`it may not contain ${says}`)
  if ('CurrentOfExpr' in ((statement.whereClause as Node | undefined) ?? {})) throw new NotAChange('it may not follow a cursor')
  const bytes = Buffer.from(sql)
  const tokens = depths(scanSync(sql).tokens)
  const cut = (from: number, to: number) => bytes.subarray(from, to).toString()
  const table = tableIn(statement.relation as Node)
  const text = cut(tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0)
  const common = { kind, table: table.name, alias: table.alias, text, uses: usesOf(node) }
  if (kind === 'insert') return { ...common, sets: [], from: null, ...inserted(statement, tokens, cut, parse) }
  const from = rowsMeant(kind, table.written, tokens, cut)
  const counting = `SELECT count(*)::float8 AS matching ${from}`
  if (!meansTheSame(statement, parse(counting)[0]?.stmt))
    throw new NotAChange('its rows cannot be counted beforehand: write it more plainly')
  return { ...common, sets: kind === 'update' ? namesSet(statement) : [], from, counting, written: 0 }
}

const unwanted = { withClause: 'WITH', returningClause: 'RETURNING', returningList: 'RETURNING', onConflictClause: 'ON CONFLICT' }

/** The tokens that count, with how deep in parentheses they stand; without comments and the semicolon at the end. */
function depths(found: readonly { start: number; end: number; text: string; tokenName: string; keywordKind: number }[]): readonly Token[] {
  let depth = 0
  const tokens = found
    .filter(({ tokenName }) => !tokenName.endsWith('COMMENT'))
    .map(({ start, end, text, keywordKind }) => {
      if (')]'.includes(text)) depth -= 1
      const token = { start, end, text, depth, word: keywordKind > 0 ? text.toUpperCase() : '' }
      if ('(['.includes(text)) depth += 1
      return token
    })
  return tokens.at(-1)?.text === ';' ? tokens.slice(0, -1) : tokens
}

type Cut = (from: number, to: number) => string

/** `FROM "orders" AS o WHERE EXISTS (SELECT FROM customers c WHERE …)`: the same rows, to be read or locked. */
function rowsMeant(kind: 'update' | 'delete', target: string, tokens: readonly Token[], cut: Cut): string {
  const end = tokens.at(-1)?.end ?? 0
  const top = tokens.map((token, n) => ({ ...token, before: tokens[n - 1]?.word })).filter(({ depth }) => depth === 0)
  const where = top.find(({ word }) => word === 'WHERE')
  const beside = top.find(({ word, before }) => (kind === 'update' ? word === 'FROM' && before !== 'DISTINCT' : word === 'USING'))
  const condition = where ? `WHERE ${cut(where.end, end)}\n` : ''
  if (!beside) return `FROM ${target} ${condition}`
  return `FROM ${target} WHERE EXISTS (SELECT FROM ${cut(beside.end, where?.start ?? end)}\n${condition})`
}

/** We cut by words; PostgreSQL's parser says whether what came out asks for exactly the same rows. */
function meansTheSame(statement: Node, counting: Node | undefined): boolean {
  const select = counting?.SelectStmt as Node | undefined
  const beside = statement.fromClause ?? statement.usingClause
  const nested = (select?.whereClause as { SubLink?: { subselect?: { SelectStmt?: Node } } } | undefined)?.SubLink?.subselect?.SelectStmt
  const [target] = (select?.fromClause ?? []) as readonly { RangeVar?: Node }[]
  if (plain(target?.RangeVar) !== plain(statement.relation)) return false
  if (!beside) return plain(select?.whereClause) === plain(statement.whereClause)
  return plain(nested?.fromClause) === plain(beside) && plain(nested?.whereClause) === plain(statement.whereClause)
}

/** Without where in the text each node stood. */
const plain = (tree: unknown): string =>
  JSON.stringify(tree ?? null, (key, value: unknown) => (/(?:^|_)location$|list_(?:start|end)$/u.test(key) ? undefined : value)) ?? 'null'

function inserted(statement: Node, tokens: readonly Token[], cut: Cut, parse: (sql: string) => readonly { stmt?: Node }[]) {
  const select = (statement.selectStmt as { SelectStmt?: Node } | undefined)?.SelectStmt
  if (!select) return { counting: null, written: 1 }
  const lists = select.valuesLists as readonly unknown[] | undefined
  if (lists) return { counting: null, written: lists.length }
  const first = tokens.find(({ depth, word }) => depth === 0 && ['WITH', 'SELECT', 'TABLE'].includes(word))
  const query = first ? cut(first.start, tokens.at(-1)?.end ?? 0) : ''
  const again = (parse(query || 'SELECT')[0]?.stmt as { SelectStmt?: Node } | undefined)?.SelectStmt
  if (!first || plain(again) !== plain(select))
    throw new NotAChange('its rows cannot be counted beforehand: write SELECT without parentheses')
  return { counting: `SELECT count(*)::float8 AS matching FROM (${query}\n) AS asked`, written: 0 }
}

function tableIn({ schemaname, relname, alias, inh }: Node) {
  const name = { schema: typeof schemaname === 'string' ? schemaname : null, name: String(relname) }
  const called = (alias as { aliasname?: string } | undefined)?.aliasname
  const whole = name.schema === null ? quoted(name.name) : `${quoted(name.schema)}.${quoted(name.name)}`
  const written = `${inh === true ? '' : 'ONLY '}${whole}${called === undefined ? '' : ` AS ${quoted(called)}`}`
  return { name, alias: quoted(called ?? name.name), written }
}

const namesSet = ({ targetList }: Node): readonly string[] =>
  ((targetList ?? []) as readonly { ResTarget?: { name?: string } }[]).map(({ ResTarget }) => ResTarget?.name ?? '')

/** A name as PostgreSQL quotes one: nothing in it can end it. */
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** A piece of a statement uses some of its values: they are numbered anew, for the server wants to know the type of each. */
export async function withValues<Value>(text: string, values: readonly Value[]): Promise<{ text: string; values: readonly Value[] }> {
  const { loadModule, scanSync } = await import('libpg-query')
  await loadModule()
  const used = new Map<number, number>()
  const bytes = Buffer.from(text)
  const { tokens } = scanSync(text) as { tokens: readonly { start: number; end: number; text: string; tokenName: string }[] }
  let at = 0
  const pieces = tokens
    .filter(({ tokenName }) => tokenName === 'PARAM')
    .map(({ start, end, text: mark }) => {
      const number = Number(mark.slice(1))
      if (number < 1 || number > values.length) throw new NotAChange(`there is no value for ${mark}`)
      used.set(number, used.get(number) ?? used.size + 1)
      const piece = `${bytes.subarray(at, start).toString()}$${used.get(number)}`
      at = end
      return piece
    })
  return {
    text: [...pieces, bytes.subarray(at).toString()].join(''),
    values: [...used.keys()].map((number) => values[number - 1] as Value),
  }
}
