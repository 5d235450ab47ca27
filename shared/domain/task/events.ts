import { z } from 'zod'
import { event } from '../event.ts'

export const taskOutcomes = ['done', 'failed', 'cancelled'] as const
export const taskOutcome = z.enum(taskOutcomes)
export type TaskOutcome = z.infer<typeof taskOutcome>

const ofTask = { taskId: z.string() }

/** Work during an incident: who, by when, whether they heard it, and what came of it. Each says of itself which task it is about. */
export const taskEvents = {
  /** `owner` is empty where nobody has it yet; `dueAt` null: it has no time-box. */
  'task.assigned.v1': event({ ...ofTask, dueAt: z.string().nullable() }, { title: z.string(), owner: z.string() }),
  'task.acknowledged.v1': event(ofTask, { title: z.string(), person: z.string() }),
  'task.reassigned.v1': event(ofTask, { title: z.string(), from: z.string(), owner: z.string() }),
  'task.extended.v1': event({ ...ofTask, dueAt: z.string() }, { title: z.string(), reason: z.string() }),
  /** Its time is up and it is not done: the commander is asked. */
  'task.time_box_passed.v1': event({ ...ofTask, dueAt: z.string() }, { title: z.string() }),
  'task.ended.v1': event({ ...ofTask, outcome: taskOutcome }, { title: z.string(), result: z.string() }),
  'task.reopened.v1': event(ofTask, { title: z.string(), reason: z.string() }),
}
