import type { Incident } from '../../../shared/domain/incident/state.ts'
import { updateStateOf } from '../../../shared/domain/cadence/select.ts'
import type { Language } from '../../../shared/domain/document/local-text.ts'
import { minutesText } from '../../../shared/domain/time/show.ts'
import { say } from '../../../shared/text/message.ts'

/** How it stands with the next update, in a few words: `4 minutes left`, `7 minutes late`. */
export function updateText(incident: Pick<Incident, 'cadence'>, nowMs: number, lang: Language): string {
  const { state, leftMs } = updateStateOf(incident, nowMs)
  if (state === 'none') return say(lang, 'cadence.none_short')
  return state === 'overdue'
    ? say(lang, 'cadence.late', { late: minutesText(-leftMs, lang) })
    : say(lang, 'cadence.left', { left: minutesText(leftMs, lang) })
}
