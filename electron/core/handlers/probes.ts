import type { Handlers } from '../../../shared/contract/define.ts'
import { accept, refuse } from '../../../shared/contract/errors.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import { allowTargets } from '../../../shared/domain/incident/mode.ts'
import { whichIncident } from '../../../shared/domain/incident/select.ts'
import type { Context } from '../context.ts'
import { lastSeq } from './incidents.ts'

export const probes: Handlers<Contract, Context>['probes'] = {
  list(_, { prober }) {
    return accept(prober.probes().map((summary) => ({ ...summary, params: [...summary.params] })))
  },
  async run({ probe, connection: name, params, incidentId, keep, asking }, { read, prober, commit, facts, keepReading }) {
    const known = prober.probes().find((summary) => summary.probe === probe)
    if (!known) return refuse('probe_unknown', { probe })
    const connection = read.connection(name)
    if (!connection) return refuse('connection_unknown', { name })
    if (connection.kind !== known.kind) return refuse('probe_other_kind', { probe, wanted: known.kind, name, found: connection.kind })
    // Found before asking: a reading that was wanted for the record must not be lost for want of an incident.
    const incident = keep || incidentId !== undefined ? whichIncident(read, incidentId) : undefined
    if (incident && !incident.ok) return incident
    const allowed = allowTargets(incident?.value)
    if (!allowed.ok) return allowed
    const reading = await prober.ask(probe, connection, params, { asking })
    if (reading.cause === 'cancelled') return accept(reading)
    const now = facts()
    keepReading(reading, { runId: null, stepId: null }, now)
    if (incident) {
      const place = { incidentId: incident.value.id, occurredAt: reading.startedAt }
      commit([{ type: 'probe.reading_kept.v1', ...place, data: { ...reading, runId: null, stepId: null } }], now)
    }
    return accept(reading)
  },
  cancel: async ({ asking }, { prober, board }) => accept({ cancelled: board.cancel(asking) + (await prober.cancel(asking)) }),
  keep({ readingId, incidentId }, { read, commit, facts }) {
    const incident = whichIncident(read, incidentId)
    if (!incident.ok) return incident
    const allowed = allowTargets(incident.value)
    if (!allowed.ok) return allowed
    const reading = read.reading(readingId)
    if (!reading) return refuse('reading_unknown', { readingId })
    const { id } = incident.value
    if (read.keptOn(readingId, id)) return refuse('reading_kept', { readingId })
    const data = { ...reading, runId: null, stepId: null }
    const recorded = commit([{ type: 'probe.reading_kept.v1', incidentId: id, occurredAt: reading.startedAt, data }], facts())
    return accept({ incidentId: id, seq: lastSeq(recorded) })
  },
  readings({ connection, limit }, { read }) {
    return accept([...read.readings({ connection, limit })])
  },
}
