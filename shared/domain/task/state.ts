import { z } from 'zod'
import type { DomainEvent } from '../events.ts'
import { taskOutcome } from './events.ts'

/** One piece of work during an incident. Texts read null once they were redacted. */
export const task = z.strictObject({
  taskId: z.string(),
  title: z.string().nullable(),
  /** Empty: nobody has it yet. */
  owner: z.string().nullable(),
  assignedAt: z.string(),
  by: z.string(),
  dueAt: z.string().nullable(),
  /** When its owner said that they heard it. */
  acknowledgedAt: z.string().nullable(),
  /** When the commander was told that its time is up. */
  promptedAt: z.string().nullable(),
  ended: z.strictObject({ outcome: taskOutcome, at: z.string(), by: z.string(), result: z.string().nullable() }).nullable(),
})
export type Task = z.infer<typeof task>

/** In the order they were given. */
export type Tasks = readonly Task[]

/** Folds one event into the tasks of its incident. */
export function reduceTasks(state: Tasks, event: DomainEvent): Tasks {
  const { occurredAt: at, actor: by } = event
  switch (event.type) {
    case 'task.assigned.v1': {
      const { taskId, title, owner, dueAt } = event.data
      return [...state, { taskId, title, owner, assignedAt: at, by, dueAt, acknowledgedAt: null, promptedAt: null, ended: null }]
    }
    case 'task.acknowledged.v1':
      return changed(state, event.data, { acknowledgedAt: at })
    case 'task.reassigned.v1':
      return changed(state, event.data, { owner: event.data.owner, acknowledgedAt: null })
    case 'task.extended.v1':
      return changed(state, event.data, { dueAt: event.data.dueAt, promptedAt: null })
    case 'task.time_box_passed.v1':
      return changed(state, event.data, { promptedAt: at })
    case 'task.ended.v1':
      return changed(state, event.data, { ended: { outcome: event.data.outcome, at, by, result: event.data.result } })
    case 'task.reopened.v1':
      return changed(state, event.data, { ended: null })
    default:
      return state
  }
}

const changed = (state: Tasks, { taskId }: { readonly taskId: string }, change: Partial<Task>): Tasks =>
  state.map((one) => (one.taskId === taskId ? { ...one, ...change } : one))
