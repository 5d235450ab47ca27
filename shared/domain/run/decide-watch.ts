import type { Draft } from '../events.ts'
import type { Facts } from '../facts.ts'
import type { StepOf } from '../playbook/step.ts'
import type { Reading } from '../probe/reading.ts'
import { both } from '../document/both.ts'
import { failStep, keptReading, passStep } from './decide.ts'
import { placeOf, stepOf, type Opened } from './opening.ts'

type Watch = StepOf<'watch'>

/** A watch begins to ask; `within` counts from here. */
export const beginWatch = (opened: Opened<Watch>, facts: Facts): readonly Draft[] => [
  { type: 'run.step_begun.v1', ...placeOf(opened.run, facts), data: stepOf(opened) },
]

/**
 * One answer of a watch. Only a change of verdict is evidence, kept with the reading that shows it; the answers between
 * go to the bounded table. The answer that completes the hold is kept too, and passes the step.
 */
export function recordAnswer(opened: Opened<Watch>, reading: Reading, held: boolean, facts: Facts): readonly Draft[] {
  const bad = !held && asBadAs(opened.step.fail_on, reading)
  const from = opened.record?.verdict ?? null
  const changed = from !== reading.verdict
  const { probe, connection, readingId, startedAt, verdict: to } = reading
  const kept: readonly Draft[] = changed || held || bad ? [keptReading(opened, reading)] : []
  const change: readonly Draft[] = changed
    ? [
        {
          ...{ type: 'probe.verdict_changed.v1', incidentId: opened.run.incidentId, occurredAt: startedAt },
          data: { probe, connection, from, to, readingId, ...stepOf(opened) },
        },
      ]
    : []
  if (held) return [...kept, ...change, passStep(opened, '', facts)]
  if (!bad) return [...kept, ...change]
  return [...kept, ...change, failStep(opened, 'failed', both('run.why.watch_failed', { reason: reading.reason }), facts)]
}

/** Whether an answer ends the watch at once. Silence does not: it is not known to be bad. */
const asBadAs = (limit: Watch['fail_on'], { verdict }: Reading) =>
  limit !== undefined && (verdict === 'critical' || (limit === 'warning' && verdict === 'warning'))

/** The time of a watch is up. Its latest answer, if any, is kept as the evidence. */
export function expireWatch(opened: Opened<Watch>, latest: Reading | null, facts: Facts): readonly Draft[] {
  const { holds_for: holdsFor = '0s', within } = opened.step
  const reason = both('run.why.watch_expired', { holdsFor, within, answer: latest?.reason ?? both('run.why.no_answer') })
  const kept = latest && latest.readingId !== opened.record?.readingId ? [keptReading(opened, latest)] : []
  return [
    ...kept,
    {
      ...{ type: 'run.step_expired.v1', ...placeOf(opened.run, facts) },
      data: { ...stepOf(opened), reason },
    },
  ]
}
