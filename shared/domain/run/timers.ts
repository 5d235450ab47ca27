import { both } from '../document/both.ts'
import type { Draft } from '../events.ts'
import type { Facts } from '../facts.ts'
import { durationMs } from '../playbook/duration.ts'
import type { Leaf, Script } from '../playbook/script.ts'
import { placeOf } from './opening.ts'
import { openLeaves } from './select.ts'
import { openedOf, recordOf, type Run } from './state.ts'

interface Timer {
  readonly atMs: number
  readonly rings: (facts: Facts) => Draft
}

/** When the next timer of a run rings, in milliseconds since 1970; null: none runs. */
export function nextRing(run: Run, script: Script): number | null {
  const all = timersOf(run, script).map(({ atMs }) => atMs)
  return all.length === 0 ? null : Math.min(...all)
}

/** What the timers that have run out record: a wait is over, a request expires, a time-box is passed. True time, through restarts. */
export const ring = (run: Run, script: Script, nowMs: number, facts: Facts): readonly Draft[] =>
  timersOf(run, script)
    .filter(({ atMs }) => atMs <= nowMs)
    .map(({ rings }) => rings(facts))

const timersOf = (run: Run, script: Script): readonly Timer[] =>
  run.endedAt === null ? openLeaves(run, script.root).flatMap((leaf) => [...endOf(run, leaf), ...timeBoxOf(run, leaf)]) : []

function endOf(run: Run, { id, step }: Leaf): readonly Timer[] {
  const record = recordOf(run, id)
  const data = { runId: run.id, stepId: id }
  if (step.type === 'wait' && record?.state === 'running' && record.begunAt !== null) {
    const atMs = Date.parse(record.begunAt) + (durationMs(step.for) ?? 0)
    return [{ atMs, rings: (facts) => ({ type: 'run.step_passed.v1', ...placeOf(run, facts), data: { ...data, note: '' } }) }]
  }
  if (step.type === 'approval' && record?.state === 'waiting' && record.asked) {
    const reason = both('run.why.approval_expired', { given: record.asked.given.length, needed: step.approvals })
    const atMs = Date.parse(record.asked.expiresAt)
    return [{ atMs, rings: (facts) => ({ type: 'run.step_expired.v1', ...placeOf(run, facts), data: { ...data, reason } }) }]
  }
  return []
}

function timeBoxOf(run: Run, { id, step }: Leaf): readonly Timer[] {
  const opened = openedOf(run, id)
  if (step.time_box === undefined || !opened || recordOf(run, id)?.overTime) return []
  const atMs = Date.parse(opened.at) + (durationMs(step.time_box) ?? 0)
  const data = { runId: run.id, stepId: id }
  return [{ atMs, rings: (facts) => ({ type: 'run.time_box_passed.v1', ...placeOf(run, facts), data }) }]
}
