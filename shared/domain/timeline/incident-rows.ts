import { say, sayAny } from '../../text/message.ts'
import type { Language } from '../document/local-text.ts'
import type { incidentEvents } from '../incident/events.ts'
import { practiceWord } from '../incident/mode.ts'
import { severities, type Severity } from '../incident/words.ts'
import type { probeEvents } from '../probe/events.ts'
import type { Verdict } from '../probe/reading.ts'
import { durationText } from '../time/show.ts'
import { oneLine } from '../one-line.ts'
import { unsealed, type Tone, type Rows } from './row.ts'

export const verdictTone = { ok: 'good', warning: 'warning', critical: 'critical', unknown: 'unknown' } as const satisfies Record<
  Verdict,
  Tone
>

/** What a probe asks, in words; its name where this version does not know it. */
export function probeTitle(probe: string, lang: Language): string {
  const key = `probe.${probe}.title`
  const title = sayAny(lang, key, {})
  return title === key ? probe : title
}

const worse = (from: Severity, to: Severity) => severities.indexOf(to) < severities.indexOf(from)

/** The incident itself, and the readings kept. */
export const incidentRows: Rows<keyof typeof incidentEvents | keyof typeof probeEvents> = {
  'incident.declared.v1'({ data }, lang) {
    const words = { severity: say(lang, `word.severity.${data.severity}`), title: oneLine(unsealed(data.title, lang)) }
    const practice = practiceWord(data.mode, lang)
    const impact = say(lang, `word.impact.${data.impact}`)
    const services = data.services ? data.services.join(', ') : unsealed(null, lang)
    return {
      kind: 'milestone',
      headline:
        practice === null ? say(lang, 'timeline.declared', words) : say(lang, 'timeline.declared_practice', { ...words, mode: practice }),
      body: services === '' ? impact : say(lang, 'timeline.declared_services', { impact, services }),
      tone: data.severity === 'sev1' || data.severity === 'sev2' ? 'critical' : 'warning',
    }
  },
  'incident.status_changed.v1': ({ data }, lang) => ({
    kind: 'status',
    headline: say(lang, 'timeline.status', { from: say(lang, `word.status.${data.from}`), to: say(lang, `word.status.${data.to}`) }),
    body: data.reason === undefined ? null : say(lang, 'timeline.entry_reason', { reason: unsealed(data.reason, lang) }),
    tone: data.to === 'resolved' ? 'good' : 'neutral',
  }),
  'incident.severity_changed.v1': ({ data }, lang) => ({
    kind: 'severity',
    headline: say(lang, 'timeline.severity', { from: say(lang, `word.severity.${data.from}`), to: say(lang, `word.severity.${data.to}`) }),
    body: null,
    tone: worse(data.from, data.to) ? 'warning' : 'neutral',
  }),
  'incident.milestone_reached.v1': ({ data }, lang) => ({
    kind: 'milestone',
    headline: say(lang, 'timeline.milestone', { milestone: say(lang, `word.milestone.${data.milestone}`) }),
    body: null,
    tone: data.milestone === 'mitigated' || data.milestone === 'resolved' ? 'good' : 'neutral',
  }),
  'probe.reading_kept.v1': ({ data }, lang) => ({
    kind: 'reading',
    headline: say(lang, 'timeline.reading', {
      ...{ probe: probeTitle(data.probe, lang), connection: data.connection, verdict: say(lang, `word.verdict.${data.verdict}`) },
      ...{ rows: data.rowCount, duration: durationText(data.durationMs, lang) },
    }),
    body: `${unsealed(data.reason && data.reason[lang], lang)}\n${unsealed(data.target, lang)}`,
    tone: verdictTone[data.verdict],
  }),
  'probe.verdict_changed.v1'({ data }, lang) {
    const to = { probe: probeTitle(data.probe, lang), connection: data.connection, to: say(lang, `word.verdict.${data.to}`) }
    return {
      kind: 'reading',
      headline:
        data.from === null
          ? say(lang, 'timeline.verdict_first', to)
          : say(lang, 'timeline.verdict_changed', { ...to, from: say(lang, `word.verdict.${data.from}`) }),
      body: null,
      tone: verdictTone[data.to],
    }
  },
}
