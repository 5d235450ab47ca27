import { say } from '../../text/message.ts'
import { heading, list, paragraph, prompt, quote, type Block, type Document } from '../document/blocks.ts'
import type { Language } from '../document/local-text.ts'
import { periodOf, type Period } from '../document/period.ts'
import { isKnown, type Recorded } from '../events.ts'
import { practiceWord } from '../incident/mode.ts'
import type { Incident } from '../incident/state.ts'
import { instantMs, minutesText, minuteOf, offsetOf } from '../time/show.ts'
import { inOrderOfHappening } from '../timeline/order.ts'
import { oneLine } from '../one-line.ts'
import type { EventOf } from '../timeline/row.ts'
import { internalNames, type NamesInternal } from './internal.ts'
import { publicStatus } from './status.ts'

/**
 * The notice to customers. From the log it takes the title, the services, the times, and what was written as
 * communication, which is written for outside; of those, nothing that names a person or a system of ours. What the
 * log does not say (was data lost, when the next word comes) is a prompt: this product never answers it by itself.
 */
export function composeNotice(incident: Incident, events: readonly Recorded[], lang: Language): Document {
  const names = internalNames(events)
  const subject = subjectOf(incident, names, lang)
  const over = publicStatus[incident.status] === 'resolved'
  const mode = practiceWord(incident.mode, lang)
  const practice = mode === null ? [] : [quote(say(lang, 'document.notice.practice', { mode }))]
  return {
    title: subject.text,
    blocks: [
      heading(1, subject.text),
      ...practice,
      ...subject.gaps,
      paragraph(say(lang, 'document.notice.salutation')),
      paragraph(say(lang, `document.notice.opening.${incident.status}`)),
      list(factLines(incident, events, names, lang)),
      ...gaps(incident, events, names, lang),
      heading(2, say(lang, 'document.notice.known')),
      ...known(incident, events, names, lang),
      heading(2, over ? say(lang, 'document.notice.now') : say(lang, 'document.notice.next')),
      prompt(over ? say(lang, 'document.notice.now_prompt') : say(lang, 'document.notice.next_prompt')),
      paragraph(say(lang, 'document.notice.apology')),
      prompt(say(lang, 'document.notice.sender_prompt')),
      ...practice,
    ],
  }
}

/** `장애 안내(복구 완료): Judgment – 판정 조회 지연` */
function subjectOf(incident: Incident, names: NamesInternal, lang: Language): { text: string; gaps: Block[] } {
  const status = say(lang, `document.notice.status.${publicStatus[incident.status]}`)
  const title = oneLine(incident.title ?? '')
  const open = title !== '' && !names(title)
  const services = publicServices(incident, names)
  const about = [services.join(', '), open ? title : ''].filter(Boolean).join(' – ') || say(lang, 'document.notice.service_any')
  const mode = practiceWord(incident.mode, lang)
  const text =
    mode === null
      ? say(lang, 'document.notice.subject', { status, about })
      : say(lang, 'document.notice.subject_practice', { status, about, mode })
  return { text, gaps: open ? [] : [prompt(say(lang, 'document.notice.title_prompt'))] }
}

const publicServices = (incident: Incident, names: NamesInternal) =>
  (incident.services ?? []).map((service) => oneLine(service)).filter((service) => !names(service))

/** The lines of the runbook's template: period, scope, recovery. */
function factLines(incident: Incident, events: readonly Recorded[], names: NamesInternal, lang: Language): string[] {
  const period = periodOf(incident, events)
  const services = publicServices(incident, names).join(', ')
  const impact = say(lang, `word.impact.${incident.impact}`)
  const scope =
    services === '' ? say(lang, 'document.notice.scope_impact', { impact }) : say(lang, 'document.notice.scope', { services, impact })
  if (period.end === null) return [periodLine(period, incident.zone, lang), scope]
  const recovered = { end: minuteOf(period.end, incident.zone), offset: offsetOf(period.end, incident.zone) }
  return [periodLine(period, incident.zone, lang), scope, say(lang, 'document.notice.recovered', recovered)]
}

function periodLine(period: Period, zone: string, lang: Language): string {
  const begin = { start: minuteOf(period.start, zone), offset: offsetOf(period.start, zone) }
  if (period.end === null) return say(lang, 'document.notice.period_open', begin)
  const whole = { ...begin, end: minuteOf(period.end, zone) }
  const lasted = instantMs(period.end) - instantMs(period.start)
  if (lasted < 0) return say(lang, 'document.notice.period_unclear', whole)
  return say(lang, 'document.notice.period', { ...whole, duration: minutesText(lasted, lang) })
}

/** What the author still has to say or to check, right below the facts it belongs to. */
function gaps(incident: Incident, events: readonly Recorded[], names: NamesInternal, lang: Language): Block[] {
  const { from, start, end } = periodOf(incident, events)
  const services = incident.services ?? []
  return [
    prompt(say(lang, 'document.notice.loss_prompt')),
    ...(from === 'declared' ? [prompt(say(lang, 'document.notice.start_prompt'))] : []),
    ...(end !== null && instantMs(end) < instantMs(start) ? [prompt(say(lang, 'document.notice.backwards_prompt'))] : []),
    ...(services.length === 0 || publicServices(incident, names).length < services.length
      ? [prompt(say(lang, 'document.notice.services_prompt'))]
      : []),
  ]
}

/** What was said to the outside, oldest first. A text that names somebody or something internal is held back, and says so. */
function known(incident: Incident, events: readonly Recorded[], names: NamesInternal, lang: Language): Block[] {
  const known = events.filter(isKnown)
  const ownUpdates = new Set(known.flatMap((event) => (event.type === 'cadence.update_sent.v1' ? [event.data.entryId] : [])))
  // Reports and updates among ourselves are communication too: those are said only where they were marked for customers.
  const ours = ({ entryId, form, visibility }: EventOf<'timeline.entry_logged.v1'>['data']) =>
    visibility !== 'external' && ((form ?? null) !== null || ownUpdates.has(entryId))
  const told = inOrderOfHappening(events)
    .filter(isKnown)
    .flatMap((event) => {
      if (event.type !== 'timeline.entry_logged.v1' || event.data.kind !== 'communication' || event.data.text === null || ours(event.data))
        return []
      return [{ occurredAt: event.occurredAt, text: event.data.text }]
    })
  if (told.length === 0) return [prompt(say(lang, 'document.notice.known_prompt'))]
  return told.flatMap<Block>(({ occurredAt, text }) => {
    const time = minuteOf(occurredAt, incident.zone)
    return names(text)
      ? prompt(say(lang, 'document.notice.held_back', { time }))
      : [
          paragraph(say(lang, 'document.notice.update', { time, text: text.trim() })),
          ...(inOtherLanguage(text, lang) ? [prompt(say(lang, 'document.notice.translate', { time }))] : []),
        ]
  })
}

/** Whether its reader would meet another language: letters without any Hangul in a Korean notice, Hangul in an English one. */
const inOtherLanguage = (text: string, lang: Language) =>
  lang === 'ko' ? /\p{L}/u.test(text) && !/\p{Script=Hangul}/u.test(text) : /\p{Script=Hangul}/u.test(text)
