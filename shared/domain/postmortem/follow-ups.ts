import { prompt, table, type Block } from '../document/blocks.ts'
import type { Writing } from '../document/writing.ts'
import { inOrder } from '../follow-up/select.ts'
import { crewOf } from '../handover/crew.ts'
import { dateOf } from '../time/show.ts'
import { oneLine } from '../one-line.ts'
import type { Account } from './account.ts'

/** What was noted to be done, what presses first; without any, what a follow-up needs. */
export function followUpBlocks({ incident, events }: Account, w: Writing): Block[] {
  const { followUps } = crewOf(events)
  if (followUps.length === 0) return [prompt(w.say('document.postmortem.follow_ups_prompt'))]
  const head = [
    ...[w.say('document.head.what'), w.say('follow_up.head.kind'), w.say('follow_up.head.priority'), w.say('follow_up.head.owner')],
    ...[w.say('follow_up.head.due'), w.say('follow_up.head.ticket'), w.say('follow_up.head.state')],
  ]
  const rows = inOrder(followUps).map(({ text, kind, priority, owner, due, ticket, closed, notedAt }) => [
    oneLine(w.told(text), 2000),
    ...[w.say(`word.follow_up.${kind}`), w.say(`word.priority.${priority}`)],
    ...[owner === '' ? w.say('follow_up.nobody') : oneLine(w.told(owner)), due ?? '—', ticket === '' ? '—' : oneLine(w.told(ticket))],
    closed === null
      ? w.say('follow_up.open_since', { day: dateOf(notedAt, incident.zone) })
      : [w.say(`word.follow_up_outcome.${closed.outcome}`), dateOf(closed.at, incident.zone), oneLine(w.told(closed.reason))]
          .filter(Boolean)
          .join(' · '),
  ])
  return [table(head, rows)]
}
