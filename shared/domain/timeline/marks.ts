import { say } from '../../text/message.ts'
import type { Language } from '../document/local-text.ts'
import { isKnown } from '../events.ts'
import { tagsText } from './entry-rows.ts'
import { sizeText } from './attachments.ts'
import type { Standing } from './entry.ts'
import { oneLine } from '../one-line.ts'

/** The files an entry has with it, by name: ` [attached: top.png, heap.txt]`; empty where there are none. */
export function attachedText(row: Standing, lang: Language): string {
  if (!isKnown(row) || row.type !== 'timeline.entry_logged.v1' || !row.data.attachments?.length) return ''
  const names = row.data.attachments.map(({ name, bytes }) => `${oneLine(name)} (${sizeText(bytes)})`).join(', ')
  return ` [${say(lang, 'attachment.attached', { names })}]`
}

/** What stands beside an entry's text: ` [struck out: other cluster] [edited] #db`; empty where there is nothing. */
export function marksText(row: Standing, lang: Language): string {
  if (!isKnown(row) || row.type !== 'timeline.entry_logged.v1') return ''
  const { entry } = row as Standing
  const { visibility, tags } = row.data
  const marks = [
    ...(entry?.struck ? [say(lang, 'entry.mark.struck', { reason: entry.struck.reason ?? say(lang, 'word.redacted') })] : []),
    ...(entry && entry.edits > 0 ? [say(lang, 'entry.mark.edited', { n: entry.edits })] : []),
    ...(entry && entry.firstOccurredAt !== null ? [say(lang, 'entry.mark.time')] : []),
    ...(entry && entry.movedFrom !== null ? [say(lang, 'entry.mark.moved', { from: entry.movedFrom })] : []),
    ...(entry?.pinned ? [say(lang, 'timeline.entry_pinned')] : []),
    ...(visibility === 'external' ? [say(lang, 'word.visibility.external')] : []),
  ]
  const tagged = tagsText(tags ?? [])
  return `${marks.map((mark) => ` [${mark}]`).join('')}${tagged === '' ? '' : ` ${tagged}`}`
}
