import { list, prompt, table, type Block } from '../document/blocks.ts'
import type { Writing } from '../document/writing.ts'
import { inOrderOfHappening } from '../timeline/order.ts'
import { oneLine } from '../one-line.ts'
import type { EventOf } from '../timeline/row.ts'
import type { Account } from './account.ts'
import { cellOf, type Telling } from './timeline.ts'

/** What was decided, and by whom: the decisions written down, and every approval. */
export function decisionBlocks(account: Account, w: Writing, telling: Telling): Block[] {
  const written = account.of('timeline.entry_logged.v1').filter(({ data }) => data.kind === 'decision')
  const decisions = inOrderOfHappening([...written, ...account.of('run.action_approved.v1')])
  if (decisions.length === 0) return [prompt(w.say('document.postmortem.decisions_prompt'))]
  return [
    list(decisions.map((event) => w.say('document.entry', { time: w.when(event), actor: event.actor, text: cellOf(event, w, telling) }))),
  ]
}

type Otherwise = EventOf<'run.step_skipped.v1' | 'run.step_overridden.v1' | 'run.step_expired.v1' | 'run.step_failed.v1'>

/** Steps that did not go as the playbook has them, each with its reason. */
export function otherwiseBlocks(account: Account, w: Writing): Block[] {
  const steps = account.of('run.step_skipped.v1', 'run.step_overridden.v1', 'run.step_expired.v1', 'run.step_failed.v1')
  if (steps.length === 0) return [prompt(w.say('document.postmortem.otherwise_prompt'))]
  const head = [
    ...[w.say('document.head.time'), w.say('document.head.step'), w.say('document.head.outcome')],
    ...[w.say('document.head.reason'), w.say('document.head.by')],
  ]
  return [
    table(
      head,
      steps.map((event) => [w.when(event), w.step(event.data), outcome(event, w), oneLine(w.told(event.data.reason), 2000), event.actor]),
    ),
  ]
}

function outcome(event: Otherwise, w: Writing): string {
  switch (event.type) {
    case 'run.step_skipped.v1':
      return w.say('word.step.skipped')
    case 'run.step_overridden.v1':
      return w.say('word.step.overridden')
    case 'run.step_expired.v1':
      return w.say('word.step.expired')
    case 'run.step_failed.v1':
      return w.say(`word.step.${event.data.outcome}`)
  }
}
