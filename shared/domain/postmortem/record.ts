import { list, paragraph, table, type Block } from '../document/blocks.ts'
import type { Writing } from '../document/writing.ts'
import type { Recorded } from '../events.ts'
import type { Account } from './account.ts'

/** Where every line of this document can be checked. */
export function recordBlocks({ events, runs }: Account, w: Writing): Block[] {
  const logs = Map.groupBy(events, ({ logId }) => logId)
  const head = [
    ...[w.say('document.head.playbook'), w.say('document.head.started'), w.say('document.head.ended')],
    ...[w.say('document.head.targets'), w.say('document.head.hash')],
  ]
  const followed = runs.map((run) => [
    ...[run.playbookId, w.at(run.startedAt), run.endedAt === null ? w.say('document.not_over') : w.at(run.endedAt)],
    ...[targets(run.targets), run.playbookHash],
  ])
  return [
    paragraph(w.say('document.record_note')),
    list([...logs].map(([logId, part]) => logLine(logId, part, w))),
    ...(followed.length === 0 ? [] : [table(head, followed)]),
  ]
}

const targets = (bound: Readonly<Record<string, string>>) =>
  Object.entries(bound)
    .map(([target, connection]) => `${target} → ${connection}`)
    .join(', ')

function logLine(logId: string, part: readonly Recorded[], w: Writing): string {
  const inOrder = part.toSorted((a, b) => a.seq - b.seq)
  const [first, last] = [inOrder[0]!, inOrder.at(-1)!]
  return w.say('document.record_log', { logId, events: part.length, first: first.seq, last: last.seq, hash: last.hash })
}
