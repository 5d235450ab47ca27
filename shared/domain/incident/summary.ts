import { say } from '../../text/message.ts'
import type { Language } from '../document/local-text.ts'
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

/** An incident in the width of a window's title: `DRILL · SEV1 · Investigating · 24 minutes · Judgment latency`. */
export function summaryOf(incident: Incident, nowMs: number, lang: Language): string {
  const until = incident.endedAt === null ? nowMs : instantMs(incident.endedAt)
  const parts = [
    practiceWord(incident.mode, lang) ?? '',
    say(lang, `word.severity.${incident.severity}`),
    say(lang, `word.status.${incident.status}`),
    minutesText(Math.max(0, until - instantMs(incident.declaredAt)), lang),
    incident.title ?? say(lang, 'word.redacted'),
  ]
  return parts.filter(Boolean).join(' · ')
}
