import { languages } from '../document/local-text.ts'
import { rowKinds, type RowKind } from '../timeline/row.ts'
import { labelOf } from '../timeline/describe.ts'
import { composed, fold } from './fold.ts'

/** What was typed into a search field, as the fields of the call. Terms are as typed, composed. */
export interface TypedQuery {
  readonly all: readonly string[]
  readonly none: readonly string[]
  readonly kinds: readonly RowKind[]
  readonly author?: string
  readonly incidentId?: string
  /** `2026-11-22`, `14:05`, `-2h`, or RFC 3339. */
  readonly since?: string
  readonly until?: string
}

/** `-` only where a word follows at once: `--force` and a lone `-` are what was typed. */
const part = /(-(?=[^\s-]))?(?:(kind|author|incident|since|until):(?=\S))?(?:["“”]([^"“”]*)["“”]?|(\S+))/giu

/**
 * Reads `"차단 세션" -롤백 kind:decision author:김지연 incident:inc-1 since:2026-11-22 until:-2h 배포`. Words and "phrases" must all
 * be there; `-` says what must not. What is no known kind, and any other `name:`, is a word like others. Of two authors,
 * incidents or times the last one counts; kinds add up.
 */
export function parseQuery(text: string): TypedQuery {
  const all: string[] = []
  const none: string[] = []
  const kinds = new Set<RowKind>()
  const single: { -readonly [Name in 'author' | 'incidentId' | 'since' | 'until']?: string } = {}
  for (const [whole, minus, name, quoted, bare] of composed(text).matchAll(part)) {
    const value = quoted ?? bare ?? ''
    if (value === '') continue
    const filter = minus === undefined ? name?.toLowerCase() : undefined
    const kind = filter === 'kind' ? kindOf(value) : undefined
    if (kind !== undefined) kinds.add(kind)
    else if (filter === 'author' || filter === 'since' || filter === 'until') single[filter] = value
    else if (filter === 'incident') single.incidentId = value
    else if (minus !== undefined) none.push(name === undefined ? value : whole.slice(1))
    else all.push(name === undefined ? value : whole)
  }
  return { all, none, kinds: [...kinds], ...single }
}

/** One word of a command line, as it would be typed here: the shell took the quotes that kept its blanks together. */
export const asTyped = (word: string): string =>
  /\s/u.test(word) && !/["“”]/u.test(word) ? word.replace(/^(-?(?:(?:kind|author|incident|since|until):)?)(.*)$/su, '$1"$2"') : word

/** A kind by its name, or by its word in either language: `decision`, `결정`. */
function kindOf(typed: string): RowKind | undefined {
  const wanted = fold(typed)
  return rowKinds.find((kind) => kind === wanted || languages.some((lang) => fold(labelOf(kind, lang)) === wanted))
}
