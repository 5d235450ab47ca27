import type { Handlers } from '../../../shared/contract/define.ts'
import { accept, refuse } from '../../../shared/contract/errors.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import { recordDecision, reviewDecision } from '../../../shared/domain/decision/decide.ts'
import { whichIncident } from '../../../shared/domain/incident/select.ts'
import type { Context } from '../context.ts'
import { lastSeq } from './incidents.ts'

export const decisions: Handlers<Contract, Context>['decisions'] = {
  record({ incidentId, ...said }, { read, commit, facts }) {
    const incident = whichIncident(read, incidentId)
    if (!incident.ok) return incident
    const now = facts()
    const decision = recordDecision(incident.value, said, now)
    if (!decision.ok) return decision
    const { events, ...made } = decision.value
    return accept({ incidentId: incident.value.id, ...made, seq: lastSeq(commit(events, now)) })
  },
  review(input, { read, commit, facts }) {
    const entry = read.entry(input.entryId)
    const incident = entry && read.incident(entry.incidentId)
    if (!incident) return refuse('entry_unknown', { entryId: input.entryId })
    const now = facts()
    const decision = reviewDecision(incident, input, now)
    if (!decision.ok) return decision
    return accept({ incidentId: incident.id, seq: lastSeq(commit(decision.value, now)) })
  },
}
