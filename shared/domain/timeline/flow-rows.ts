import { say } from '../../text/message.ts'
import type { Language } from '../document/local-text.ts'
import type { runEvents } from '../run/events.ts'
import type { Looks, Row, Rows } from './row.ts'
import { lines, orNull, run, stepName } from './step-words.ts'

type Flow =
  | 'run.called.v1'
  | 'run.variable_filled.v1'
  | 'run.step_opened.v1'
  | 'run.steps_left_out.v1'
  | 'run.failure_followed.v1'
  | 'run.step_reopened.v1'
  | 'run.time_box_passed.v1'
  | 'run.decided.v1'
  | 'run.approval_requested.v1'
  | 'run.approval_given.v1'
  | 'run.contact_tried.v1'
  | 'run.step_called.v1'
  | 'run.step_undone.v1'

/** How a run went on: what was decided, consented to, left out and opened again. */
export const flowRows: Rows<Flow & keyof typeof runEvents> = {
  'run.called.v1': ({ data }, lang, looks) =>
    run(
      'neutral',
      say(lang, 'timeline.run_called', {
        step: stepName({ runId: data.byRunId, stepId: data.byStepId }, lang, looks),
        runId: data.byRunId,
      }),
    ),
  'run.variable_filled.v1': ({ data }, lang) =>
    run('neutral', say(lang, 'timeline.variable_filled', { name: data.name }), orNull(data.value, lang)),
  'run.step_opened.v1': ({ data }, lang, looks) => {
    const step = { step: stepName(data, lang, looks) }
    if (data.condition === 'unclear') return run('unknown', say(lang, 'timeline.condition_unclear', step), orNull(data.says, lang))
    return run(
      'neutral',
      say(lang, data.condition === 'held' ? 'timeline.condition_held' : 'timeline.step_opened', step),
      orNull(data.says, lang),
    )
  },
  'run.steps_left_out.v1': ({ data }, lang, looks) => {
    const named = data.stepIds.map((stepId) => stepName({ runId: data.runId, stepId }, lang, looks))
    const headline = say(lang, 'timeline.steps_left_out', { count: named.length, first: named[0] ?? '' })
    return run('neutral', headline, lines(orNull(data.reason, lang), ...(named.length > 1 ? named : [])))
  },
  'run.failure_followed.v1': ({ data }, lang, looks) =>
    run('warning', say(lang, 'timeline.failure_followed', { step: stepName(data, lang, looks), to: wayName(data, lang, looks) })),
  'run.step_reopened.v1': ({ data }, lang, looks) =>
    run('warning', say(lang, 'timeline.step_reopened', { step: stepName(data, lang, looks) }), orNull(data.reason, lang)),
  'run.time_box_passed.v1': ({ data }, lang, looks) =>
    run('warning', say(lang, 'timeline.time_box_passed', { step: stepName(data, lang, looks) })),
  'run.decided.v1': ({ data }, lang, looks) => ({
    ...{ kind: 'decision', tone: 'neutral' },
    headline: say(lang, 'timeline.decided', {
      step: stepName(data, lang, looks),
      option: stepName({ ...data, stepId: data.optionId }, lang, looks),
    }),
    body: orNull(data.reason, lang),
  }),
  'run.approval_requested.v1': ({ data }, lang, looks) =>
    approval('neutral', say(lang, 'timeline.approval_requested', { step: stepName(data, lang, looks) }), orNull(data.note, lang)),
  'run.approval_given.v1': ({ data, actor }, lang, looks) => {
    const words = { step: stepName(data, lang, looks), person: data.person ?? say(lang, 'word.redacted'), role: data.role }
    const shared = data.person !== null && data.person !== actor ? say(lang, 'timeline.one_keyboard', { actor }) : null
    const headline = say(lang, data.consents ? 'timeline.approval_given' : 'timeline.approval_refused', words)
    return approval(data.consents ? 'good' : 'critical', headline, lines(orNull(data.reason, lang), shared))
  },
  'run.contact_tried.v1': ({ data }, lang, looks) => {
    const words = { step: stepName(data, lang, looks), n: data.contact + 1 }
    const answered = data.outcome === 'answered'
    return run(
      answered ? 'good' : 'warning',
      say(lang, answered ? 'timeline.contact_answered' : 'timeline.contact_silent', words),
      orNull(data.note, lang),
    )
  },
  'run.step_called.v1': ({ data }, lang, looks) =>
    run('neutral', say(lang, 'timeline.step_called', { step: stepName(data, lang, looks), runId: data.calledRunId })),
  'run.step_undone.v1': ({ data }, lang, looks) =>
    run('good', say(lang, 'timeline.step_undone', { step: stepName(data, lang, looks) }), orNull(data.note, lang)),
}

const approval = (tone: Row['tone'], headline: string, body: string | null) => ({ kind: 'approval', headline, body, tone }) as const

function wayName({ runId, to }: { readonly runId: string; readonly to: string }, lang: Language, looks: Looks): string {
  if (to === 'continue' || to === 'end') return say(lang, `timeline.way.${to}`)
  return stepName({ runId, stepId: to }, lang, looks)
}
