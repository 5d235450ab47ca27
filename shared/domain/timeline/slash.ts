import { en } from '../../text/en/index.ts'
import { ko } from '../../text/ko/index.ts'
import { refuse, type Refusal } from '../../contract/errors.ts'
import { incidentStatuses, milestones, severities, type IncidentStatus, type Milestone, type Severity } from '../incident/words.ts'
import type { TimeFacts } from '../time/parse.ts'
import { crewSlashes, type Argument, type CrewIntent } from './crew-slashes.ts'
import { entryKinds, type EntryKind, type Visibility } from './events.ts'

/** The entry a line writes, as far as commands before its text say. */
export interface Written {
  readonly kind: EntryKind
  readonly pinned: boolean
  readonly visibility: Visibility
}

/** What a line asks for besides an entry: each is one call. `at` is as typed; null: now. */
export type Intent =
  | { readonly does: 'status'; readonly status: IncidentStatus; readonly at: string | null }
  | { readonly does: 'severity'; readonly severity: Severity }
  | { readonly does: 'milestone'; readonly milestone: Milestone; readonly at: string | null }
  | { readonly does: 'snooze'; readonly minutes: number; readonly reason: string }
  /** Opens a form; what was typed after it is its first field. */
  | { readonly does: 'open'; readonly form: 'report' | 'update'; readonly text: string }
  | CrewIntent

/** One word an argument can be: what it means, and how it can be typed, in lower case. */
export interface Choice {
  readonly value: string
  readonly words: readonly string[]
}

interface Named {
  /** `status`: what it is called in English; `words` holds every name it goes by, in lower case, English first. */
  readonly name: string
  readonly words: readonly string[]
}

/** Shapes the entry that is written. */
interface Shaping extends Named {
  readonly shapes: (entry: Written) => Written
}
/** Takes one word out of a list. */
interface Choosing extends Named {
  readonly choices: readonly Choice[]
  readonly intent: (value: string, at: string | null) => Intent
}
/** Takes the rest of the line, whatever form it has. */
interface Reading extends Named {
  readonly reads: (rest: string, facts: TimeFacts) => Intent | Refusal
  /** What the word after these earlier ones of the command can be; left out: anything. */
  readonly completes?: (earlier: readonly string[]) => readonly Argument[]
}

/** A command is one of these: add it to `slashes`, and what it asks for to the calls that carry it out. */
export type Slash = Shaping | Choosing | Reading

type Catalogued = Extract<keyof typeof en, `word.${string}`>

/** A word of the catalogue in both languages, without blanks: `고객공개가능`. */
const inBoth = (key: Catalogued) => [en[key], ko[key]].map(bare)
const bare = (word: string) => word.replaceAll(/\s/gu, '').toLowerCase()

const kinds = entryKinds.map((kind): Slash => ({
  name: kind,
  words: [kind, ...inBoth(`word.kind.${kind}`)],
  shapes: (entry) => ({ ...entry, kind }),
}))

const choice = (value: string, words: readonly string[]): Choice => ({ value, words: [...new Set([value.toLowerCase(), ...words])] })

/** `15 waiting for the read`, `15m …` */
function snoozed(rest: string): Intent | Refusal {
  const [, minutes, reason = ''] = /^(\d{1,5})\s*(?:m|분)?(?:\s+([\s\S]*))?$/u.exec(rest.trim()) ?? []
  if (minutes === undefined || Number(minutes) < 1) {
    return refuse('input_invalid', { field: '/snooze', issue: 'invalid_value', limit: 0, origin: '', expected: '15' }).error
  }
  if (reason.trim() === '') return refuse('reason_missing').error
  return { does: 'snooze', minutes: Number(minutes), reason: reason.trim() }
}

/** Every command the line knows. */
export const slashes: readonly Slash[] = [
  ...kinds,
  { name: 'pin', words: ['pin', '고정'], shapes: (entry) => ({ ...entry, pinned: true }) },
  { name: 'external', words: ['external', '고객공개'], shapes: (entry) => ({ ...entry, visibility: 'external' }) },
  {
    ...{ name: 'status', words: ['status', '상태'] },
    choices: incidentStatuses.map((status) => choice(status, inBoth(`word.status.${status}`))),
    intent: (value, at) => ({ does: 'status', status: value as IncidentStatus, at }),
  },
  {
    ...{ name: 'sev', words: ['sev', 'severity', '심각도'] },
    choices: severities.map((severity) => choice(severity, [severity.slice(3), ...inBoth(`word.severity.${severity}`)])),
    intent: (value) => ({ does: 'severity', severity: value as Severity }),
  },
  {
    ...{ name: 'milestone', words: ['milestone', '마일스톤'] },
    choices: milestones.map((milestone) => choice(milestone, inBoth(`word.milestone.${milestone}`))),
    intent: (value, at) => ({ does: 'milestone', milestone: value as Milestone, at }),
  },
  { name: 'can', words: ['can', '상황보고'], reads: (rest) => ({ does: 'open', form: 'report', text: rest.trim() }) },
  { name: 'update', words: ['update', '업데이트'], reads: (rest) => ({ does: 'open', form: 'update', text: rest.trim() }) },
  { name: 'snooze', words: ['snooze', '미루기'], reads: snoozed },
  ...crewSlashes,
]

/** The command of this name, in either language. */
export const slashNamed = (word: string, table: readonly Slash[] = slashes): Slash | undefined =>
  table.find(({ words }) => words.includes(bare(word.normalize('NFC'))))

export const choiceNamed = (choices: readonly Choice[], word: string): Choice | undefined =>
  choices.find(({ words }) => words.includes(bare(word.normalize('NFC'))))
