import type { Handlers } from '../../../shared/contract/define.ts'
import { accept } from '../../../shared/contract/errors.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import { whichIncident } from '../../../shared/domain/incident/select.ts'
import { giveReport } from '../../../shared/domain/report/decide.ts'
import { latestReports } from '../../../shared/domain/report/select.ts'
import type { Context } from '../context.ts'
import { lastSeq } from './incidents.ts'

export const reports: Handlers<Contract, Context>['reports'] = {
  give({ incidentId, ...said }, { read, commit, facts }) {
    const incident = whichIncident(read, incidentId)
    if (!incident.ok) return incident
    const now = facts()
    const decision = giveReport(incident.value, said, now)
    if (!decision.ok) return decision
    const { events, entryId } = decision.value
    return accept({ incidentId: incident.value.id, entryId, seq: lastSeq(commit(events, now)) })
  },
  latest({ incidentId }, { read }) {
    const incident = whichIncident(read, incidentId)
    if (!incident.ok) return incident
    const entries = incident.value.reports.flatMap((id) => read.entry(id) ?? [])
    return accept([...latestReports(incident.value.id, entries)])
  },
}
