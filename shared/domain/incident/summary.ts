import { say } from '../../text/message.ts'
import type { Language } from '../document/local-text.ts'
import { updateStateOf } from '../cadence/select.ts'
import { instantMs, minutesText } from '../time/show.ts'
import { isPractice, practiceWord } from './mode.ts'
import { isOpen, type Incident } from './state.ts'
import { severities } from './words.ts'

/** Of those that are open, the one that needs someone first: real before practice, the worse, the newer. */
export const foremost = (incidents: readonly Incident[]): Incident | undefined =>
  incidents
    .filter(isOpen)
    .toSorted(
      (a, b) =>
        Number(isPractice(a.mode)) - Number(isPractice(b.mode)) ||
        severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
        instantMs(b.declaredAt) - instantMs(a.declaredAt),
    )[0]

/** When the next update is due, once that presses: `Update overdue by 7 minutes`. Empty while there is time, or none is promised. */
export function dueText(incident: Incident, nowMs: number, lang: Language): string {
  const { state, leftMs } = updateStateOf(incident, nowMs)
  if (state === 'overdue') return say(lang, 'cadence.overdue_by', { late: minutesText(-leftMs, lang) })
  return state === 'due' ? say(lang, 'cadence.due_in', { left: minutesText(leftMs, lang) }) : ''
}

/** An incident in the width of a window's title: `Update overdue by 7 minutes · DRILL · SEV1 · Investigating · 24 minutes · Judgment latency`. */
export function summaryOf(incident: Incident, nowMs: number, lang: Language): string {
  const until = incident.endedAt === null ? nowMs : instantMs(incident.endedAt)
  const parts = [
    isOpen(incident) ? dueText(incident, nowMs, lang) : '',
    practiceWord(incident.mode, lang) ?? '',
    say(lang, `word.severity.${incident.severity}`),
    say(lang, `word.status.${incident.status}`),
    minutesText(Math.max(0, until - instantMs(incident.declaredAt)), lang),
    incident.title ?? say(lang, 'word.redacted'),
  ]
  return parts.filter(Boolean).join(' · ')
}
