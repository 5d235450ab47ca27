import type { Language, LocalText } from '../document/local-text.ts'
import type { DomainEvent, EventType } from '../events.ts'
import type { Plan } from '../run/plan.ts'
import { say } from '../../text/message.ts'
import { oneLine } from '../one-line.ts'
import { entryKinds } from './events.ts'

/** What a row of the timeline is, for its icon and for filters. */
export const rowKinds = [
  ...(['milestone', 'status', 'severity'] as const),
  ...entryKinds,
  ...(['reading', 'run', 'approval', 'people', 'task', 'follow_up', 'document', 'record', 'unknown'] as const),
] as const
export type RowKind = (typeof rowKinds)[number]

export const tones = ['neutral', 'good', 'warning', 'critical', 'unknown'] as const
export type Tone = (typeof tones)[number]

/** One event in a person's language, as plain text: whoever shows it escapes it for where it stands. */
export interface Row {
  readonly kind: RowKind
  /** The kind as a word: `관찰`, `Reading`. */
  readonly label: string
  /** One line, without control characters, at most 200 characters. */
  readonly headline: string
  /** The rest, whole and as it was written; null when the headline says it all. */
  readonly body: string | null
  readonly tone: Tone
}

/** Step titles stand in the playbook a run began with; undefined where it cannot be read any more. */
export type Titles = (runId: string, stepId: string) => LocalText | undefined
/** An action's plan by its hash: the end of an action names only that. null: redacted; undefined: not at hand. */
export type Plans = (planHash: string) => Plan | null | undefined

export interface Looks {
  readonly titles?: Titles | undefined
  readonly plans?: Plans | undefined
}

export type EventOf<Type extends EventType> = Extract<DomainEvent, { type: Type }>

/** What each kind of event says of itself; the label follows from its kind. */
export type Rows<Type extends EventType = EventType> = {
  readonly [One in Type]: (event: EventOf<One>, lang: Language, looks: Looks) => Omit<Row, 'label'>
}

/** A person's text over headline and body: its first line, and all of it where there is more. A redacted one says so. */
export function told(text: string | null, lang: Language): Pick<Row, 'headline' | 'body'> {
  const whole = unsealed(text, lang)
  const lines = whole.trim().split(/\r\n|[\n\r]/u)
  const first = oneLine(lines[0] ?? '')
  const headline = lines.length > 1 && !first.endsWith('…') ? `${first} …` : first
  return { headline, body: headline === whole.trim() ? null : whole }
}

/** A sealed field as shown: what it says, or that it was redacted. */
export const unsealed = (text: string | null, lang: Language) => text ?? say(lang, 'word.redacted')
