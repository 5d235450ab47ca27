import { say } from '../../text/message.ts'
import type { Language } from '../document/local-text.ts'
import { isKnown, type DomainEvent, type Recorded } from '../events.ts'
import { actionRows } from './action-rows.ts'
import { commandRows } from './command-rows.ts'
import { entryRows } from './entry-rows.ts'
import { crewRows } from './crew-rows.ts'
import { hostRows } from './host-rows.ts'
import { incidentRows } from './incident-rows.ts'
import { recordRows } from './record-rows.ts'
import { routineRows } from './routine-rows.ts'
import type { Looks, Row, Rows, Titles } from './row.ts'
import { runRows } from './run-rows.ts'

/** Every event there is: one without its row does not compile. */
const rows: Rows = {
  ...incidentRows,
  ...entryRows,
  ...runRows,
  ...recordRows,
  ...hostRows,
  ...actionRows,
  ...crewRows,
  ...commandRows,
  ...routineRows,
}

/** One event as a row of the timeline: for the screen, the CLI and the postmortem. */
export function describeEvent(event: Recorded, lang: Language, titles?: Titles, plans?: Looks['plans']): Row {
  const row = isKnown(event) ? rowOf(event)(event, lang, { titles, plans }) : fromNewer(event.type, lang)
  return { ...row, label: labelOf(row.kind, lang) }
}

/** A kind of row as a word: `관찰`, `Reading`. */
export const labelOf = (kind: Row['kind'], lang: Language): string => say(lang, labels[kind])

const rowOf = (event: DomainEvent) => rows[event.type] as (event: DomainEvent, lang: Language, looks: Looks) => Omit<Row, 'label'>

const fromNewer = (type: string, lang: Language) =>
  ({
    kind: 'unknown',
    headline: say(lang, 'timeline.from_newer', { type }),
    body: say(lang, 'timeline.from_newer_kept'),
    tone: 'unknown',
  }) as const

const labels = {
  milestone: 'timeline.kind.milestone',
  status: 'timeline.kind.status',
  severity: 'timeline.kind.severity',
  observation: 'word.kind.observation',
  action: 'word.kind.action',
  decision: 'word.kind.decision',
  communication: 'word.kind.communication',
  note: 'word.kind.note',
  evidence: 'word.kind.evidence',
  reading: 'timeline.kind.reading',
  run: 'timeline.kind.run',
  approval: 'timeline.kind.approval',
  people: 'timeline.kind.people',
  task: 'timeline.kind.task',
  follow_up: 'timeline.kind.follow_up',
  document: 'timeline.kind.document',
  record: 'timeline.kind.record',
  unknown: 'timeline.kind.unknown',
} as const satisfies Record<Row['kind'], string>
