import { say } from '../../text/message.ts'
import type { cadenceEvents } from '../cadence/events.ts'
import type { decisionEvents } from '../decision/events.ts'
import type { reportEvents } from '../report/events.ts'
import { minutesText, writtenBeside } from '../time/show.ts'
import { unsealed, type Rows } from './row.ts'

/** What is owed to those who wait, and what became of decisions. */
export const commandRows: Rows<keyof typeof cadenceEvents | keyof typeof decisionEvents | keyof typeof reportEvents> = {
  'cadence.update_sent.v1': ({ data, occurredAt }, lang) => {
    const late = data.lateMs !== null && data.lateMs > 0
    return {
      kind: 'communication',
      headline: late
        ? say(lang, 'cadence.row.sent_late', { late: minutesText(data.lateMs ?? 0, lang) })
        : say(lang, data.dueAt === null ? 'cadence.row.sent' : 'cadence.row.sent_in_time'),
      body:
        data.nextAt === null
          ? say(lang, 'cadence.row.no_next')
          : say(lang, 'cadence.row.next', { moment: writtenBeside(data.nextAt, occurredAt) }),
      tone: late ? 'warning' : 'neutral',
    }
  },
  'cadence.promised.v1': ({ data, occurredAt }, lang) => ({
    ...{
      kind: 'communication',
      headline: say(lang, 'cadence.row.promised', { moment: writtenBeside(data.dueAt, occurredAt) }),
      body: null,
      tone: 'neutral',
    },
  }),
  'cadence.snoozed.v1': ({ data, occurredAt }, lang) => ({
    kind: 'communication',
    headline: say(lang, 'cadence.row.snoozed', { from: writtenBeside(data.from, occurredAt), to: writtenBeside(data.to, occurredAt) }),
    body: say(lang, 'timeline.entry_reason', { reason: unsealed(data.reason, lang) }),
    tone: 'warning',
  }),
  'cadence.overdue.v1': ({ data, occurredAt }, lang) => ({
    kind: 'communication',
    headline: say(lang, 'cadence.row.overdue'),
    body: say(lang, 'cadence.row.overdue_body', { moment: writtenBeside(data.dueAt, occurredAt) }),
    tone: 'warning',
  }),
  'decision.review_set.v1': ({ data, occurredAt }, lang) => ({
    ...{
      kind: 'decision',
      headline: say(lang, 'decision.row.review_set', { moment: writtenBeside(data.reviewAt, occurredAt) }),
      body: null,
      tone: 'neutral',
    },
  }),
  'decision.review_prompted.v1': (_, lang) => ({
    ...{
      kind: 'decision',
      headline: say(lang, 'decision.row.review_due'),
      body: say(lang, 'decision.row.review_due_body'),
      tone: 'warning',
    },
  }),
  'decision.reviewed.v1': ({ data, occurredAt }, lang) => ({
    kind: 'decision',
    headline: say(lang, `decision.row.${data.outcome}`),
    body:
      [
        ...(data.note === '' ? [] : [unsealed(data.note, lang)]),
        ...(data.nextAt === null ? [] : [say(lang, 'decision.row.review_set', { moment: writtenBeside(data.nextAt, occurredAt) })]),
      ].join('\n') || null,
    tone: 'neutral',
  }),
  // Without a row of its own: the report itself is an entry.
  'report.given.v1': (_, lang) => ({ kind: 'communication', headline: say(lang, 'form.can.title'), body: null, tone: 'neutral' }),
}
