import type { Handlers } from '../../../shared/contract/define.ts'
import { accept } from '../../../shared/contract/errors.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import { isKnown } from '../../../shared/domain/events.ts'
import { whichIncident } from '../../../shared/domain/incident/select.ts'
import { logEntries } from '../../../shared/domain/timeline/decide.ts'
import { asMessage } from '../commit.ts'
import type { Context } from '../context.ts'
import { lastSeq } from './incidents.ts'

export const timeline: Handlers<Contract, Context>['timeline'] = {
  log(input, { read, commit, facts }) {
    const incident = whichIncident(read, input.incidentId)
    if (!incident.ok) return incident
    const now = facts()
    const decision = logEntries(incident.value, input.entries, now)
    if (!decision.ok) return decision
    const events = commit(decision.value, now)
    const entryIds = events.flatMap((event) => (isKnown(event) && event.type === 'timeline.entry_logged.v1' ? [event.data.entryId] : []))
    return accept({ incidentId: incident.value.id, entryIds, seq: lastSeq(events) })
  },
  page({ incidentId, after, before, limit }, { read }) {
    const incident = whichIncident(read, incidentId)
    if (!incident.ok) return incident
    const page = read.timeline({ incidentId: incident.value.id, after, before, limit })
    return accept({ incidentId: incident.value.id, ...page, rows: page.rows.map(asMessage) })
  },
}
