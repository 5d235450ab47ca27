import { heading, paragraph, table, verbatim, type Block } from '../document/blocks.ts'
import type { Writing } from '../document/writing.ts'
import type { EventType, Recorded } from '../events.ts'
import { describeEvent } from '../timeline/describe.ts'
import { oneLine } from '../timeline/row.ts'
import type { Account } from './account.ts'

/** Which events have a text too long for a table, and the number it is printed under. */
export type FullTexts = ReadonlyMap<Recorded, number>

/** Readings and actions have sections of their own; their rows only need to be recognised. */
const toldElsewhere: ReadonlySet<string> = new Set<EventType>([
  ...(['probe.reading_kept.v1', 'run.action_planned.v1', 'run.action_approved.v1', 'run.action_ended.v1'] as const),
])

const inCellMax = 200
const fitsCell = (text: string) => text.length <= inCellMax && text === oneLine(text)

const rowOf = ({ plans }: Account, event: Recorded, w: Writing) =>
  describeEvent(event, w.lang, w.titles, (planHash) => plans.get(planHash) ?? undefined)

const isEntry = (event: Recorded) => event.type === 'timeline.entry_logged.v1'

export function fullTextsOf(account: Account, w: Writing): FullTexts {
  const long = account.events.filter((event) => {
    const row = rowOf(account, event, w)
    return row.body !== null && (isEntry(event) || (!toldElsewhere.has(event.type) && !fitsCell(row.body)))
  })
  return new Map(long.map((event, index) => [event, index + 1]))
}

/** What a row says in one cell, and where the rest of it stands. */
export function cellOf(account: Account, event: Recorded, w: Writing, texts: FullTexts): string {
  const row = rowOf(account, event, w)
  const number = texts.get(event)
  if (number !== undefined) return w.say('document.full_text_at', { headline: row.headline, number })
  // Of readings and actions the first line is enough here: the reason, the statement.
  const more = toldElsewhere.has(event.type) ? row.body?.split('\n')[0] : row.body
  return more ? `${row.headline} · ${oneLine(more)}` : row.headline
}

export function timelineBlocks(account: Account, w: Writing, texts: FullTexts): Block[] {
  const head = [w.say('document.head.time'), w.say('document.head.kind'), w.say('document.head.what'), w.say('document.head.by')]
  const rows = account.events.map((event) => [w.when(event), rowOf(account, event, w).label, cellOf(account, event, w, texts), event.actor])
  return [table(head, rows), ...[...texts].flatMap(([event, number]) => fullText(account, event, number, w))]
}

/** A pasted log can be a megabyte: the postmortem shows its beginning and says where the whole stands. */
const evidenceMax = { lines: 200, characters: 20_000 }

function fullText(account: Account, event: Recorded, number: number, w: Writing): Block[] {
  const { label, kind, body } = rowOf(account, event, w)
  const title = heading(3, w.say('document.full_text', { number, label, time: w.at(event.occurredAt), actor: event.actor }))
  const text = (body ?? '').trimEnd()
  if (kind !== 'evidence') return [title, verbatim(text)]
  const lines = text.split('\n')
  const shown = lines.slice(0, evidenceMax.lines).join('\n').slice(0, evidenceMax.characters)
  const cut = shown.length < text.length
  const rest = w.say('document.evidence_cut', { lines: lines.length, logId: event.logId, seq: event.seq })
  return [title, verbatim(shown, true), ...(cut ? [paragraph(rest)] : [])]
}
