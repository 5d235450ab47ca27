import { say } from '../../text/message.ts'
import type { Language } from '../document/local-text.ts'
import { asWritten } from '../time/show.ts'
import type { timelineEvents } from './events.ts'
import type { EntryForm } from './form.ts'
import { formLines } from './form-text.ts'
import { oneLine } from '../one-line.ts'
import { told, unsealed, type EventOf, type Row, type Rows } from './row.ts'

/** Entries, and what was said about them later. */
export const entryRows: Rows<keyof typeof timelineEvents> = {
  'timeline.entry_logged.v1': ({ data }, lang) => ({ kind: data.kind, ...withForm(data.text, data.form ?? null, lang), tone: 'neutral' }),
  'timeline.entry_edited.v1': ({ data }, lang) =>
    correction(say(lang, 'timeline.entry_edited'), [unsealed(data.text, lang), reasonIn(data.reason, lang)]),
  'timeline.entry_time_corrected.v1': ({ data }, lang) =>
    correction(say(lang, 'timeline.entry_time', { from: asWritten(data.from), to: asWritten(data.to) }), [reasonIn(data.reason, lang)]),
  'timeline.entry_struck.v1': ({ data }, lang) => correction(say(lang, 'timeline.entry_struck'), [reasonIn(data.reason, lang)]),
  'timeline.entry_restored.v1': ({ data }, lang) => correction(say(lang, 'timeline.entry_restored'), [reasonIn(data.reason, lang)]),
  'timeline.entry_marked.v1': ({ data }, lang) => correction(say(lang, 'timeline.entry_marked', { what: marksIn(data, lang) }), []),
  'timeline.entry_moved.v1': ({ data }, lang) =>
    correction(say(lang, 'timeline.entry_moved', { to: data.to }), [reasonIn(data.reason, lang)]),
  'timeline.event_redacted.v1': ({ data }, lang) => ({
    kind: 'record',
    headline: say(lang, 'timeline.redacted', { seq: data.seq, logId: data.logId }),
    body: unsealed(data.reason, lang),
    tone: 'warning',
  }),
}

/** The text, and under it the fields of its form; a report says of whom it is. */
function withForm(text: string | null, form: EntryForm | null, lang: Language): Pick<Row, 'headline' | 'body'> {
  if (form === null || text === null) return told(text, lang)
  const first = form.is === 'can' ? `CAN${form.team === '' ? '' : ` · ${oneLine(form.team)}`}: ${text}` : text
  const { headline, body } = told(first, lang)
  const lines = formLines(form, lang)
  return { headline, body: lines.length === 0 ? body : [body ?? first, ...lines].join('\n') }
}

const correction = (headline: string, lines: readonly string[]): Omit<Row, 'label'> => ({
  ...{ kind: 'record', headline, tone: 'neutral' },
  body: lines.filter(Boolean).join('\n') || null,
})

const reasonIn = (reason: string | null, lang: Language) =>
  reason === '' ? '' : say(lang, 'timeline.entry_reason', { reason: unsealed(reason, lang) })

function marksIn({ pinned, visibility, tags, links }: EventOf<'timeline.entry_marked.v1'>['data'], lang: Language): string {
  return [
    ...(pinned === undefined ? [] : [say(lang, pinned ? 'timeline.entry_pinned' : 'timeline.entry_unpinned')]),
    ...(visibility === undefined ? [] : [say(lang, `word.visibility.${visibility}`)]),
    ...(tags === undefined ? [] : [tags === null ? unsealed(null, lang) : tagsText(tags) || say(lang, 'timeline.entry_no_tags')]),
    ...(links === undefined ? [] : [say(lang, 'timeline.entry_links', { count: links.length })]),
  ].join(', ')
}

/** `#db #결제` */
export const tagsText = (tags: readonly string[]) => tags.map((tag) => `#${tag}`).join(' ')
