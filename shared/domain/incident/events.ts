import { z } from 'zod'
import { event } from '../event.ts'
import { alertOrigin } from './alert.ts'
import { impact, incidentMode, incidentStatus, milestone, severity } from './words.ts'

export const incidentEvents = {
  'incident.declared.v1': event(
    { severity, mode: incidentMode, impact, zone: z.string(), origin: alertOrigin.optional() },
    { title: z.string(), services: z.array(z.string()) },
  ),
  'incident.status_changed.v1': event({ from: incidentStatus, to: incidentStatus }, { reason: z.string().optional() }),
  'incident.severity_changed.v1': event({ from: severity, to: severity }, {}),
  /** With `entryId` that entry stands for it: its time is the milestone's. */
  'incident.milestone_reached.v1': event({ milestone, entryId: z.string().optional() }, {}),
}
