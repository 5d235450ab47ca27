import { accept, refuse } from '../../contract/errors.ts'
import type { Draft } from '../events.ts'
import type { Facts } from '../facts.ts'
import { momentOf } from '../incident/decide.ts'
import { isOpen, type Incident } from '../incident/state.ts'
import { isSame } from '../people/person.ts'
import { durationMs, longestMs } from '../playbook/duration.ts'
import { typedDuration } from './typed-duration.ts'
import { rfc3339In } from '../time/parse.ts'
import { instantMs } from '../time/show.ts'
import type { TaskOutcome } from './events.ts'
import type { Task, Tasks } from './state.ts'

const place = ({ id }: Incident, facts: Facts) => ({ incidentId: id, occurredAt: facts.recordedAt })

interface NewTask {
  readonly title: string
  /** Empty: nobody has it yet. */
  readonly owner: string
  /** `15m`, `1h30m`; left out: it has no time-box. */
  readonly box?: string | undefined
  readonly at?: string | undefined
}

/** Gives somebody something to do. The time-box runs from when it was given. */
export function assignTask(incident: Incident, { title, owner, box, at: typed }: NewTask, facts: Facts) {
  if (!isOpen(incident)) return refuse('incident_closed', { incidentId: incident.id })
  const at = momentOf(typed, incident, facts)
  if (!at.ok) return at
  const boxed = boxOf(box)
  if (!boxed.ok) return boxed
  const dueAt = boxed.value === null ? null : rfc3339In(instantMs(at.value) + boxed.value, incident.zone)
  return accept<readonly Draft[]>([
    {
      ...{ type: 'task.assigned.v1', incidentId: incident.id, occurredAt: at.value },
      data: { taskId: facts.newId('tsk'), dueAt, title, owner },
    },
  ])
}

/** A time-box as it is typed; null where there is none. */
function boxOf(box: string | undefined) {
  if (box === undefined) return accept(null)
  const ms = durationMs(typedDuration(box))
  return ms === null || ms < 1000 || ms > longestMs ? refuse('time_box_unreadable', { text: box }) : accept(ms)
}

/** One task of an incident, while it is open. */
interface Open {
  readonly incident: Incident
  readonly task: Task | undefined
  readonly taskId: string
}

function openTask({ task, taskId }: Open) {
  if (!task) return refuse('task_unknown', { taskId })
  return task.ended ? refuse('task_over', { title: task.title ?? taskId }) : accept(task)
}

/** Its owner heard it. Who says so for somebody else is on the record as the one who wrote it. */
export function acknowledgeTask(of: Open, facts: Facts) {
  const task = openTask(of)
  if (!task.ok) return task
  const { taskId, title, owner, acknowledgedAt } = task.value
  if (owner === '') return refuse('task_unowned', { title: title ?? taskId })
  if (acknowledgedAt !== null) return refuse('task_unchanged', { title: title ?? taskId })
  return accept<readonly Draft[]>([
    { type: 'task.acknowledged.v1', ...place(of.incident, facts), data: { taskId, title: title ?? '', person: owner ?? '' } },
  ])
}

export function reassignTask(of: Open & { readonly owner: string }, facts: Facts) {
  const task = openTask(of)
  if (!task.ok) return task
  const { taskId, title, owner: from } = task.value
  if (isSame(from, of.owner)) return refuse('task_unchanged', { title: title ?? taskId })
  return accept<readonly Draft[]>([
    { type: 'task.reassigned.v1', ...place(of.incident, facts), data: { taskId, title: title ?? '', from: from ?? '', owner: of.owner } },
  ])
}

/** More time, from now on; from its end where that is still to come. */
export function extendTask(of: Open & { readonly by: string; readonly reason: string }, facts: Facts) {
  const task = openTask(of)
  if (!task.ok) return task
  const more = boxOf(of.by)
  if (!more.ok) return more
  const { taskId, title, dueAt } = task.value
  const from = Math.max(instantMs(facts.recordedAt), dueAt === null ? 0 : instantMs(dueAt))
  const until = rfc3339In(from + (more.value ?? 0), of.incident.zone)
  return accept<readonly Draft[]>([
    { type: 'task.extended.v1', ...place(of.incident, facts), data: { taskId, dueAt: until, title: title ?? '', reason: of.reason } },
  ])
}

/** What came of it. What was not done says why. */
export function endTask(of: Open & { readonly outcome: TaskOutcome; readonly result: string }, facts: Facts) {
  const task = openTask(of)
  if (!task.ok) return task
  if (of.outcome !== 'done' && of.result === '') return refuse('reason_missing')
  const { taskId, title } = task.value
  return accept<readonly Draft[]>([
    { type: 'task.ended.v1', ...place(of.incident, facts), data: { taskId, outcome: of.outcome, title: title ?? '', result: of.result } },
  ])
}

export function reopenTask({ incident, task, taskId }: Open, { reason }: { readonly reason: string }, facts: Facts) {
  if (!task) return refuse('task_unknown', { taskId })
  if (!task.ended) return refuse('task_unchanged', { title: task.title ?? taskId })
  return accept<readonly Draft[]>([
    { type: 'task.reopened.v1', ...place(incident, facts), data: { taskId, title: task.title ?? '', reason } },
  ])
}

const waiting = (tasks: Tasks) =>
  tasks.flatMap(({ taskId, title, dueAt, ended, promptedAt }) =>
    ended === null && promptedAt === null && dueAt !== null ? [{ taskId, title, dueAt, atMs: instantMs(dueAt) }] : [],
  )

/** When the next time-box runs out, in milliseconds since 1970; null: none runs. */
export function nextRing(tasks: Tasks): number | null {
  const all = waiting(tasks).map(({ atMs }) => atMs)
  return all.length === 0 ? null : Math.min(...all)
}

/** What the time-boxes that have run out record. */
export const ringTasks = (incident: Incident, tasks: Tasks, nowMs: number, facts: Facts): readonly Draft[] =>
  waiting(tasks)
    .filter(({ atMs }) => atMs <= nowMs)
    .map(({ taskId, title, dueAt }) => ({
      ...{ type: 'task.time_box_passed.v1', ...place(incident, facts) },
      data: { taskId, dueAt, title: title ?? '' },
    }))
