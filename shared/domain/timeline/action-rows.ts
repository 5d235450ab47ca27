import { say } from '../../text/message.ts'
import type { actionEvents } from '../action/events.ts'
import type { boardEvents } from '../board/events.ts'
import type { Language } from '../document/local-text.ts'
import type { Plan } from '../run/plan.ts'
import { durationText } from '../time/show.ts'
import { probeTitle } from './incident-rows.ts'
import { environmentWord, outcomes } from './run-rows.ts'
import { unsealed, type Looks, type Rows } from './row.ts'

/** What an action is called: its title in the catalogue, which is a probe's by its key. A plan that is not at hand was not redacted. */
export function actionTitle(plan: Plan | null | undefined, lang: Language): string {
  if (plan) return probeTitle(plan.action, lang)
  return plan === null ? unsealed(null, lang) : say(lang, 'timeline.some_action')
}
const lines = (...parts: (string | null)[]) => parts.filter((part) => part !== null && part !== '').join('\n') || null
const on = (plan: Plan | null | undefined, lang: Language) =>
  plan ? say(lang, 'timeline.on_target', { target: plan.target, environment: environmentWord(plan, lang) }) : null
const byHash = (planHash: string, { plans }: Looks) => plans?.(planHash)

/** Changes outside a playbook's run, mitigations in force, what was refused, and what the board asks. */
export const actionRows: Rows<keyof typeof actionEvents | keyof typeof boardEvents> = {
  'action.planned.v1': ({ data: { plan } }, lang) => ({
    kind: 'action',
    headline: say(lang, 'timeline.planned', { step: actionTitle(plan, lang) }),
    body: plan ? lines(plan.statement, on(plan, lang)) : unsealed(null, lang),
    tone: 'neutral',
  }),
  'action.approved.v1': ({ data }, lang, looks) => ({
    kind: 'approval',
    headline: say(lang, 'timeline.approved', { step: actionTitle(byHash(data.planHash, looks), lang) }),
    body: lines(data.reason === '' ? null : unsealed(data.reason, lang), on(byHash(data.planHash, looks), lang)),
    tone: 'neutral',
  }),
  'action.begun.v1': ({ data }, lang, looks) => ({
    kind: 'action',
    headline: say(lang, 'timeline.action_begun', { step: actionTitle(byHash(data.planHash, looks), lang) }),
    body: on(byHash(data.planHash, looks), lang),
    tone: 'neutral',
  }),
  'action.ended.v1'({ data }, lang, looks) {
    const { word, tone } = outcomes[data.outcome]
    const plan = byHash(data.planHash, looks)
    const words = { step: actionTitle(plan, lang), outcome: say(lang, word), duration: durationText(data.durationMs, lang) }
    const body = lines(unsealed(data.detail && data.detail[lang], lang), unsealed(data.statement, lang), on(plan, lang))
    return { kind: 'action', headline: say(lang, 'timeline.action_ended', words), body, tone }
  },
  'action.mitigation_prompted.v1': (_, lang) => ({
    kind: 'action',
    headline: say(lang, 'timeline.mitigation_prompted'),
    body: null,
    tone: 'warning',
  }),
  'action.mitigation_ended.v1': ({ data }, lang) => ({
    kind: 'action',
    headline: say(lang, 'timeline.mitigation_ended'),
    body: lines(unsealed(data.statement, lang), unsealed(data.reason && data.reason[lang], lang)),
    tone: 'warning',
  }),
  'action.mitigation_settled.v1': ({ data }, lang) => ({
    kind: 'action',
    headline: say(lang, 'timeline.mitigation_settled'),
    body: data.reason === '' ? null : unsealed(data.reason, lang),
    tone: 'good',
  }),
  'action.refused.v1': ({ data }, lang) => ({
    kind: 'action',
    headline: say(lang, 'timeline.change_refused', { connection: data.connection, asked: probeTitle(data.asked, lang) }),
    body: lines(unsealed(data.reason && data.reason[lang], lang), unsealed(data.statement, lang)),
    tone: 'warning',
  }),
  'board.watch_added.v1': ({ data }, lang) => ({
    kind: 'record',
    headline: say(lang, 'timeline.watch_added', {
      ...{ probe: probeTitle(data.probe, lang), connection: data.connection, every: durationText(data.everyMs, lang) },
    }),
    body: null,
    tone: 'neutral',
  }),
  'board.watch_removed.v1': (_, lang) => ({ kind: 'record', headline: say(lang, 'timeline.watch_removed'), body: null, tone: 'neutral' }),
  'board.paused.v1': ({ data }, lang) => ({
    ...{ kind: 'record', headline: say(lang, 'timeline.board_paused', { connection: data.connection }), body: null, tone: 'warning' },
  }),
  'board.resumed.v1': ({ data }, lang) => ({
    ...{ kind: 'record', headline: say(lang, 'timeline.board_resumed', { connection: data.connection }), body: null, tone: 'neutral' },
  }),
}
