import { updateStateOf } from '../../shared/domain/cadence/select.ts'
import { timeInEach } from '../../shared/domain/incident/course.ts'
import { measures, outOfOrder, type OutOfOrder } from '../../shared/domain/incident/measures.ts'
import type { Incident } from '../../shared/domain/incident/state.ts'
import { clockTime, durationText, instantMs, minutesText, momentBeside } from '../../shared/domain/time/show.ts'
import { say } from '../../shared/text/message.ts'
import type { Session } from './session.ts'
import { table } from './table.ts'

/** The times to …, each with its definition; what stands the wrong way round; and how long it was in each status and severity. */
export function courseLines({ lang }: Pick<Session, 'lang'>, incident: Incident, nowMs: number): readonly string[] {
  const { milestones: reached, zone } = incident
  const word = (name: keyof typeof reached) => say(lang, `word.milestone.${name}`)
  const times = measures.map(({ name, from, to }) => {
    const [start, end] = [reached[from], reached[to]]
    const missing = [from, to].filter((one) => reached[one] === undefined).map(word)
    const took =
      start === undefined || end === undefined
        ? say(lang, 'measure.missing', { milestones: missing.join(', ') })
        : durationText(instantMs(end) - instantMs(start), lang)
    return [say(lang, `measure.${name}`), took, say(lang, 'measure.between', { from: word(from), to: word(to) })]
  })
  const untilMs = incident.status === 'closed' && incident.endedAt !== null ? instantMs(incident.statuses.at(-1)!.at) : nowMs
  const spent = [
    ...timeInEach(incident.statuses, untilMs, ({ status }) => say(lang, `word.status.${status}`)),
    ...timeInEach(incident.severities, untilMs, ({ severity }) => say(lang, `word.severity.${severity}`)),
  ].map(({ name, ms }) => [name, minutesText(ms, lang)])
  return [
    ...table(times, { indent: 2 }),
    ...outOfOrder(reached).map((pair) => `  ! ${backwardsText(pair, zone, lang)}`),
    ...(spent.length === 0 ? [] : ['', ...table(spent, { indent: 2 })]),
    '',
    `  ${updateText(incident, nowMs, lang)}`,
  ]
}

/** Both milestones by name, with their times. */
export const backwardsText = ({ first, second, firstAt, secondAt }: OutOfOrder, zone: string, lang: Session['lang']) =>
  say(lang, 'measure.backwards', {
    ...{ first: say(lang, `word.milestone.${first}`), second: say(lang, `word.milestone.${second}`) },
    ...{ firstAt: clockTime(firstAt, zone), secondAt: momentBeside(secondAt, firstAt, zone) },
  })

function updateText(incident: Incident, nowMs: number, lang: Session['lang']): string {
  const { state, leftMs } = updateStateOf(incident, nowMs)
  if (state === 'none') return say(lang, 'cadence.none')
  return state === 'overdue'
    ? say(lang, 'cadence.overdue_by', { late: minutesText(-leftMs, lang) })
    : say(lang, 'cadence.due_in', { left: minutesText(leftMs, lang) })
}
