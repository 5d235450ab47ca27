import { en } from '../../text/en/index.ts'
import { ko } from '../../text/ko/index.ts'
import { refuse, type Refusal } from '../../contract/errors.ts'
import { followUpKinds, priorities, type FollowUpKind, type Priority } from '../follow-up/events.ts'
import { nameOf } from '../people/person.ts'
import { knownRoles } from '../people/words.ts'
import { isDuration } from '../task/typed-duration.ts'

/** What a line can ask for of people: who has what, who is called, who does what, and what is left. `at` is as typed; null: now. */
export type CrewIntent =
  | { readonly does: 'role'; readonly role: string; readonly person: string; readonly reason: string; readonly at: string | null }
  | { readonly does: 'call'; readonly person: string; readonly reason: string }
  | { readonly does: 'handover'; readonly to: string; readonly note: string }
  | { readonly does: 'task'; readonly title: string; readonly owner: string; readonly box: string | null; readonly at: string | null }
  | ({ readonly does: 'follow_up'; readonly at: string | null } & TypedFollowUp)

interface TypedFollowUp {
  readonly text: string
  readonly kind: FollowUpKind
  readonly priority: Priority
  readonly owner: string
  readonly due: string | null
  readonly ticket: string
}

/** Where a word of a command is somebody, or one of a list: what completes it. */
export type Argument = 'person' | readonly (readonly string[])[]

export interface CrewSlash {
  readonly name: string
  readonly words: readonly string[]
  /** How it is written, for whoever stopped short. */
  readonly form: string
  readonly reads: (rest: string) => CrewIntent | Refusal
  /** What the word after these earlier ones of the command can be. */
  readonly completes: (earlier: readonly string[]) => readonly Argument[]
}

const bare = (word: string) => word.normalize('NFC').replaceAll(/\s/gu, '').toLowerCase()
const named = (list: readonly (readonly string[])[], word: string) => list.findIndex((words) => words.includes(bare(word)))
const short = { commander: ['ic'], deputy: [], scribe: [], operations: ['ops'], communications: ['comms'], liaison: ['cl'] } as const

/** Every way a role, a kind or a priority is typed, in the order of its list; the short one first. */
export const roleWords = knownRoles.map((role) => [...short[role], role, bare(en[`word.role.${role}`]), bare(ko[`word.role.${role}`])])
const kindWords = followUpKinds.map((kind) => [kind, bare(en[`word.follow_up.${kind}`]), bare(ko[`word.follow_up.${kind}`])])
const priorityWords = priorities.map((one, at) => [one, bare(ko[`word.priority.${one}`]), `p${at + 1}`])
const signed = (sign: string, words: readonly string[]) => words.map((word) => `${sign}${word}`)

const isPerson = (word: string) => /^@\p{L}/u.test(word)
const incomplete = (command: string, form: string) => refuse('line_incomplete', { command, form }).error

export const crewSlashes: readonly CrewSlash[] = [
  {
    ...{ name: 'role', words: ['role', '역할'], form: '/role ic @kim' },
    reads(rest) {
      const [role = '', person = '', ...reason] = rest.split(/\s+/u).filter(Boolean)
      if (person === '') return incomplete('/role', '/role ic @kim')
      const known = knownRoles[named(roleWords, role)]
      return { does: 'role', role: known ?? nameOf(role), person: nameOf(person), reason: reason.join(' '), at: null }
    },
    completes: (earlier) => (earlier.length === 0 ? [roleWords] : earlier.length === 1 ? ['person'] : []),
  },
  {
    ...{ name: 'call', words: ['call', '호출'], form: '/call @kim' },
    reads(rest) {
      const [person = '', ...reason] = rest.split(/\s+/u).filter(Boolean)
      return person === '' ? incomplete('/call', '/call @kim') : { does: 'call', person: nameOf(person), reason: reason.join(' ') }
    },
    completes: (earlier) => (earlier.length === 0 ? ['person'] : []),
  },
  {
    ...{ name: 'handover', words: ['handover', '인계'], form: '/handover @lee' },
    reads(rest) {
      const [to = '', ...note] = rest.split(/\s+/u).filter(Boolean)
      return to === '' ? incomplete('/handover', '/handover @lee') : { does: 'handover', to: nameOf(to), note: note.join(' ') }
    },
    completes: (earlier) => (earlier.length === 0 ? ['person'] : []),
  },
  {
    ...{ name: 'task', words: ['task', '작업'], form: '/task @kim 15m …' },
    reads(rest) {
      let [owner, box, title] = ['', null as string | null, rest.trim()]
      for (;;) {
        const [, word = '', left = ''] = /^(\S+)\s*([\s\S]*)$/u.exec(title) ?? []
        if (owner === '' && isPerson(word)) owner = nameOf(word)
        else if (box === null && isDuration(word)) box = word
        else break
        title = left
      }
      return title === '' ? incomplete('/task', '/task @kim 15m …') : { does: 'task', title, owner, box, at: null }
    },
    completes: (earlier) => (earlier.every((word) => isPerson(word) || isDuration(word)) && !earlier.some(isPerson) ? ['person'] : []),
  },
  {
    ...{ name: 'todo', words: ['todo', '후속'], form: '/todo @kim due:2026-12-01 …' },
    reads: readFollowUp,
    completes: (earlier) =>
      earlier.every(isField) ? [kindWords.map((one) => signed('type:', one)), priorityWords.map((one) => signed('!', one))] : [],
  },
]

const fieldForm = /^(?:(type|유형|due|기한|ticket|티켓):(\S+)|!(\S+))$/u
const isField = (word: string) => isPerson(word) || fieldForm.test(word.normalize('NFC'))

/** `@kim type:prevent !high due:2026-12-01 ticket:OPS-12 …`, in any order before the text. */
function readFollowUp(rest: string): CrewIntent | Refusal {
  let found: TypedFollowUp = { text: rest.trim(), kind: 'other', priority: 'normal', owner: '', due: null, ticket: '' }
  for (;;) {
    const [, word = '', left = ''] = /^(\S+)\s*([\s\S]*)$/u.exec(found.text) ?? []
    const next = isPerson(word) && found.owner === '' ? { owner: nameOf(word) } : fieldIn(word.normalize('NFC'))
    if (next === undefined) break
    if ('code' in next) return next
    found = { ...found, ...next, text: left }
  }
  return found.text === '' ? incomplete('/todo', '/todo @kim due:2026-12-01 …') : { does: 'follow_up', ...found, at: null }
}

function fieldIn(word: string): Partial<TypedFollowUp> | Refusal | undefined {
  const [, name, value = '', urgent] = fieldForm.exec(word) ?? []
  if (urgent !== undefined) {
    const priority = priorities[named(priorityWords, urgent)]
    return priority ? { priority } : undefined
  }
  if (name === 'type' || name === '유형') {
    const kind = followUpKinds[named(kindWords, value)]
    return kind ? { kind } : wrong('type:', followUpKinds)
  }
  if (name === 'due' || name === '기한') return isDay(value) ? { due: value } : wrong('due:', ['2026-12-01'])
  return name === undefined ? undefined : { ticket: value }
}

const wrong = (field: string, values: readonly string[]) =>
  refuse('input_invalid', { field, issue: 'invalid_value', limit: 0, origin: '', expected: values.join(', ') }).error

/** A day that the calendar has. */
const isDay = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
