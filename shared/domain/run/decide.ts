import { accept, refuse } from '../../contract/errors.ts'
import { both } from '../document/both.ts'
import type { LocalText } from '../document/local-text.ts'
import type { Draft } from '../events.ts'
import type { Facts } from '../facts.ts'
import type { Script } from '../playbook/script.ts'
import type { Step, StepOf } from '../playbook/step.ts'
import type { Reading } from '../probe/reading.ts'
import { findStep, openStep, placeOf, stepOf, type OnStep, type Opened } from './opening.ts'
import { recordOf, type Run } from './state.ts'

/** A person did what the step says, or it came to its end; `note` is what they wrote down. */
export const passStep = (opened: Opened, note: string, facts: Facts): Draft => ({
  ...{ type: 'run.step_passed.v1', ...placeOf(opened.run, facts) },
  data: { ...stepOf(opened), note },
})

/** It was tried and did not come out right. */
export const failStep = (opened: Opened, outcome: 'failed' | 'unknown', reason: LocalText, facts: Facts): Draft => ({
  ...{ type: 'run.step_failed.v1', ...placeOf(opened.run, facts) },
  data: { ...stepOf(opened), outcome, reason },
})

/** A person tried, and it did not work: their words are the reason, in both languages alike. */
export function failByHand(opened: Opened, words: string, facts: Facts) {
  const text = words.trim()
  return text === '' ? refuse('reason_missing') : accept<readonly Draft[]>([failStep(opened, 'failed', { ko: text, en: text }, facts)])
}

/** A reading becomes evidence of a step, at the time it was asked for. */
export const keptReading = (opened: Opened, reading: Reading): Draft => ({
  type: 'probe.reading_kept.v1',
  ...{ incidentId: opened.run.incidentId, occurredAt: reading.startedAt },
  data: { ...reading, ...stepOf(opened) },
})

/** Whether a bad answer fails the check. Where nothing depends on it, looking is the point, and any answer passes. */
export const mustBeGood = ({ gate, expect, on_failure: leads, retries }: StepOf<'check'>, entryOrExit = false) =>
  gate || entryOrExit || expect !== undefined || leads !== undefined || retries > 0

/**
 * A check was asked. Any answer passes, and the record shows its verdict; where something depends on it a critical one
 * holds the run. No answer is never a pass: it can be asked again, skipped or overridden.
 */
export function judgeCheck(opened: Opened<StepOf<'check'>>, reading: Reading, note: string, facts: Facts): readonly Draft[] {
  const { step, leaf } = opened
  // A gate is passed by its verdict, so what said it is on the record whether the playbook pins it or not.
  const kept = step.pin || leaf.gate || reading.verdict !== 'ok' ? [keptReading(opened, reading)] : []
  const { reason } = reading
  if (reading.verdict === 'unknown') return [...kept, failStep(opened, 'unknown', both('run.why.check_unknown', { reason }), facts)]
  const bad = reading.verdict === 'critical' && mustBeGood(step, leaf.gate)
  if (bad) return [...kept, failStep(opened, 'failed', both('run.why.gate_critical', { reason }), facts)]
  return [...kept, passStep(opened, note, facts)]
}

/** Goes past a step without doing it. A watch may be left while it is asking; an action that is being done may not, nor a gate. */
export function skip(run: Run | undefined, script: Script, command: OnStep & { reason: string }, facts: Facts) {
  const opened = passable(run, script, command)
  if (!opened.ok) return opened
  if (opened.value.leaf.gate) return refuse('gate_shut', { stepId: command.stepId })
  const data = { ...stepOf(opened.value), reason: command.reason.trim() }
  return accept<readonly Draft[]>([{ type: 'run.step_skipped.v1', ...placeOf(opened.value.run, facts), data }])
}

/** States that say "it did not do what it should", and a watch that does not say anything yet. */
const overridable = new Set(['failed', 'unknown', 'expired', 'running'])

/** Goes on past a step that failed, expired or is unknown: the record says who decided that, and why. */
export function override(run: Run | undefined, script: Script, command: OnStep & { reason: string }, facts: Facts) {
  const opened = passable(run, script, command)
  if (!opened.ok) return opened
  const state = opened.value.record?.state ?? 'ready'
  if (!overridable.has(state)) return refuse('step_not_failed', { stepId: command.stepId, state })
  const data = { ...stepOf(opened.value), reason: command.reason.trim() }
  return accept<readonly Draft[]>([{ type: 'run.step_overridden.v1', ...placeOf(opened.value.run, facts), data }])
}

function passable(run: Run | undefined, script: Script, command: OnStep & { reason: string }) {
  const opened = openStep(run, script, command)
  if (!opened.ok) return opened
  if (opened.value.step.type === 'action' && opened.value.record?.state === 'running')
    return refuse('step_busy', { stepId: command.stepId })
  return command.reason.trim() === '' ? refuse('reason_missing') : opened
}

/**
 * Opens a step again that was done, left or failed. Not while a later one is under way: what it rests on would be
 * taken from under it. What a decision left out is open again with it.
 */
export function reopen(run: Run | undefined, script: Script, command: OnStep & { reason: string }, facts: Facts) {
  const found = findStep(run, script, command)
  if (!found.ok) return found
  const { run: now, leaf, record } = found.value
  const { stepId } = command
  if (!record || record.state === 'ready') return refuse('step_not_begun', { stepId })
  if (record.state === 'running') return refuse('step_busy', { stepId })
  const going = script.leaves.find(({ at, id }) => at > leaf.at && recordOf(now, id)?.state === 'running')
  if (going) return refuse('step_busy', { stepId: going.id })
  if (command.reason.trim() === '') return refuse('reason_missing')
  const alsoIds = script.leaves.filter(({ id }) => recordOf(now, id)?.leftOut?.by === stepId && id !== stepId).map(({ id }) => id)
  const data = { ...stepOf(found.value), alsoIds, reason: command.reason.trim() }
  return accept<readonly Draft[]>([{ type: 'run.step_reopened.v1', ...placeOf(now, facts), data }])
}

/** How a step that changed something is taken back; null where nothing is to be. */
export const inverseOf = (step: Step): LocalText | null => ('inverse' in step ? (step.inverse ?? null) : null)

/** What a passed step brought about was taken back. Also after the run is over: mitigations outlive it. */
export function undo(run: Run | undefined, script: Script, command: OnStep & { note: string }, facts: Facts) {
  const { runId, stepId } = command
  if (!run) return refuse('run_unknown', { runId })
  const leaf = script.leaves.find(({ id }) => id === stepId)
  if (!leaf) return refuse('step_unknown', { stepId, steps: script.leaves.map(({ id }) => id).join(', ') })
  const record = recordOf(run, stepId)
  if (!inverseOf(leaf.step) || record?.state !== 'passed' || record.undone) return refuse('nothing_to_undo', { stepId })
  const data = { runId, stepId, note: command.note.trim() }
  return accept<readonly Draft[]>([{ type: 'run.step_undone.v1', ...placeOf(run, facts), data }])
}
