import { say } from '../../text/message.ts'
import type { Language } from '../document/local-text.ts'
import type { EventType, Recorded } from '../events.ts'
import { isKnown } from '../events.ts'
import { practiceWord } from '../incident/mode.ts'
import type { Incident } from '../incident/state.ts'
import type { TeamReport } from '../report/select.ts'
import { instantMs, minutesText, minuteOf, clockTime, dateOf } from '../time/show.ts'
import { describeEvent } from '../timeline/describe.ts'
import { isStruck, type Standing } from '../timeline/entry.ts'
import { inOrderOfHappening } from '../timeline/order.ts'
import { oneLine } from '../one-line.ts'
import type { Titles } from '../timeline/row.ts'

interface Told {
  readonly incident: Incident
  /** What was recorded since the last update, as it stands. */
  readonly rows: readonly Standing[]
  /** The latest report of the incident as a whole. */
  readonly report: TeamReport | undefined
  readonly nowMs: number
  readonly zone: string
  readonly titles?: Titles | undefined
}

const linesMax = 12

/** What changed since the last update, as a text to send as it is: the state, what happened in order, and the latest report. */
export function composeUpdate({ incident, rows, report, nowMs, zone, titles }: Told, lang: Language): string {
  const last = incident.cadence.last?.at ?? null
  const since = last ?? incident.declaredAt
  const news = inOrderOfHappening(rows.filter(isNews))
  const day = dateOf(since, zone)
  const line = (row: Recorded) => {
    const { headline, label, kind } = describeEvent(row, lang, titles)
    const word = row.type === 'timeline.entry_logged.v1' ? `${label}: ` : kind === 'reading' ? `${label}: ` : ''
    const sameDay = dateOf(row.occurredAt, zone) === day
    const time = sameDay ? clockTime(row.occurredAt, zone).slice(0, 5) : minuteOf(row.occurredAt, zone)
    return say(lang, 'update.line', { time, what: `${word}${headline}` })
  }
  const shown = news.slice(-linesMax)
  return [
    ...headLines(incident, nowMs, lang),
    '',
    last === null
      ? say(lang, 'update.since_declared', { moment: clockTime(since, zone).slice(0, 5) })
      : say(lang, 'update.since', { moment: clockTime(since, zone).slice(0, 5) }),
    ...(news.length === 0 ? [say(lang, 'update.nothing')] : shown.map(line)),
    ...(news.length > shown.length ? [say(lang, 'update.more', { count: news.length - shown.length })] : []),
    ...reportLines(report, lang),
    '',
    say(lang, 'update.zone', { zone }),
  ].join('\n')
}

function headLines(incident: Incident, nowMs: number, lang: Language): readonly string[] {
  const { severity, status, impact, services } = incident
  const until = incident.endedAt === null ? nowMs : instantMs(incident.endedAt)
  const title = oneLine(incident.title ?? say(lang, 'word.redacted'))
  const practice = practiceWord(incident.mode, lang)
  const named = (services ?? []).map((name) => oneLine(name)).join(', ')
  const elapsed = minutesText(Math.max(0, until - instantMs(incident.declaredAt)), lang)
  return [
    `${practice === null ? '' : `[${practice}] `}${say(lang, 'update.head', { severity: say(lang, `word.severity.${severity}`), title })}`,
    say(lang, 'update.stands', { status: say(lang, `word.status.${status}`), elapsed, impact: say(lang, `word.impact.${impact}`) }),
    ...(named === '' ? [] : [say(lang, 'update.services', { services: named })]),
  ]
}

function reportLines(report: TeamReport | undefined, lang: Language): readonly string[] {
  if (!report) return []
  const { conditions, actions, needs } = report
  return [
    '',
    say(lang, 'update.now', { conditions: oneLine(conditions, 500) }),
    ...(actions.trim() === '' ? [] : [say(lang, 'update.actions', { actions: oneLine(actions, 500) })]),
    ...(needs.trim() === '' ? [] : [say(lang, 'update.needs', { needs: oneLine(needs, 500) })]),
  ]
}

const newsTypes: ReadonlySet<string> = new Set<EventType>([
  ...(['incident.status_changed.v1', 'incident.severity_changed.v1', 'incident.milestone_reached.v1'] as const),
  ...(['probe.verdict_changed.v1', 'run.action_ended.v1', 'action.ended.v1', 'decision.reviewed.v1'] as const),
])
const newsKinds: ReadonlySet<string> = new Set(['observation', 'action', 'decision'])

/** What those who wait want to hear of: not every note, no pasted evidence, and nothing that was struck. */
function isNews(row: Standing): boolean {
  if (isStruck(row) || !isKnown(row)) return false
  if (row.type === 'timeline.entry_logged.v1') return newsKinds.has(row.data.kind) && row.data.text !== null
  return newsTypes.has(row.type)
}
