import { z } from 'zod'
import { cadence, noCadence, reduceCadence } from '../cadence/state.ts'
import { reduceReviews, reviews } from '../decision/state.ts'
import type { DomainEvent } from '../events.ts'
import { oneLine } from '../one-line.ts'
import { reduceReports } from '../report/state.ts'
import { severityCourse, statusCourse } from './course.ts'
import { followEntry, taggedMilestones, without } from './tagged.ts'
import { impact, incidentMode, incidentStatus, milestone, severity } from './words.ts'

/**
 * An incident as the log has it now. `title` and `services` read null once they were redacted, and are one line each: a title can come from an
 * alert, and one with breaks or turned letters would name another incident than the one a line goes to.
 */
export const incident = z.strictObject({
  id: z.string(),
  title: z.string().nullable(),
  services: z.array(z.string()).nullable(),
  severity,
  status: incidentStatus,
  mode: incidentMode,
  impact,
  /** IANA zone in which its times are read and shown. */
  zone: z.string(),
  declaredAt: z.string(),
  declaredBy: z.string(),
  /** When each milestone was reached; the latest word on it counts. */
  milestones: z.partialRecord(milestone, z.string()),
  /** When it was resolved or closed, while it is. */
  endedAt: z.string().nullable(),
  /** The statuses and severities it had, the first first. */
  statuses: statusCourse,
  severities: severityCourse,
  /** The milestones that an entry stands for. */
  tagged: taggedMilestones,
  cadence,
  reviews,
  /** The entries of the latest situation reports, oldest first. */
  reports: z.array(z.string()),
})
export type Incident = z.infer<typeof incident>

export const isOpen = (state: Incident) => state.status !== 'closed'

const isOver = (status: Incident['status']) => status === 'resolved' || status === 'closed'

/** Folds one event into its incident; events of other nouns leave it as it is. */
export function reduceIncident(state: Incident | undefined, event: DomainEvent): Incident | undefined {
  if (event.type === 'incident.declared.v1') return declared(event)
  if (!state) return state
  const turned = turn(followEntry(state, event), event)
  const [told, looked, reported] = [
    reduceCadence(turned.cadence, event),
    reduceReviews(turned.reviews, event),
    reduceReports(turned.reports, event),
  ]
  const same = told === turned.cadence && looked === turned.reviews && reported === turned.reports
  return same ? turned : { ...turned, cadence: told, reviews: looked, reports: reported }
}

function declared(event: Extract<DomainEvent, { type: 'incident.declared.v1' }>): Incident {
  const { title, services, severity, mode, impact, zone } = event.data
  const since = { at: event.occurredAt, by: event.actor }
  const named = { title: title === null ? null : oneLine(title), services: services?.map((name) => oneLine(name)) ?? null }
  return {
    ...{ id: event.incidentId ?? '', ...named, severity, mode, impact, zone, status: 'investigating' },
    ...{ declaredAt: event.occurredAt, declaredBy: event.actor, endedAt: null },
    milestones: { declared: event.occurredAt },
    ...{ statuses: [{ status: 'investigating', ...since }], severities: [{ severity, ...since }] },
    ...{ tagged: {}, cadence: noCadence, reviews: {}, reports: [] },
  }
}

function turn(state: Incident, event: DomainEvent): Incident {
  const since = { at: event.occurredAt, by: event.actor }
  switch (event.type) {
    case 'incident.status_changed.v1': {
      const { to } = event.data
      const statuses = [...state.statuses, { status: to, ...since }]
      if (isOver(to)) return { ...state, status: to, statuses, endedAt: state.endedAt ?? event.occurredAt }
      // What came back is not resolved: its next end is another one.
      const milestones = isOver(state.status) ? without(state.milestones, 'resolved') : state.milestones
      return { ...state, status: to, statuses, milestones, endedAt: null }
    }
    case 'incident.severity_changed.v1':
      return { ...state, severity: event.data.to, severities: [...state.severities, { severity: event.data.to, ...since }] }
    case 'incident.milestone_reached.v1': {
      const { milestone, entryId } = event.data
      const at = event.occurredAt
      const tagged = entryId === undefined ? without(state.tagged, milestone) : { ...state.tagged, [milestone]: { entryId, at } }
      return { ...state, tagged, milestones: { ...state.milestones, [milestone]: at } }
    }
    default:
      return state
  }
}
