import { say } from '../../text/message.ts'
import type { Language } from '../document/local-text.ts'
import { asWritten } from '../time/show.ts'
import type { timelineEvents } from './events.ts'
import { told, unsealed, type EventOf, type Row, type Rows } from './row.ts'

/** Entries, and what was said about them later. */
export const entryRows: Rows<keyof typeof timelineEvents> = {
  'timeline.entry_logged.v1': ({ data }, lang) => ({ kind: data.kind, ...told(data.text, lang), tone: 'neutral' }),
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
