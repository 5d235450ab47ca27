import { say } from '../../text/message.ts'
import type { routineEvents } from '../routine/events.ts'
import type { Rows } from './row.ts'
import { lines, orNull, run, stepName } from './step-words.ts'

/** What is said of routine checks. Only the last stands on a timeline: the incident's that was declared from one. */
export const routineRows: Rows<keyof typeof routineEvents> = {
  'routine.begun.v1': ({ data }, lang) => run('neutral', say(lang, 'routine.row.begun', { runId: data.runId })),
  'routine.assigned.v1': ({ data }, lang) =>
    run('neutral', say(lang, 'routine.row.assigned', { checklist: data.checklistId, person: orNull(data.person, lang) ?? '—' })),
  'routine.anomaly_assigned.v1': ({ data }, lang, looks) =>
    run(
      'neutral',
      say(lang, 'routine.row.anomaly_assigned', { step: stepName(data, lang, looks), person: orNull(data.person, lang) ?? '—' }),
      orNull(data.note, lang),
    ),
  'routine.abandoned.v1': ({ data }, lang) =>
    run('neutral', say(lang, 'routine.row.abandoned', { runId: data.runId }), orNull(data.reason, lang)),
  'routine.incident_declared.v1': ({ data }, lang, looks) =>
    run(
      'neutral',
      say(lang, 'routine.row.declared', { checklist: data.checklistId, runId: data.runId }),
      lines(...data.stepIds.map((stepId) => stepName({ runId: data.runId, stepId }, lang, looks))),
    ),
}
