import { both } from '../../../shared/domain/document/both.ts'
import { durationMs, durationOf } from '../../../shared/domain/playbook/duration.ts'
import { blockOf, listOf, type Block, type Complaint, type Place } from './places.ts'

const leastEvery = '500ms'
const leastRetry = '1s'

/** Times that cannot work out: of a watch, of a wait, and budgets that add up to more than their objective. */
export const timeComplaints = (root: Block | undefined, places: readonly Place[]): Complaint[] => [
  ...budgets(root),
  ...scheduled(root),
  ...places.flatMap(({ block, path }) => timesOf(block).map((one) => ({ ...one, path: [...path, ...one.path] }))),
]

function timesOf(step: Block): Complaint[] {
  const [every, holdsFor, within] = [step['every'] ?? '2s', step['holds_for'], step['within']].map(timeOf)
  const complaints: Complaint[] = []
  if (every && every.ms < durationMs(leastEvery)!)
    complaints.push({ path: ['every'], says: both('playbook.problem.too_often', { least: leastEvery }) })
  if (holdsFor?.ms === 0) complaints.push({ path: ['holds_for'], says: both('playbook.problem.zero', { key: 'holds_for' }) })
  if (within && holdsFor && within.ms < holdsFor.ms)
    complaints.push({ path: ['within'], says: both('playbook.problem.within_short', { within: within.text, holdsFor: holdsFor.text }) })
  if (every && holdsFor && holdsFor.ms > 0 && every.ms > holdsFor.ms)
    complaints.push({ path: ['every'], says: both('playbook.problem.every_long', { every: every.text, holdsFor: holdsFor.text }) })
  for (const key of ['for', 'within', 'time_box', 'expires_in', 'wait_for'] as const) {
    if (timeOf(step[key])?.ms === 0) complaints.push({ path: [key], says: both('playbook.problem.zero', { key }) })
  }
  const retry = timeOf(step['retry_every'])
  if (retry && retry.ms < durationMs(leastRetry)!)
    complaints.push({ path: ['retry_every'], says: both('playbook.problem.too_often_retry', { least: leastRetry }) })
  return complaints
}

/** The sum is shown: whoever reads it sees which budget to cut, or that the objective was never to be met. */
function budgets(root: Block | undefined): Complaint[] {
  const objective = timeOf(blockOf(root?.['objectives'])?.['rto'])
  const all = listOf(root?.['phases']).flatMap((phase) => timeOf(blockOf(phase)?.['budget']) ?? [])
  const sum = all.reduce((total, { ms }) => total + ms, 0)
  if (!objective || sum <= objective.ms) return []
  const parts = all.map(({ text }) => text).join(' + ')
  const says = both('playbook.problem.over_objective', { parts, sum: durationOf(sum), objective: objective.text })
  return [{ path: ['objectives', 'rto'], says }]
}

/** When it is due is a checklist's to say, and a checklist says it. */
function scheduled(root: Block | undefined): Complaint[] {
  const [isChecklist, has] = [root?.['kind'] === 'Checklist', root?.['schedule'] !== undefined]
  if (has && !isChecklist) return [{ path: ['schedule'], part: 'key', says: both('playbook.problem.schedule_kind') }]
  return isChecklist && !has ? [{ path: ['kind'], says: both('playbook.problem.schedule_none') }] : []
}

function timeOf(value: unknown): { text: string; ms: number } | undefined {
  const ms = typeof value === 'string' ? durationMs(value) : null
  return ms === null ? undefined : { text: String(value), ms }
}
