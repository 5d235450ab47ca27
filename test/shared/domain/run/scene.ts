import type { Draft, DomainEvent } from '../../../../shared/domain/events.ts'
import type { Facts } from '../../../../shared/domain/facts.ts'
import { scriptOf } from '../../../../shared/domain/playbook/script.ts'
import { node, type Step, type StepOf } from '../../../../shared/domain/playbook/step.ts'
import type { Reading, Verdict } from '../../../../shared/domain/probe/reading.ts'
import type { Opened } from '../../../../shared/domain/run/opening.ts'
import { reduceRun, recordOf, type Run } from '../../../../shared/domain/run/state.ts'
import { plan, primary } from '../../../support/run-world.ts'

export { plan, primary }

const text = (word: string) => ({ ko: word, en: word })
const on = { target: 'database', title: text('단계') }
const given = [
  { id: 'symptoms', type: 'manual', title: text('증상') },
  { id: 'blocking', type: 'check', probe: 'postgres.blocking', gate: false, ...on },
  { id: 'gate', type: 'check', probe: 'postgres.blocking', gate: true, ...on },
  { id: 'terminate', type: 'action', action: 'postgres.terminate_backend', risk: text('위험'), ...on },
  { id: 'over', type: 'watch', probe: 'postgres.blocking', every: '2s', holds_for: '10s', within: '5m', ...on },
] as const
const ids = given.map(({ id }) => id)
export const script = scriptOf({ steps: given.map((one) => node.parse(one)), phases: [], modes: undefined })

export const facts = (recordedAt = '2026-11-22T14:05:00.000+09:00'): Facts => ({
  ...{ recordedAt, zone: 'Asia/Seoul', actor: 'kim' },
  newId: (prefix) => `${prefix}-1`,
})
export const later = '2026-11-22T14:15:00.000+09:00'

export const reading = (verdict: Verdict, readingId = 'rea-1'): Reading => ({
  ...{ readingId, probe: 'postgres.blocking', connection: 'judgment-primary', startedAt: '2026-11-22T14:04:59.000+09:00', durationMs: 4 },
  ...{ rowCount: 0, verdict, target: 'db', host: 'laptop', query: 'SELECT', columns: [], rows: [], reason: text(`그래서 ${verdict}`) },
})

export const recorded = (drafts: readonly Draft[], actor = 'kim'): readonly DomainEvent[] =>
  drafts.map((draft, at) => {
    const envelope = { logId: 'log-1', seq: at + 1, hlc: '1', recordedAt: draft.occurredAt, actor, hash: 'h' }
    return { ...draft, ...envelope } as DomainEvent
  })
export const fold = (from: Run | undefined, drafts: readonly Draft[], actor?: string) =>
  recorded(drafts, actor).reduce<Run | undefined>(reduceRun, from)

const place = { incidentId: 'inc-1', occurredAt: '2026-11-22T14:00:00.000+09:00' }
/** A run in which the first steps were skipped, so that `next` is the one to do. */
export function runAt(next: (typeof given)[number]['id'] | null): Run {
  const before = next === null ? ids : ids.slice(0, ids.indexOf(next))
  const data = { runId: 'run-1', playbookId: 'slow', playbookHash: 'abc', targets: { database: 'judgment-primary' }, source: 'yaml' }
  const skipped = before.map((id): Draft => ({
    type: 'run.step_skipped.v1',
    ...place,
    data: { runId: 'run-1', stepId: id, reason: '건너뜀' },
  }))
  return fold(undefined, [{ type: 'run.started.v1', ...place, data }, ...skipped])!
}

/** The first step of that type, opened in a run where it is next. */
export function opened<Type extends Step['type']>(type: Type, at?: Run): Opened<StepOf<Type>> {
  const leaf = script.leaves.find(({ step }) => step.type === type)!
  const run = at ?? runAt(leaf.id as (typeof given)[number]['id'])
  return { run, script, leaf, step: leaf.step as StepOf<Type>, record: recordOf(run, leaf.id) }
}
