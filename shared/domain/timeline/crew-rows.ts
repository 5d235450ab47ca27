import { say } from '../../text/message.ts'
import type { Language } from '../document/local-text.ts'
import { oneLine } from '../one-line.ts'
import type { followUpEvents } from '../follow-up/events.ts'
import type { peopleEvents } from '../people/events.ts'
import { roleWord } from '../people/role-word.ts'
import type { taskEvents } from '../task/events.ts'
import { writtenBeside } from '../time/show.ts'
import { unsealed, type Row, type Rows, type Tone } from './row.ts'

type Shown = Omit<Row, 'label'>

const row = (kind: Row['kind'], headline: string, body: string | null = null, tone: Tone = 'neutral'): Shown => ({
  ...{ kind, headline, tone },
  body: body === '' ? null : body,
})

/** A typed name or title on one line; empty, it reads as a dash. */
const name = (text: string | null, lang: Language) => oneLine(unsealed(text, lang)) || '—'
/** What a headline has no room for stands whole above the rest. */
const withWhole = (text: string | null, rest: string) =>
  text === null || oneLine(text) === text.trim() ? rest : [text.trim(), rest].filter(Boolean).join('\n')
/** Empty where nothing was typed. */
const more = (text: string | null, lang: Language) => unsealed(text, lang)

/** Who has which role, who was called, who does what, and what is left to do. */
export const crewRows: Rows<keyof typeof peopleEvents | keyof typeof taskEvents | keyof typeof followUpEvents> = {
  'people.role_assigned.v1': ({ data }, lang) =>
    row(
      'people',
      say(lang, 'timeline.role_assigned', { role: roleWord(data, lang), person: name(data.person, lang) }),
      more(data.reason, lang),
    ),
  'people.role_released.v1': ({ data }, lang) =>
    row(
      'people',
      say(lang, 'timeline.role_released', { role: roleWord({ ...data, title: '' }, lang), person: name(data.person, lang) }),
      more(data.reason, lang),
      'warning',
    ),
  'people.handover_begun.v1': ({ data }, lang) => {
    const words = { role: roleWord({ ...data, title: '' }, lang), from: name(data.from, lang), to: name(data.to, lang) }
    return row('people', say(lang, 'timeline.handover_begun', words), more(data.note, lang), 'warning')
  },
  'people.handover_acknowledged.v1': ({ data, actor }, lang) => {
    const words = { role: roleWord({ ...data, title: '' }, lang), person: name(data.person, lang) }
    const shared = data.person !== null && data.person !== actor ? say(lang, 'timeline.one_keyboard', { actor }) : null
    return row('people', say(lang, 'timeline.handover_acknowledged', words), shared, 'good')
  },
  'people.handover_withdrawn.v1': ({ data }, lang) =>
    row('people', say(lang, 'timeline.handover_withdrawn', { role: roleWord({ ...data, title: '' }, lang) }), more(data.reason, lang)),
  'people.called.v1': ({ data }, lang) => {
    const words = { person: name(data.person, lang), means: say(lang, `word.means.${data.means}`) }
    const headline = say(lang, data.after === null ? 'timeline.called' : 'timeline.called_next', words)
    return row('people', headline, [more(data.contact, lang), more(data.reason, lang)].filter(Boolean).join(' · '))
  },
  'people.call_ended.v1': ({ data }, lang) =>
    row(
      'people',
      say(lang, `timeline.call.${data.outcome}`, { person: name(data.person, lang) }),
      more(data.note, lang),
      data.outcome === 'answered' ? 'good' : 'warning',
    ),
  'task.assigned.v1': ({ data, occurredAt }, lang) => {
    const words = { title: name(data.title, lang), owner: name(data.owner, lang) }
    const headline = say(lang, data.owner === '' ? 'timeline.task_unowned' : 'timeline.task_assigned', words)
    const due = data.dueAt === null ? '' : say(lang, 'timeline.task_due', { until: writtenBeside(data.dueAt, occurredAt) })
    return row('task', headline, withWhole(data.title, due))
  },
  'task.acknowledged.v1': ({ data, actor }, lang) => {
    const words = { title: name(data.title, lang), person: name(data.person, lang) }
    const shared = data.person !== null && data.person !== actor ? say(lang, 'timeline.one_keyboard', { actor }) : null
    return row('task', say(lang, 'timeline.task_acknowledged', words), shared)
  },
  'task.reassigned.v1': ({ data }, lang) =>
    row(
      'task',
      say(lang, 'timeline.task_reassigned', {
        ...{ title: name(data.title, lang), from: name(data.from, lang), owner: name(data.owner, lang) },
      }),
    ),
  'task.extended.v1': ({ data, occurredAt }, lang) =>
    row(
      'task',
      say(lang, 'timeline.task_extended', { title: name(data.title, lang), until: writtenBeside(data.dueAt, occurredAt) }),
      more(data.reason, lang),
    ),
  'task.time_box_passed.v1': ({ data }, lang) =>
    row('task', say(lang, 'timeline.task_over', { title: name(data.title, lang) }), say(lang, 'timeline.task_over_asks'), 'warning'),
  'task.ended.v1': ({ data }, lang) =>
    row(
      'task',
      say(lang, `timeline.task.${data.outcome}`, { title: name(data.title, lang) }),
      more(data.result, lang),
      data.outcome === 'done' ? 'good' : 'warning',
    ),
  'task.reopened.v1': ({ data }, lang) =>
    row('task', say(lang, 'timeline.task_reopened', { title: name(data.title, lang) }), more(data.reason, lang)),
  'follow_up.noted.v1': ({ data }, lang) => {
    const words = { kind: say(lang, `word.follow_up.${data.kind}`), text: name(data.text, lang) }
    const facts = [
      say(lang, `word.priority.${data.priority}`),
      ...(data.owner === '' ? [] : [name(data.owner, lang)]),
      ...(data.due === null ? [] : [say(lang, 'timeline.follow_up_due', { due: data.due })]),
      ...(data.ticket === '' ? [] : [name(data.ticket, lang)]),
    ]
    return row('follow_up', say(lang, 'timeline.follow_up', words), withWhole(data.text, facts.join(' · ')))
  },
  'follow_up.changed.v1'({ data }, lang) {
    const facts = [
      ...(data.text === undefined ? [] : [name(data.text, lang)]),
      ...(data.kind === undefined ? [] : [say(lang, `word.follow_up.${data.kind}`)]),
      ...(data.priority === undefined ? [] : [say(lang, `word.priority.${data.priority}`)]),
      ...(data.owner === undefined ? [] : [name(data.owner, lang)]),
      ...(data.due === undefined ? [] : [data.due === null ? say(lang, 'timeline.follow_up_no_due') : data.due]),
      ...(data.ticket === undefined ? [] : [name(data.ticket, lang)]),
    ]
    return row('follow_up', say(lang, 'timeline.follow_up_changed', { what: oneLine(facts.join(' · ')) }))
  },
  'follow_up.closed.v1': ({ data }, lang) =>
    row(
      'follow_up',
      say(lang, `timeline.follow_up.${data.outcome}`, { text: name(data.text, lang) }),
      more(data.reason, lang),
      data.outcome === 'done' ? 'good' : 'neutral',
    ),
  'follow_up.reopened.v1': ({ data }, lang) =>
    row('follow_up', say(lang, 'timeline.follow_up_reopened', { text: name(data.text, lang) }), more(data.reason, lang)),
}
