import type { Handlers } from '../../../shared/contract/define.ts'
import { accept, refuse, type ErrorCode, type Reply } from '../../../shared/contract/errors.ts'
import type { Contract } from '../../../shared/contract/index.ts'
import { declarationFrom } from '../../../shared/domain/incident/alert.ts'
import { declare, reachMilestone, reopen, setSeverity, setStatus } from '../../../shared/domain/incident/decide.ts'
import { outOfOrder } from '../../../shared/domain/incident/measures.ts'
import { touchesTargets } from '../../../shared/domain/incident/mode.ts'
import { whichIncident } from '../../../shared/domain/incident/select.ts'
import { isOpen, type Incident } from '../../../shared/domain/incident/state.ts'
import type { Draft } from '../../../shared/domain/events.ts'
import type { Facts } from '../../../shared/domain/facts.ts'
import type { Context } from '../context.ts'
import { kinds } from '../probing/registry.ts'

export const incidents: Handlers<Contract, Context>['incidents'] = {
  declare(input, { commit, facts }) {
    const now = facts()
    const drafts = declare(input, now)
    return accept({ incidentId: drafts[0].incidentId, seq: lastSeq(commit(drafts, now)) })
  },
  async declareFromAlert({ connection: name, fingerprint, ...given }, { read, prober, commit, facts }) {
    if (!touchesTargets(given.mode)) return refuse('target_tabletop')
    const connection = read.connection(name)
    if (!connection) return refuse('connection_unknown', { name })
    const probe = kinds[connection.kind].alerts
    if (probe === undefined) return refuse('probe_other_kind', { ...whereAlertsAre(), name, found: connection.kind })
    const reading = await prober.ask(probe, connection, { fingerprint })
    // Without an answer there are not even columns.
    if (reading.columns.length === 0) return refuse('target_unreachable', { name, cause: reading.reason.en, causeKo: reading.reason.ko })
    const says = declarationFrom(reading, fingerprint)
    if (!says) return refuse('alert_unknown', { name, fingerprint })
    const { title = says.title, severity = says.severity, mode, impact } = given
    const services = given.services.length > 0 ? given.services : says.services
    const now = facts()
    const [declared] = declare({ title, severity, mode, impact, services, origin: { connection: name, fingerprint } }, now)
    const { incidentId } = declared
    const evidence: Draft = {
      ...{ type: 'probe.reading_kept.v1', incidentId, occurredAt: reading.startedAt },
      data: { ...reading, runId: null, stepId: null },
    }
    return accept({ incidentId, seq: lastSeq(commit([declared, evidence], now)), title, severity })
  },
  list({ closed }, { read }) {
    return accept([...read.incidents()].filter((incident) => closed || isOpen(incident)))
  },
  get({ incidentId }, { read }) {
    return whichIncident(read, incidentId)
  },
  setStatus: (input, context) => change(input.incidentId, context, (incident, now) => setStatus(incident, input, now)),
  setSeverity: (input, context) => change(input.incidentId, context, (incident, now) => setSeverity(incident, input, now)),
  reopen: (input, context) => change(input.incidentId, context, (incident, now) => reopen(incident, input, now)),
  reachMilestone({ entryId, ...input }, context) {
    const { read } = context
    const entry = entryId === undefined ? undefined : read.entry(entryId)
    const found = whichIncident(read, input.incidentId ?? entry?.incidentId)
    if (!found.ok) return found
    if (entryId !== undefined && entry?.incidentId !== found.value.id) return refuse('entry_unknown', { entryId })
    const reached = change(found.value.id, context, (incident, now) => reachMilestone(incident, input, now, entry))
    if (!reached.ok) return reached
    const now = read.incident(found.value.id)
    return accept({ ...reached.value, outOfOrder: [...outOfOrder(now?.milestones ?? {})] })
  },
}

/** The probes that read alerts, and the kinds that have them. */
function whereAlertsAre() {
  const all = Object.values(kinds).filter(({ alerts }) => alerts !== undefined)
  return { probe: all.map(({ alerts }) => alerts).join(', '), wanted: all.map(({ kind }) => kind).join(', ') }
}

/** Finds the incident, asks what follows, records it. */
function change<Code extends ErrorCode>(
  incidentId: string | undefined,
  { read, commit, facts }: Context,
  decide: (incident: Incident, now: Facts) => Reply<readonly Draft[], Code>,
) {
  const incident = whichIncident(read, incidentId)
  if (!incident.ok) return incident
  const now = facts()
  const decision = decide(incident.value, now)
  if (!decision.ok) return decision
  return accept({ incidentId: incident.value.id, seq: lastSeq(commit(decision.value, now)) })
}

export const lastSeq = (events: readonly { seq: number }[]) => events.at(-1)?.seq ?? 0
