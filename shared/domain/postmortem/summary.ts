import { prompt, table, type Block } from '../document/blocks.ts'
import { periodOf } from '../document/period.ts'
import type { Writing } from '../document/writing.ts'
import { instantMs } from '../time/show.ts'
import type { Account } from './account.ts'

/** The facts on one table; the sentences that tell them are the author's. */
export function summaryBlocks(account: Account, w: Writing): Block[] {
  const { incident } = account
  const services = incident.services?.join(', ') ?? w.told(null)
  const facts: [string, string][] = [
    [w.say('document.fact.incident'), incident.id],
    [w.say('document.fact.severity'), severity(account, w)],
    [w.say('document.fact.mode'), w.say(`word.mode.${incident.mode}`)],
    [w.say('document.fact.impact'), w.say(`word.impact.${incident.impact}`)],
    [w.say('document.fact.services'), services || w.say('document.not_recorded')],
    [w.say('document.fact.status'), w.say(`word.status.${incident.status}`)],
    [w.say('document.fact.declared'), w.say('document.moment_by', { moment: w.exactly(incident.declaredAt), actor: incident.declaredBy })],
    [w.say('document.fact.duration'), duration(account, w)],
    [w.say('document.fact.as_of'), asOf(account, w)],
  ]
  return [table([w.say('document.head.fact'), w.say('document.head.value')], facts), prompt(w.say('document.postmortem.summary_prompt'))]
}

/** `SEV1 (SEV2 → SEV1 14:05:10)` */
function severity({ incident, of }: Account, w: Writing): string {
  const changes = of('incident.severity_changed.v1').map(
    (event) => `${w.say(`word.severity.${event.data.from}`)} → ${w.say(`word.severity.${event.data.to}`)} ${w.at(event.occurredAt)}`,
  )
  const now = w.say(`word.severity.${incident.severity}`)
  return changes.length === 0 ? now : `${now} (${changes.join(', ')})`
}

function duration({ incident, events }: Account, w: Writing): string {
  const { from, start, end } = periodOf(incident, events)
  const words = { from: w.say(`word.milestone.${from}`), start: w.at(start) }
  if (end === null) return w.say('document.duration_open', words)
  const lasted = w.took(instantMs(end) - instantMs(start))
  return w.say('document.duration', { ...words, to: w.say('word.milestone.resolved'), end: w.at(end), duration: lasted })
}

function asOf({ events }: Account, w: Writing): string {
  const latest = events.reduce<string | null>(
    (last, { recordedAt }) => (last === null || instantMs(recordedAt) > instantMs(last) ? recordedAt : last),
    null,
  )
  return latest === null ? w.say('document.not_recorded') : w.exactly(latest)
}
