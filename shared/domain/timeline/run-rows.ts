import { say, sayAny } from '../../text/message.ts'
import type { Language } from '../document/local-text.ts'
import type { runEvents } from '../run/events.ts'
import type { Plan } from '../run/plan.ts'
import { durationText } from '../time/show.ts'
import { flowRows } from './flow-rows.ts'
import { unsealed, type Looks, type Rows } from './row.ts'
import { lines, orNull, run, stepName, type OfStep } from './step-words.ts'

const on = (plan: Plan | null | undefined, lang: Language) =>
  plan ? say(lang, 'timeline.on_target', { target: plan.target, environment: environmentWord(plan, lang) }) : null

/** A plan keeps its environment as text; a word of a newer version stays as it is. */
export function environmentWord({ environment }: Plan, lang: Language): string {
  const key = `word.environment.${environment}`
  const word = sayAny(lang, key, {})
  return word === key ? environment : word
}

type Step = (data: OfStep, lang: Language, looks: Looks) => { step: string }
const named: Step = (data, lang, looks) => ({ step: stepName(data, lang, looks) })

/** A playbook being followed: steps, plans, approvals and what was done to the target. */
export const runRows: Rows<keyof typeof runEvents> = {
  ...flowRows,
  'run.started.v1': ({ data }, lang) => ({
    kind: 'run',
    headline: say(lang, 'timeline.run_started', { playbook: data.playbookId }),
    body: lines(...Object.entries(data.targets).map(([target, connection]) => `${target} → ${connection}`)),
    tone: 'neutral',
  }),
  'run.step_begun.v1': ({ data }, lang, looks) => run('neutral', say(lang, 'timeline.step_begun', named(data, lang, looks))),
  'run.step_failed.v1'({ data }, lang, looks) {
    const step = named(data, lang, looks)
    const reason = orNull(data.reason, lang)
    if (data.outcome === 'unknown') return run('unknown', say(lang, 'timeline.step_unknown', step), reason)
    return run('critical', say(lang, 'timeline.step_failed', step), reason)
  },
  'run.step_passed.v1': ({ data }, lang, looks) =>
    run('good', say(lang, 'timeline.step_passed', named(data, lang, looks)), orNull(data.note, lang)),
  'run.step_skipped.v1': ({ data }, lang, looks) =>
    run('warning', say(lang, 'timeline.step_skipped', named(data, lang, looks)), orNull(data.reason, lang)),
  'run.step_overridden.v1': ({ data }, lang, looks) =>
    run('warning', say(lang, 'timeline.step_overridden', named(data, lang, looks)), orNull(data.reason, lang)),
  'run.step_expired.v1': ({ data }, lang, looks) =>
    run('warning', say(lang, 'timeline.step_expired', named(data, lang, looks)), orNull(data.reason, lang)),
  'run.action_planned.v1': ({ data }, lang, looks) => ({
    kind: 'action',
    headline: say(lang, 'timeline.planned', named(data, lang, looks)),
    body: data.plan ? lines(data.plan.statement, on(data.plan, lang)) : unsealed(null, lang),
    tone: 'neutral',
  }),
  'run.action_preapproved.v1': ({ data }, lang, looks) => ({
    kind: 'approval',
    headline: say(lang, 'timeline.preapproved', named(data, lang, looks)),
    body: lines(orNull(data.reason, lang), on(looks.plans?.(data.planHash), lang)),
    tone: 'warning',
  }),
  'run.action_approved.v1': ({ data }, lang, looks) => ({
    kind: 'approval',
    headline: say(lang, 'timeline.approved', named(data, lang, looks)),
    body: lines(orNull(data.reason, lang), on(looks.plans?.(data.planHash), lang)),
    tone: 'neutral',
  }),
  'run.action_begun.v1': ({ data }, lang, looks) => ({
    kind: 'action',
    headline: say(lang, 'timeline.action_begun', named(data, lang, looks)),
    body: on(looks.plans?.(data.planHash), lang),
    tone: 'neutral',
  }),
  'run.action_ended.v1'({ data }, lang, looks) {
    const outcome = say(lang, outcomes[data.outcome].word)
    const duration = durationText(data.durationMs, lang)
    return {
      kind: 'action',
      headline: say(lang, 'timeline.action_ended', { ...named(data, lang, looks), outcome, duration }),
      body: lines(orNull(data.detail, lang), unsealed(data.statement, lang), on(looks.plans?.(data.planHash), lang)),
      tone: outcomes[data.outcome].tone,
    }
  },
  'run.ended.v1': ({ data }, lang) => run('neutral', say(lang, 'timeline.run_ended', { runId: data.runId })),
}

/** What became of an action, in a word and in a colour. */
export const outcomes = {
  done: { word: 'timeline.outcome.done', tone: 'good' },
  refused: { word: 'timeline.outcome.refused', tone: 'critical' },
  failed: { word: 'timeline.outcome.failed', tone: 'critical' },
  unknown: { word: 'timeline.outcome.unknown', tone: 'unknown' },
} as const
