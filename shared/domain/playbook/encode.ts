import { filled, namesIn, valueOf, type Values } from './render.ts'

/** A text for copying with its values encoded for it, or why there is none yet. */
export type Encoded =
  | { readonly text: string }
  | { readonly missing: readonly string[] }
  | { readonly flag: string }
  | { readonly binary: string }

const missingIn = (template: string, values: Values) => namesIn(template).filter((name) => valueOf(values, name) === undefined)

/**
 * An argument list as a person pastes it: every argument is one word of the shell, quoted, whatever stands in it. An
 * argument that is a variable from its first letter may not begin with a hyphen: a value is never a flag.
 */
export function encodeArguments(program: string, context: readonly string[], templates: readonly string[], values: Values): Encoded {
  const words: string[] = [...context]
  for (const template of templates) {
    const word = filled(template, values, (value) => value)
    if (word === undefined) return { missing: missingIn(template, values) }
    if (template.startsWith('${') && word.startsWith('-')) return { flag: word }
    if (word.includes('\0')) return { binary: word }
    words.push(word)
  }
  return { text: [program, ...words].map(quoted).join(' ') }
}

/** One word for a POSIX shell. Plain ones stay readable. */
export const quoted = (word: string) => (/^[\w@%+=:,./-]+$/u.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)

/** A statement with its values as literals. Numbers stay bare; a backslash takes PostgreSQL's E'' form, so that no setting changes what it means. */
export function encodeSql(statement: string, values: Values): Encoded {
  const binary = namesIn(statement).find((name) => valueOf(values, name)?.includes('\0'))
  if (binary !== undefined) return { binary }
  const text = filled(statement, values, sqlLiteral)
  return text === undefined ? { missing: missingIn(statement, values) } : { text }
}

export function sqlLiteral(value: string): string {
  if (/^-?(0|[1-9]\d{0,14})(\.\d{1,15})?$/u.test(value)) return value.startsWith('-') ? `(${value})` : value
  const doubled = value.replaceAll("'", "''")
  return value.includes('\\') ? `E'${doubled.replaceAll('\\', '\\\\')}'` : `'${doubled}'`
}

/** A PromQL query whose values stand inside double quotes; behind `=~` and `!~` they match themselves and nothing else. */
export function encodePromql(query: string, values: Values): Encoded {
  const text = filled(query, values, (value, before) => promqlString(/[=!]~\s*"[^"]*$/u.test(before) ? re2Literal(value) : value))
  return text === undefined ? { missing: missingIn(query, values) } : { text }
}

const promqlString = (value: string) => value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
const re2Literal = (value: string) => value.replaceAll(/[\\.+*?()|[\]{}^$]/gu, (letter) => `\\${letter}`)

/** Whether every variable of a query stands inside a double-quoted string, where it can be encoded. */
export const quotedEverywhere = (query: string) =>
  [...query.matchAll(/\$\{[a-z][a-z0-9_]*\}/gu)].every(({ index }) => insideQuotes(query.slice(0, index)))

const insideQuotes = (before: string) => (before.replaceAll(/\\./gu, '').match(/"/gu)?.length ?? 0) % 2 === 1

/** A JSON body: values go into its strings and nowhere else. */
export function encodeJson(body: unknown, values: Values): Encoded {
  const missing = new Set<string>()
  const inside = (value: unknown): unknown => {
    if (typeof value === 'string') {
      for (const name of missingIn(value, values)) missing.add(name)
      return filled(value, values, (text) => text) ?? ''
    }
    if (Array.isArray(value)) return value.map(inside)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inside(one)]))
  }
  const made = inside(body)
  return missing.size > 0 ? { missing: [...missing] } : { text: JSON.stringify(made, null, 2) }
}
