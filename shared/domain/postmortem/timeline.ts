import { heading, paragraph, table, verbatim, type Block } from '../document/blocks.ts'
import type { Writing } from '../document/writing.ts'
import { isKnown, type EventType, type Recorded } from '../events.ts'
import { sizeText } from '../timeline/attachments.ts'
import { describeEvent } from '../timeline/describe.ts'
import { oneLine } from '../one-line.ts'
import type { Row } from '../timeline/row.ts'
import type { Account } from './account.ts'

/** Every event as a row; one whose text is too long for a table has the number it is printed under. */
export type Telling = ReadonlyMap<Recorded, { readonly row: Row; readonly number: number | null }>

/** Readings and actions have sections of their own; their rows only need to be recognised. */
const toldElsewhere: ReadonlySet<string> = new Set<EventType>([
  ...(['probe.reading_kept.v1', 'run.action_planned.v1', 'run.action_approved.v1', 'run.action_ended.v1'] as const),
  ...(['action.planned.v1', 'action.approved.v1', 'action.ended.v1'] as const),
])

const inCellMax = 200
const fitsCell = (text: string) => text.length <= inCellMax && text === oneLine(text)

function isLong(event: Recorded, { body }: Row): boolean {
  if (body === null || toldElsewhere.has(event.type)) return false
  return event.type === 'timeline.entry_logged.v1' || !fitsCell(body)
}

export function tellingOf({ events, plans }: Account, w: Writing): Telling {
  let last = 0
  return new Map(
    events.map((event) => {
      const row = describeEvent(event, w.lang, w.titles, (planHash) => plans.get(planHash))
      return [event, { row, number: isLong(event, row) ? (last += 1) : null }]
    }),
  )
}

/** What a row says in one cell, and where the rest of it stands. */
export function cellOf(event: Recorded, w: Writing, telling: Telling): string {
  return [textOf(event, w, telling), filesOf(event, w)].filter((part) => part !== '').join(' · ')
}

/** The files of an entry by name, size and hash, and which of them are not there, or not as they were attached. */
function filesOf(event: Recorded, w: Writing): string {
  const files = (isKnown(event) && event.type === 'timeline.entry_logged.v1' ? event.data.attachments : null) ?? []
  if (files.length === 0) return ''
  const named = files.map((file) => {
    const [name, size, sha256, state] = [oneLine(file.name), sizeText(file.bytes), file.sha256.slice(0, 16), w.stateOf(file)]
    if (state === 'kept') return w.say('attachment.doc_one', { name, size, sha256 })
    return w.say('attachment.doc_one_lacking', { name, size, sha256, state: w.say(`attachment.state.${state}`) })
  })
  return w.say('attachment.doc', { files: named.join(', ') })
}

function textOf(event: Recorded, w: Writing, telling: Telling): string {
  const { row, number } = telling.get(event)!
  if (number !== null) return w.say('document.full_text_at', { headline: row.headline, number })
  // Of readings and actions the first line is enough here: why it was judged so, the statement that is planned, what came of it.
  const more = toldElsewhere.has(event.type) ? row.body?.split('\n')[0] : row.body
  return more ? `${row.headline} · ${oneLine(more)}` : row.headline
}

export function timelineBlocks(w: Writing, telling: Telling): Block[] {
  const head = [w.say('document.head.time'), w.say('document.head.kind'), w.say('document.head.what'), w.say('document.head.by')]
  const rows = [...telling].map(([event, { row }]) => [w.when(event), row.label, cellOf(event, w, telling), event.actor])
  const long = [...telling].flatMap(([event, { row, number }]) => (number === null ? [] : fullText(event, row, number, w)))
  return [table(head, rows), ...long]
}

/** A pasted log can be a megabyte: the postmortem shows its beginning and says where the whole stands. */
const evidenceMax = { lines: 200, characters: 20_000 }

function fullText(event: Recorded, { label, kind, body }: Row, number: number, w: Writing): Block[] {
  const title = heading(3, w.say('document.full_text', { number, label, time: w.at(event.occurredAt), actor: event.actor }))
  const text = (body ?? '').trimEnd()
  if (kind !== 'evidence') return [title, verbatim(text)]
  const lines = text.split('\n')
  const shown = lines.slice(0, evidenceMax.lines).join('\n').slice(0, evidenceMax.characters)
  const rest = w.say('document.evidence_cut', { lines: lines.length, logId: event.logId, seq: event.seq })
  return [title, verbatim(shown, true), ...(shown.length < text.length ? [paragraph(rest)] : [])]
}
