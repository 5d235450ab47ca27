import { say } from '../../text/message.ts'
import type { Language } from '../document/local-text.ts'
import { minuteOf } from '../time/show.ts'
import { canFields, decisionFields, type EntryForm } from './form.ts'

/** The fields that were filled in, each with its word, in the reader's language: `Risk: …`. */
export function formLines(form: EntryForm, lang: Language, zone?: string): readonly string[] {
  const line = (name: string, text: string) => (text.trim() === '' ? [] : [`${name}: ${text.trim()}`])
  if (form.is === 'can') return canFields.flatMap((name) => line(say(lang, `form.can.${name}`), form[name]))
  const at = form.reviewAt === null ? '' : zone === undefined ? offsetMinute(form.reviewAt) : `${minuteOf(form.reviewAt, zone)} (${zone})`
  return [
    ...decisionFields.flatMap((name) => line(say(lang, `form.decision.${name}`), form[name])),
    ...line(say(lang, 'form.decision.review'), at),
  ]
}

/** `2026-11-22 15:05 +09:00`: as it was written, to the minute. */
const offsetMinute = (rfc3339: string) => rfc3339.replace('T', ' ').replace(/:\d{2}(?:\.\d+)?(?=[+-]|Z)/u, ' ')

/** Every text of a form, for whoever looks for a word in it. */
export const formTexts = (form: EntryForm): readonly string[] =>
  Object.entries(form).flatMap(([name, text]) => (name === 'is' || name === 'reviewAt' || !text ? [] : [text]))
