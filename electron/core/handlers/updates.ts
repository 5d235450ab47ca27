import type { Handlers } from '../../../shared/contract/define.ts'
import { accept, refuse } from '../../../shared/contract/errors.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import { composeUpdate } from '../../../shared/domain/cadence/compose.ts'
import { promiseUpdate, sendUpdate, snoozeUpdate } from '../../../shared/domain/cadence/decide.ts'
import { usualMinutes } from '../../../shared/domain/cadence/select.ts'
import { whichIncident } from '../../../shared/domain/incident/select.ts'
import { latestReports } from '../../../shared/domain/report/select.ts'
import { instantMs, isZone } from '../../../shared/domain/time/show.ts'
import type { Context } from '../context.ts'
import { lastSeq } from './incidents.ts'

export const updates: Handlers<Contract, Context>['updates'] = {
  draft(input, { read, runs, facts }) {
    const found = whichIncident(read, input.incidentId)
    if (!found.ok) return found
    const { value: incident } = found
    if (input.zone !== undefined && !isZone(input.zone)) return refuse('zone_unknown', { zone: input.zone })
    const { last } = incident.cadence
    const [report] = latestReports(
      incident.id,
      incident.reports.flatMap((id) => read.entry(id) ?? []),
    )
    const told = {
      ...{ incident, zone: input.zone ?? incident.zone, nowMs: instantMs(facts().recordedAt) },
      rows: read.recordedAfter(incident.id, last?.hlc ?? ''),
      report: report?.team === '' ? report : undefined,
      titles: (runId: string, stepId: string) => {
        const run = read.run(runId)
        return run && runs.view(run).steps.find((step) => step.id === stepId)?.title
      },
    }
    const text = composeUpdate(told, input.language)
    return accept({ incidentId: incident.id, text, since: last?.at ?? incident.declaredAt, suggested: usualMinutes[incident.severity] })
  },
  send(input, { read, commit, facts }) {
    const incident = whichIncident(read, input.incidentId)
    if (!incident.ok) return incident
    const now = facts()
    const decision = sendUpdate(incident.value, input, now)
    if (!decision.ok) return decision
    const { events, ...sent } = decision.value
    return accept({ incidentId: incident.value.id, ...sent, seq: lastSeq(commit(events, now)) })
  },
  promise(input, { read, commit, facts }) {
    const incident = whichIncident(read, input.incidentId)
    if (!incident.ok) return incident
    const now = facts()
    const decision = promiseUpdate(incident.value, input, now)
    if (!decision.ok) return decision
    const { events, dueAt } = decision.value
    return accept({ incidentId: incident.value.id, dueAt, seq: lastSeq(commit(events, now)) })
  },
  snooze(input, { read, commit, facts }) {
    const incident = whichIncident(read, input.incidentId)
    if (!incident.ok) return incident
    const now = facts()
    const decision = snoozeUpdate(incident.value, input, now)
    if (!decision.ok) return decision
    const { events, dueAt } = decision.value
    return accept({ incidentId: incident.value.id, dueAt, seq: lastSeq(commit(events, now)) })
  },
}
