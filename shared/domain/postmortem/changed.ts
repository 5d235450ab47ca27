import { code, heading, list, paragraph, prompt, table, type Block } from '../document/blocks.ts'
import type { Writing } from '../document/writing.ts'
import type { Plan } from '../run/plan.ts'
import { subjectNames, subjectRows } from '../run/subjects.ts'
import { actionTitle } from '../timeline/action-rows.ts'
import { environmentWord, outcomes } from '../timeline/run-rows.ts'
import { oneLine } from '../one-line.ts'
import type { EventOf } from '../timeline/row.ts'
import type { Account } from './account.ts'
import { cellText } from './found.ts'
import { cellOf, type Telling } from './timeline.ts'

type Planned = EventOf<'run.action_planned.v1' | 'action.planned.v1'>
type Approved = EventOf<'run.action_approved.v1' | 'action.approved.v1'>
type Begun = EventOf<'run.action_begun.v1' | 'action.begun.v1'>
type Ended = EventOf<'run.action_ended.v1' | 'action.ended.v1'>

/** One plan, of a step or outside any run, and what became of it. */
interface Action {
  planned?: Planned
  approved?: Approved
  begun?: Begun
  ended?: Ended
}

/** Every change that was planned, approved or not, and what people did by their own hand. */
export function changedBlocks(account: Account, w: Writing, telling: Telling): Block[] {
  const actions = actionsOf(account)
  const byHand = account.of('timeline.entry_logged.v1').filter(({ data }) => data.kind === 'action')
  if (actions.length + byHand.length === 0) return [prompt(w.say('document.postmortem.changed_prompt'))]
  const own = byHand.map((event) => w.say('document.entry', { time: w.when(event), actor: event.actor, text: cellOf(event, w, telling) }))
  return [
    ...actions.flatMap((action) => actionBlocks(action, w)),
    ...(own.length === 0 ? [] : [heading(3, w.say('document.by_hand')), list(own)]),
  ]
}

function actionsOf({ of }: Account): Action[] {
  const actions = new Map<string, Action>()
  const ofRuns = ['run.action_planned.v1', 'run.action_approved.v1', 'run.action_begun.v1', 'run.action_ended.v1'] as const
  const outside = ['action.planned.v1', 'action.approved.v1', 'action.begun.v1', 'action.ended.v1'] as const
  for (const event of of(...ofRuns, ...outside)) {
    const id = idOf(event)
    actions.set(id, withEvent(actions.get(id) ?? {}, event))
  }
  return [...actions.values()]
}

function idOf({ data }: Planned | Approved | Begun | Ended): string {
  return JSON.stringify('actionId' in data ? [data.actionId] : [data.runId, data.stepId, data.planHash])
}

function withEvent(action: Action, event: Planned | Approved | Begun | Ended): Action {
  switch (event.type) {
    case 'run.action_planned.v1':
    case 'action.planned.v1':
      return { ...action, planned: event }
    case 'run.action_approved.v1':
    case 'action.approved.v1':
      return { ...action, approved: event }
    case 'run.action_begun.v1':
    case 'action.begun.v1':
      return { ...action, begun: event }
    case 'run.action_ended.v1':
    case 'action.ended.v1':
      return { ...action, ended: event }
  }
}

function actionBlocks(action: Action, w: Writing): Block[] {
  const any = action.planned ?? action.approved ?? action.begun ?? action.ended
  if (!any) return []
  const plan = action.planned?.data.plan ?? null
  const sent = action.ended && action.ended.data.statement !== '' ? action.ended.data : null
  return [
    heading(
      3,
      w.say('document.action', {
        step: 'stepId' in any.data ? w.step(any.data) : actionTitle(plan, w.lang),
        outcome: outcomeOf(action, w),
      }),
    ),
    list([...(action.planned ? plannedFacts(action.planned, plan, w) : []), approval(action, w), ...execution(action, w)]),
    ...(plan ? subjects(plan, w) : []),
    paragraph(sent ? w.say('document.statement_sent') : w.say('document.statement_planned')),
    code(w.told(sent ? sent.statement : (plan?.statement ?? null)), 'sql'),
  ]
}

function outcomeOf({ begun, ended }: Action, w: Writing): string {
  if (ended) return w.say(outcomes[ended.data.outcome].word)
  return begun ? w.say('timeline.outcome.unknown') : w.say('document.action_not_done')
}

function plannedFacts(planned: Planned, plan: Plan | null, w: Writing): string[] {
  const made = w.say('document.action_planned', { time: w.when(planned), actor: planned.actor, planHash: planned.data.planHash })
  if (!plan) return [made, w.told(null)]
  return [
    w.say('document.action_target', { target: plan.target, environment: environmentWord(plan, w.lang), action: plan.action }),
    made,
    w.say('document.action_risk', { risk: oneLine(plan.risk[w.lang], 1000) }),
  ]
}

function approval({ approved }: Action, w: Writing): string {
  if (!approved) return w.say('document.action_not_approved')
  const who = { time: w.when(approved), actor: approved.actor }
  if (approved.data.reason === '') return w.say('document.action_approved_bare', who)
  return w.say('document.action_approved', { ...who, reason: w.told(approved.data.reason) })
}

/** Nothing is said of a plan nobody approved: that it was not carried out follows. */
function execution({ approved, begun, ended }: Action, w: Writing): string[] {
  if (!ended && begun) return [w.say('document.action_no_end', { start: w.when(begun) })]
  if (!ended) return approved ? [w.say('document.action_not_done')] : []
  const facts = {
    ...{ start: w.when(begun ?? ended), end: w.when(ended), duration: w.took(ended.data.durationMs) },
    detail: oneLine(w.told(ended.data.detail), 1000),
  }
  return [w.say(ended.data.outcome === 'done' ? 'document.action_carried_out' : 'document.action_attempted', facts)]
}

function subjects(plan: Plan, w: Writing): Block[] {
  const columns = subjectNames(plan)
  if (columns.length === 0) return []
  const rows = subjectRows(plan).map((row) => row.map(cellText))
  return [paragraph(w.say('document.action_subjects')), table(columns, rows)]
}
