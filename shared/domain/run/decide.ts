import { accept, refuse } from '../../contract/errors.ts'
import type { Draft } from '../events.ts'
import type { Facts } from '../facts.ts'
import type { StepOf } from '../playbook/spec.ts'
import type { Reading } from '../probe/reading.ts'
import { both } from '../document/both.ts'
import { endingWith, openStep, placeOf, stepOf, type OnStep, type Opened } from './opening.ts'
import type { Ordered } from './select.ts'
import type { Run } from './state.ts'

/** A person did what the step says; `note` is what they wrote down. */
export function passManual(opened: Opened<StepOf<'manual'>>, note: string, facts: Facts) {
  const passed: Draft = { type: 'run.step_passed.v1', ...placeOf(opened.run, facts), data: { ...stepOf(opened), note } }
  return accept(endingWith(opened, passed, facts))
}

/** A reading becomes evidence of a step, at the time it was asked for. */
export const keptReading = (opened: Opened<Ordered>, reading: Reading): Draft => ({
  type: 'probe.reading_kept.v1',
  ...{ incidentId: opened.run.incidentId, occurredAt: reading.startedAt },
  data: { ...reading, ...stepOf(opened) },
})

/**
 * A check was asked. Any answer passes, and the record shows its verdict; with a gate a critical one holds the run. No
 * answer is never a pass: it can be asked again, skipped or overridden.
 */
export function judgeCheck(opened: Opened<StepOf<'check'>>, reading: Reading, note: string, facts: Facts) {
  const kept = keptReading(opened, reading)
  const place = placeOf(opened.run, facts)
  const failed = (outcome: 'failed' | 'unknown', why: 'run.why.check_unknown' | 'run.why.gate_critical'): Draft => ({
    ...{ type: 'run.step_failed.v1', ...place },
    data: { ...stepOf(opened), outcome, reason: both(why, { reason: reading.reason }) },
  })
  if (reading.verdict === 'unknown') return accept([kept, failed('unknown', 'run.why.check_unknown')])
  if (opened.step.gate && reading.verdict === 'critical') return accept([kept, failed('failed', 'run.why.gate_critical')])
  const passed: Draft = { type: 'run.step_passed.v1', ...place, data: { ...stepOf(opened), note } }
  return accept([kept, ...endingWith(opened, passed, facts)])
}

/** Goes past a step without doing it. A watch may be left while it is asking; an action that is being done may not. */
export function skip(run: Run | undefined, steps: readonly Passable[], command: OnStep & { reason: string }, facts: Facts) {
  const opened = passable(run, steps, command)
  if (!opened.ok) return opened
  const data = { ...stepOf(opened.value), reason: command.reason.trim() }
  return accept(endingWith(opened.value, { type: 'run.step_skipped.v1', ...placeOf(opened.value.run, facts), data }, facts))
}

/** States that say "it did not do what it should", and a watch that does not say anything yet. */
const overridable = new Set(['failed', 'unknown', 'expired', 'running'])

/** Goes on past a step that failed, expired or is unknown: the record says who decided that, and why. */
export function override(run: Run | undefined, steps: readonly Passable[], command: OnStep & { reason: string }, facts: Facts) {
  const opened = passable(run, steps, command)
  if (!opened.ok) return opened
  const state = opened.value.record?.state ?? 'ready'
  if (!overridable.has(state)) return refuse('step_not_failed', { stepId: command.stepId, state })
  const data = { ...stepOf(opened.value), reason: command.reason.trim() }
  return accept(endingWith(opened.value, { type: 'run.step_overridden.v1', ...placeOf(opened.value.run, facts), data }, facts))
}

export type Passable = Ordered & { readonly type: 'manual' | 'check' | 'action' | 'watch' }

function passable(run: Run | undefined, steps: readonly Passable[], command: OnStep & { reason: string }) {
  const opened = openStep(run, steps, command)
  if (!opened.ok) return opened
  if (opened.value.step.type === 'action' && opened.value.record?.state === 'running')
    return refuse('step_busy', { stepId: command.stepId })
  return command.reason.trim() === '' ? refuse('reason_missing') : opened
}
