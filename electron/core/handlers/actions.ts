import type { Handlers } from '../../../shared/contract/define.ts'
import { accept } from '../../../shared/contract/errors.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import { settleMitigation } from '../../../shared/domain/action/decide.ts'
import { allowTargets } from '../../../shared/domain/incident/mode.ts'
import { whichIncident } from '../../../shared/domain/incident/select.ts'
import type { Context } from '../context.ts'
import { lastSeq } from './incidents.ts'

export const actions: Handlers<Contract, Context>['actions'] = {
  list: (_, { prober }) => accept(prober.actions().map((summary) => ({ ...summary, params: [...summary.params] }))),
  plan({ incidentId, ...wanted }, { read, actions, facts }) {
    const incident = whichIncident(read, incidentId)
    // A change outside any incident is recorded too; only which of several is meant has to be said.
    if (!incident.ok && incident.error.code !== 'incident_none_open') return incident
    const allowed = allowTargets(incident.ok ? incident.value : undefined)
    if (!allowed.ok) return allowed
    return actions.plan({ ...wanted, incidentId: incident.ok ? incident.value.id : null }, facts())
  },
  approve: (input, { actions, facts }) => actions.approve(input, facts()),
  recent: ({ limit }, { read }) => accept(Object.values(read.actions().records).toReversed().slice(0, limit)),
  mitigations: (_, { read }) => accept(Object.values(read.actions().inForce)),
  revert: (input, { actions, facts }) => actions.revert(input, facts()),
  settle({ mitigationId, reason }, { read, commit, facts }) {
    const now = facts()
    const decision = settleMitigation(read.actions(), mitigationId, reason, now)
    return decision.ok ? accept({ seq: lastSeq(commit(decision.value, now)) }) : decision
  },
}
