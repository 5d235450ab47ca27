import type { Handlers } from '../../../shared/contract/define.ts'
import { accept, refuse } from '../../../shared/contract/errors.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import { whichIncident } from '../../../shared/domain/incident/select.ts'
import type { Context } from '../context.ts'

export const runs: Handlers<Contract, Context>['runs'] = {
  start(input, { read, runs, facts, shelf }) {
    const isCheck = input.incidentId === undefined && shelf.find(input.playbookId)?.playbook?.kind === 'Checklist'
    if (isCheck) return runs.start({ ...input, incident: null }, facts())
    const incident = whichIncident(read, input.incidentId)
    return incident.ok ? runs.start({ ...input, incident: incident.value }, facts()) : incident
  },
  list({ incidentId }, { read, runs }) {
    const incident = whichIncident(read, incidentId)
    return incident.ok ? accept(read.runs(incident.value.id).map((run) => runs.view(run))) : incident
  },
  get({ runId }, { read, runs }) {
    const run = read.run(runId)
    return run ? accept(runs.view(run)) : refuse('run_unknown', { runId })
  },
  step: (input, { runs, facts }) => runs.step(input, facts()),
  approve: (input, { runs, facts }) => runs.approve(input, facts()),
  planAhead: (input, { runs, facts }) => runs.planAhead(input, facts()),
  preApprove: (input, { runs, facts }) => runs.preApprove(input, facts()),
  skip: (input, { runs, facts }) => runs.skip(input, facts()),
  override: (input, { runs, facts }) => runs.override(input, facts()),
  reopen: (input, { runs, facts }) => runs.reopen(input, facts()),
  undo: (input, { runs, facts }) => runs.undo(input, facts()),
  enter: (input, { runs, facts }) => runs.fill(input, facts()),
  async choices(input, { runs }) {
    const reply = await runs.choices(input)
    return reply.ok ? accept([...reply.value]) : reply
  },
}
