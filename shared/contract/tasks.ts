import { z } from 'zod'
import { taskOutcome } from '../domain/task/events.ts'
import { task } from '../domain/task/state.ts'
import { command, query } from './define.ts'
import { moment, which, whichIncident } from './incidents.ts'

const taskId = z.string().min(1).max(64)
/** Empty: nobody has it yet. */
const owner = z.string().trim().max(100)
/** `15m`, `1h30m`, `90s`, `15분`. */
const box = z.string().trim().min(1).max(40)
const note = z.string().trim().max(4000).default('')
const recorded = z.strictObject({ incidentId: z.string(), seq: z.int() })

/** Work during an incident: an owner, a time-box, whether they heard it, and what came of it. */
export const tasks = {
  list: query({
    input: z.strictObject({ incidentId: whichIncident }),
    output: z.strictObject({ incidentId: z.string(), tasks: z.array(task) }),
    errors: which,
  }),
  add: command({
    input: z.strictObject({
      incidentId: whichIncident,
      title: z.string().trim().min(1).max(500),
      owner: owner.default(''),
      box: box.optional(),
      at: moment.optional(),
    }),
    output: z.strictObject({ incidentId: z.string(), seq: z.int(), taskId: z.string() }),
    errors: [...which, 'incident_closed', 'time_unreadable', 'time_in_future', 'time_box_unreadable'],
  }),
  acknowledge: command({
    input: z.strictObject({ taskId }),
    output: recorded,
    errors: ['task_unknown', 'task_over', 'task_unchanged', 'task_unowned'],
  }),
  reassign: command({
    input: z.strictObject({ taskId, owner: owner.min(1) }),
    output: recorded,
    errors: ['task_unknown', 'task_over', 'task_unchanged'],
  }),
  /** More time: from its end where that is to come, else from now. */
  extend: command({
    input: z.strictObject({ taskId, by: box, reason: note }),
    output: recorded,
    errors: ['task_unknown', 'task_over', 'time_box_unreadable'],
  }),
  /** What was not done says why. */
  end: command({
    input: z.strictObject({ taskId, outcome: taskOutcome, result: note }),
    output: recorded,
    errors: ['task_unknown', 'task_over', 'reason_missing'],
  }),
  reopen: command({ input: z.strictObject({ taskId, reason: note }), output: recorded, errors: ['task_unknown', 'task_unchanged'] }),
}
