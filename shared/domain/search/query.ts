import { languages } from '../document/local-text.ts'
import { rowKinds, type RowKind } from '../timeline/row.ts'
import { visibilities, type Visibility } from '../timeline/events.ts'
import { tagShape } from '../timeline/tags.ts'
import { milestones, type Milestone } from '../incident/words.ts'
import { say } from '../../text/message.ts'
import { labelOf } from '../timeline/describe.ts'
import { composed, fold } from './fold.ts'

/** What was typed into a search field, as the fields of the call. Terms are as typed, composed. */
export interface TypedQuery {
  readonly all: readonly string[]
  readonly none: readonly string[]
  readonly kinds: readonly RowKind[]
  readonly tags: readonly string[]
  readonly pinned?: true
  readonly visibility?: Visibility
  readonly milestone?: Milestone
  readonly author?: string
  readonly incidentId?: string
  /** `2026-11-22`, `14:05`, `-2h`, or RFC 3339. */
  readonly since?: string
  readonly until?: string
}

/** `-` only where a word follows at once: `--force` and a lone `-` are what was typed. */
const part = /(-(?=[^\s-]))?(?:(kind|author|incident|since|until|tag|is|milestone):(?=\S))?(?:["“”]([^"“”]*)["“”]?|(\S+))/giu

/**
 * Reads `"차단 세션" -롤백 kind:decision author:김지연 tag:db is:pinned is:external milestone:detected incident:inc-1 since:2026-11-22 until:-2h 배포`. Words and "phrases" must all
 * be there; `-` says what must not. What is no known kind, and any other `name:`, is a word like others. Of two authors,
 * incidents or times the last one counts; kinds add up.
 */
export function parseQuery(text: string): TypedQuery {
  const all: string[] = []
  const none: string[] = []
  const kinds = new Set<RowKind>()
  const tags: string[] = []
  const marks: { pinned?: true; visibility?: Visibility; milestone?: Milestone } = {}
  const single: { -readonly [Name in 'author' | 'incidentId' | 'since' | 'until']?: string } = {}
  for (const [whole, minus, name, quoted, bare] of composed(text).matchAll(part)) {
    const value = quoted ?? bare ?? ''
    if (value === '') continue
    const filter = minus === undefined ? name?.toLowerCase() : undefined
    const kind = filter === 'kind' ? kindOf(value) : undefined
    if (kind !== undefined) kinds.add(kind)
    else if (filter === 'author' || filter === 'since' || filter === 'until') single[filter] = value
    else if (filter === 'tag' && tagShape.test(value.replace(/^#/u, ''))) tags.push(value.replace(/^#/u, ''))
    else if (filter === 'is' && isPinned(value)) marks.pinned = true
    else if (filter === 'is' && visibilityOf(value)) Object.assign(marks, { visibility: visibilityOf(value) })
    else if (filter === 'milestone' && milestoneOf(value)) Object.assign(marks, { milestone: milestoneOf(value) })
    else if (filter === 'incident') single.incidentId = value
    else if (minus !== undefined) none.push(name === undefined ? value : whole.slice(1))
    else all.push(name === undefined ? value : whole)
  }
  return { all, none, kinds: [...kinds], tags, ...marks, ...single }
}

/** One word of a command line, as it would be typed here: the shell took the quotes that kept its blanks together. */
export const asTyped = (word: string): string =>
  /\s/u.test(word) && !/["“”]/u.test(word)
    ? word.replace(/^(-?(?:(?:kind|author|incident|since|until|tag|is|milestone):)?)(.*)$/su, '$1"$2"')
    : word

const isPinned = (value: string) => ['pinned', '고정'].includes(value.toLowerCase())
const visibilityOf = (value: string): Visibility | undefined => visibilities.find((one) => one === value.toLowerCase())

/** A milestone by its name, or by its word in either language, blanks as `_`: `impact_started`, `영향_시작`. */
function milestoneOf(typed: string): Milestone | undefined {
  const wanted = fold(typed).replaceAll('_', ' ')
  const names = (name: Milestone) => [name, ...languages.map((lang) => say(lang, `word.milestone.${name}`))]
  return milestones.find((name) => names(name).some((word) => fold(word).replaceAll('_', ' ') === wanted))
}

/** A kind by its name, or by its word in either language: `decision`, `결정`. */
function kindOf(typed: string): RowKind | undefined {
  const wanted = fold(typed)
  return rowKinds.find((kind) => kind === wanted || languages.some((lang) => fold(labelOf(kind, lang)) === wanted))
}
