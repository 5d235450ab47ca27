import { z } from 'zod'
import type { DomainEvent } from '../events.ts'
import { oneLine } from '../one-line.ts'
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
})
export type Incident = z.infer<typeof incident>

export const isOpen = (state: Incident) => state.status !== 'closed'

/** Folds one event into its incident; events of other nouns leave it as it is. */
export function reduceIncident(state: Incident | undefined, event: DomainEvent): Incident | undefined {
  if (event.type === 'incident.declared.v1') {
    const { title, services, severity, mode, impact, zone } = event.data
    const named = { title: title === null ? null : oneLine(title), services: services?.map((name) => oneLine(name)) ?? null }
    return {
      ...{ id: event.incidentId ?? '', ...named, severity, mode, impact, zone, status: 'investigating' },
      ...{ declaredAt: event.occurredAt, declaredBy: event.actor, endedAt: null },
      milestones: { declared: event.occurredAt },
    }
  }
  if (!state) return state
  switch (event.type) {
    case 'incident.status_changed.v1': {
      const over = event.data.to === 'resolved' || event.data.to === 'closed'
      return { ...state, status: event.data.to, endedAt: over ? (state.endedAt ?? event.occurredAt) : null }
    }
    case 'incident.severity_changed.v1':
      return { ...state, severity: event.data.to }
    case 'incident.milestone_reached.v1':
      return { ...state, milestones: { ...state.milestones, [event.data.milestone]: event.occurredAt } }
    default:
      return state
  }
}
