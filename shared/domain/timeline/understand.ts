import { refuse, type Refusal } from '../../contract/errors.ts'
import { parseMoment, type TimeFacts } from '../time/parse.ts'
import type { EntryKind } from './events.ts'
import { choiceNamed, slashes, slashNamed, type Intent, type Slash, type Written } from './slash.ts'
import { tagShape, tagsOf } from './tags.ts'

export interface Typed {
  readonly text: string
  /** The kind chosen and what stands in the time field; a prefix in the text wins over both. */
  readonly kind: EntryKind
  readonly time: string
}

/** What Enter would record: said under the line before it is pressed. */
export interface Understood extends Written {
  readonly text: string
  /** When it happened, RFC 3339; null: now. */
  readonly at: string | null
  readonly tags: readonly string[]
  /** What is asked for besides the entry, with the words that asked for it, in order. */
  readonly intents: readonly { readonly intent: Intent; readonly source: string }[]
  /** Too long for a line somebody wrote: kept as it is, in one piece, as evidence. */
  readonly pasted: boolean
  readonly problem: Refusal | null
}

const pastedLines = 20
const pastedLength = 4_000

/** A text nobody types. */
export const isPasted = (text: string) => text.length > pastedLength || text.split('\n', pastedLines + 1).length > pastedLines

/**
 * Reads prefixes off the front, in any order: `@14:05`, `@2026-11-22T14:05+09:00`, `-10m`, `/decision`, `/pin`, `#db`, and
 * commands with their argument (`/sev 1`). What only looks like one (`@jiyeon`, `/var/log`, `-1 replica`, `#4711`) is text.
 * Tags count wherever they stand in a line; those at its ends are taken out of the text. A time that is meant and cannot be, or
 * an argument nobody knows, is a refusal, as the core would answer.
 */
export function understand(typed: Typed, facts: TimeFacts, table: readonly Slash[] = slashes): Understood {
  const plain = { pinned: false, visibility: 'internal', at: null, tags: [], intents: [], problem: null } as const
  if (isPasted(typed.text)) return { ...plain, ...timed(typed.time, facts), kind: 'evidence', text: typed.text, pasted: true }
  const read = prefixes(typed, facts, table)
  const { at, problem } = timed(read.time, facts)
  const { text, tags } = tagsIn(read.text)
  const intents = read.asked.map(({ ask, source }) => ({ intent: ask(at), source }))
  return { ...read.entry, text, at, tags: tagsOf([...read.tags, ...tags]), intents, pasted: false, problem: read.problem ?? problem }
}

interface Asked {
  /** With the time, which may stand after it. */
  readonly ask: (at: string | null) => Intent
  readonly source: string
}

interface Prefixes {
  readonly text: string
  readonly time: string
  readonly entry: Written
  readonly tags: readonly string[]
  readonly asked: readonly Asked[]
  readonly problem: Refusal | null
}

function prefixes(typed: Typed, facts: TimeFacts, table: readonly Slash[]): Prefixes {
  let state: Prefixes = {
    ...{ text: typed.text.trimStart(), time: typed.time, tags: [], asked: [], problem: null },
    entry: { kind: typed.kind, pinned: false, visibility: 'internal' },
  }
  for (;;) {
    const next = oneOff(state, facts, table)
    if (!next) return state
    state = next
  }
}

/** Takes one prefix off; undefined where the text begins. */
function oneOff(state: Prefixes, facts: TimeFacts, table: readonly Slash[]): Prefixes | undefined {
  const [word, rest] = firstWord(state.text)
  const time = timeIn(word)
  if (time !== undefined) return { ...state, text: rest, time }
  const tag = tagIn(word)
  if (tag !== undefined) return { ...state, text: rest, tags: [...state.tags, tag] }
  const todo = todoForm.exec(state.text)
  if (todo) return reading(state, slashNamed('todo', table), { word: 'TODO:', rest: state.text.slice(todo[0].length) }, facts)
  const slash = word.startsWith('/') ? slashNamed(word.slice(1), table) : undefined
  if (!slash) return undefined
  if ('shapes' in slash) return { ...state, text: rest, entry: slash.shapes(state.entry) }
  if ('choices' in slash) {
    const [argument, left] = firstWord(rest)
    const chosen = choiceNamed(slash.choices, argument)
    if (!chosen) return { ...state, text: rest, problem: state.problem ?? unknownArgument(slash) }
    const asked = { ask: (at: string | null) => slash.intent(chosen.value, at), source: `${word} ${argument}` }
    return { ...state, text: left, asked: [...state.asked, asked] }
  }
  return reading(state, slash, { word, rest }, facts)
}

/** A line somebody began as they would in code is a follow-up. */
const todoForm = /^TODO:\s*/iu

/** Takes the rest of the line; undefined where the command is none that does. */
function reading(
  state: Prefixes,
  slash: Slash | undefined,
  { word, rest }: { word: string; rest: string },
  facts: TimeFacts,
): Prefixes | undefined {
  if (!slash || !('reads' in slash)) return undefined
  const made = slash.reads(rest, facts)
  if ('code' in made) return { ...state, text: '', problem: state.problem ?? made }
  const ask = (at: string | null): Intent => ('at' in made && made.at === null ? { ...made, at } : made)
  return { ...state, text: '', asked: [...state.asked, { ask, source: `${word} ${rest}`.trim() }] }
}

function firstWord(text: string): readonly [word: string, rest: string] {
  const match = /^(\S+)(?:\s+|$)/u.exec(text)
  return match ? [match[1] ?? '', text.slice(match[0].length)] : ['', text]
}

function unknownArgument(slash: Extract<Slash, { choices: unknown }>): Refusal {
  const expected = slash.choices.map(({ value }) => value).join(', ')
  return refuse('input_invalid', { field: `/${slash.name}`, issue: 'invalid_value', limit: 0, origin: '', expected }).error
}

function timed(time: string, facts: TimeFacts): Pick<Understood, 'at' | 'problem'> {
  if (time.trim() === '') return { at: null, problem: null }
  const moment = parseMoment(time.trim(), facts)
  return moment.ok ? { at: moment.value, problem: null } : { at: null, problem: moment.error }
}

/** `@` before a figure is a time, right or wrong; `-` only where the whole word is one. */
function timeIn(word: string): string | undefined {
  if (/^@-?\d/u.test(word)) return word.slice(1)
  return /^-(\d{1,6}[dhms])+$/u.test(word) ? word : undefined
}

/** `#db`, `#결제`; a number is one of something else. */
function tagIn(word: string): string | undefined {
  const tag = word.startsWith('#') ? word.slice(1).normalize('NFC') : ''
  return tagShape.test(tag) && !/^\d+$/u.test(tag) ? tag : undefined
}

function tagsIn(typed: string): { text: string; tags: readonly string[] } {
  let text = typed.trim()
  const tags = text.split(/\s+/u).flatMap((word) => tagIn(word) ?? [])
  for (;;) {
    const last = /(?:^|\s+)(\S+)$/u.exec(text)
    if (!last || tagIn(last[1] ?? '') === undefined) return { text, tags }
    text = text.slice(0, last.index)
  }
}
