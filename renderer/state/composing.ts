import type { Refusal } from '../../shared/contract/errors.ts'
import { parseMoment, type TimeFacts } from '../../shared/domain/time/parse.ts'
import { entryKinds, type EntryKind } from '../../shared/domain/timeline/events.ts'
import { en } from '../../shared/text/en/index.ts'
import { ko } from '../../shared/text/ko/index.ts'

/** The kinds a person writes, in the order of Alt+1 to Alt+5; evidence is pasted or piped in whole. */
export const composed = ['observation', 'action', 'decision', 'communication', 'note'] as const satisfies readonly EntryKind[]

export interface Typed {
  readonly text: string
  /** The kind chosen and what stands in the time field; a prefix in the text wins over both. */
  readonly kind: EntryKind
  readonly time: string
}

/** What Enter would record: said under the composer before it is pressed. */
export interface Understood {
  readonly kind: EntryKind
  readonly text: string
  /** When it happened, RFC 3339; null: now. */
  readonly at: string | null
  readonly problem: Refusal | null
}

/** `/decision`, `/결정`: every kind by its word in either language. */
const kindByWord = new Map<string, EntryKind>(
  entryKinds.flatMap((kind) => [kind, en[`word.kind.${kind}`], ko[`word.kind.${kind}`]].map((word) => [word.toLowerCase(), kind] as const)),
)

/**
 * Reads prefixes off the front, in any order: `@14:05`, `-10m`, `/decision`. What only looks like one (`@jiyeon`,
 * `/var/log`, `-1 replica`) is text. A time that is meant and cannot be is a refusal, as the core would answer.
 */
export function understand(typed: Typed, facts: TimeFacts): Understood {
  let { text, kind, time } = { ...typed, text: typed.text.trimStart() }
  for (;;) {
    const match = /^(\S+)(?:\s+|$)/u.exec(text)
    const word = match?.[1] ?? ''
    const named = word.startsWith('/') ? kindByWord.get(word.slice(1).toLowerCase()) : undefined
    if (named !== undefined) kind = named
    else if (timeIn(word) !== undefined) time = timeIn(word) ?? ''
    else break
    text = text.slice(match?.[0].length)
  }
  const moment = time.trim() === '' ? null : parseMoment(time.trim(), facts)
  if (moment === null) return { kind, text: text.trim(), at: null, problem: null }
  return moment.ok
    ? { kind, text: text.trim(), at: moment.value, problem: null }
    : { kind, text: text.trim(), at: null, problem: moment.error }
}

/** `@` before a figure is a time, right or wrong; `-` only where the whole word is one. */
function timeIn(word: string): string | undefined {
  if (/^@-?\d/u.test(word)) return word.slice(1)
  return /^-(\d{1,6}[dhms])+$/u.test(word) ? word : undefined
}
