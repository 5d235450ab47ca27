import type { Handlers } from '../../../shared/contract/define.ts'
import { accept, refuse, type ErrorCode, type Reply } from '../../../shared/contract/errors.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import type { Draft } from '../../../shared/domain/events.ts'
import type { Facts } from '../../../shared/domain/facts.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { whichIncident } from '../../../shared/domain/incident/select.ts'
import { recordedName } from '../../../shared/domain/roster/select.ts'
import { acknowledgeTask, assignTask, endTask, extendTask, reassignTask, reopenTask } from '../../../shared/domain/task/decide.ts'
import type { Task } from '../../../shared/domain/task/state.ts'
import type { Context } from '../context.ts'
import { lastSeq } from './incidents.ts'

export const tasks: Handlers<Contract, Context>['tasks'] = {
  list({ incidentId }, { read }) {
    const incident = whichIncident(read, incidentId)
    return incident.ok ? accept({ incidentId: incident.value.id, tasks: [...read.tasks(incident.value.id)] }) : incident
  },
  add({ incidentId, owner, ...rest }, { read, commit, facts, roster }) {
    const incident = whichIncident(read, incidentId)
    if (!incident.ok) return incident
    const now = facts()
    const decision = assignTask(incident.value, { ...rest, owner: owner && recordedName(roster.people(), owner) }, now)
    if (!decision.ok) return decision
    const [draft] = decision.value
    const taskId = draft?.type === 'task.assigned.v1' ? draft.data.taskId : ''
    return accept({ incidentId: incident.value.id, seq: lastSeq(commit(decision.value, now)), taskId })
  },
  acknowledge: ({ taskId }, context) => change(taskId, context, (of, now) => acknowledgeTask(of, now)),
  reassign: ({ taskId, owner }, context) =>
    change(taskId, context, (of, now) => reassignTask({ ...of, owner: recordedName(context.roster.people(), owner) }, now)),
  extend: ({ taskId, by, reason }, context) => change(taskId, context, (of, now) => extendTask({ ...of, by, reason }, now)),
  end: ({ taskId, outcome, result }, context) => change(taskId, context, (of, now) => endTask({ ...of, outcome, result }, now)),
  reopen: ({ taskId, reason }, context) => change(taskId, context, (of, now) => reopenTask(of, { reason }, now)),
}

interface Found {
  readonly incident: Incident
  readonly task: Task
  readonly taskId: string
}

/** Finds the task in whatever incident it is, asks what follows, records it. */
function change<Code extends ErrorCode>(
  taskId: string,
  { read, commit, facts }: Context,
  decide: (of: Found, now: Facts) => Reply<readonly Draft[], Code>,
) {
  const found = read.incidentOf('tasks', taskId)
  const incident = found === undefined ? undefined : read.incident(found)
  const task = incident && read.tasks(incident.id).find((one) => one.taskId === taskId)
  if (!incident || !task) return refuse('task_unknown', { taskId })
  const now = facts()
  const decision = decide({ incident, task, taskId }, now)
  return decision.ok ? accept({ incidentId: incident.id, seq: lastSeq(commit(decision.value, now)) }) : decision
}
