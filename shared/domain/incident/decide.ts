import { accept, refuse } from '../../contract/errors.ts'
import type { AlertOrigin } from './alert.ts'
import type { Draft } from '../events.ts'
import type { Facts } from '../facts.ts'
import { parseMoment } from '../time/parse.ts'
import type { Entry } from '../timeline/entry.ts'
import { isOpen, type Incident } from './state.ts'
import { impactOf } from './impact.ts'
import type { Impact, IncidentMode, IncidentStatus, Milestone, Severity } from './words.ts'

interface Declaration {
  readonly title: string
  readonly severity: Severity
  readonly mode: IncidentMode
  /** Left out where nobody said: as the severity is taken. */
  readonly impact?: Impact | undefined
  readonly services: readonly string[]
  /** Where it was first seen; left out: by a person. */
  readonly origin?: AlertOrigin
}

/** Declaring is never refused: whoever hesitates to declare loses minutes. The incident takes the laptop's zone. */
export function declare(command: Declaration, facts: Facts): readonly [Draft & { incidentId: string }] {
  const { title, severity, mode, impact = impactOf[command.severity], origin } = command
  return [
    {
      ...{ type: 'incident.declared.v1', incidentId: facts.newId('inc'), occurredAt: facts.recordedAt },
      data: { title, severity, mode, impact, zone: facts.zone, services: [...command.services], ...(origin && { origin }) },
    },
  ]
}

/** Which milestone a status implies, when nobody has set it yet. */
const milestoneOf: Partial<Record<IncidentStatus, Milestone>> = { identified: 'identified', resolved: 'resolved' }

interface StatusChange {
  readonly status: IncidentStatus
  readonly at?: string | undefined
  readonly reason?: string | undefined
}

/** Any status can follow any other: incidents come back. Reaching identified or resolved also sets that milestone, once. */
export function setStatus(incident: Incident, command: StatusChange, facts: Facts) {
  if (command.status === incident.status) return refuse('incident_unchanged', { value: incident.status })
  const at = momentOf(command.at, incident, facts)
  if (!at.ok) return at
  const place = { incidentId: incident.id, occurredAt: at.value }
  const milestone = milestoneOf[command.status]
  const reached: Draft[] =
    milestone && !incident.milestones[milestone] ? [{ type: 'incident.milestone_reached.v1', ...place, data: { milestone } }] : []
  const { reason = '' } = command
  const changed: Draft = {
    ...{ type: 'incident.status_changed.v1', ...place },
    data: { from: incident.status, to: command.status, ...(reason !== '' && { reason }) },
  }
  return accept<readonly Draft[]>([changed, ...reached])
}

/** It came back, or was closed too soon: investigated again, with the reason on the record. */
export function reopen(incident: Incident, { reason, at }: { reason: string; at?: string | undefined }, facts: Facts) {
  if (incident.status !== 'resolved' && incident.status !== 'closed') return refuse('incident_not_over', { incidentId: incident.id })
  if (reason.trim() === '') return refuse('reason_missing')
  const moment = momentOf(at, incident, facts)
  if (!moment.ok) return moment
  return accept<readonly Draft[]>([
    {
      ...{ type: 'incident.status_changed.v1', incidentId: incident.id, occurredAt: moment.value },
      data: { from: incident.status, to: 'investigating', reason: reason.trim() },
    },
  ])
}

export function setSeverity(incident: Incident, command: { severity: Severity }, facts: Facts) {
  if (!isOpen(incident)) return refuse('incident_closed', { incidentId: incident.id })
  if (command.severity === incident.severity) return refuse('incident_unchanged', { value: incident.severity })
  return accept<readonly Draft[]>([
    {
      ...{ type: 'incident.severity_changed.v1', incidentId: incident.id, occurredAt: facts.recordedAt },
      data: { from: incident.severity, to: command.severity },
    },
  ])
}

interface Reaching {
  readonly milestone: Milestone
  readonly at?: string | undefined
}

/**
 * A milestone can be set again: the later word counts, and both stay on the timeline. An entry that stands for it lends it
 * its time, where no other is given.
 */
export function reachMilestone(
  incident: Incident,
  { milestone, at }: Reaching,
  facts: Facts,
  entry?: Pick<Entry, 'entryId' | 'occurredAt'>,
) {
  const moment = at === undefined && entry ? accept(entry.occurredAt) : momentOf(at, incident, facts)
  if (!moment.ok) return moment
  return accept<readonly Draft[]>([
    {
      ...{ type: 'incident.milestone_reached.v1', incidentId: incident.id, occurredAt: moment.value },
      data: { milestone, ...(entry && { entryId: entry.entryId }) },
    },
  ])
}

/** A typed time read in the incident's zone; now, when none was typed. */
export const momentOf = (text: string | undefined, incident: Incident, facts: Facts) =>
  text === undefined ? accept(facts.recordedAt) : parseMoment(text, { recordedAt: facts.recordedAt, zone: incident.zone })
