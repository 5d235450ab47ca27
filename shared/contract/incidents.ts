import { z } from 'zod'
import { incident } from '../domain/incident/state.ts'
import { impact, incidentMode, incidentStatus, milestone, severity } from '../domain/incident/words.ts'
import { connectionName, connections } from './connections.ts'
import { command, query } from './define.ts'

/** `2026-11-22T14:05+09:00`, `14:05` or `-10m`; read in the incident's zone. */
export const moment = z.string().trim().min(1).max(64)
/** Left out: the one incident that is not closed. */
export const whichIncident = z.string().min(1).max(64).optional()
export const which = ['incident_unknown', 'incident_none_open', 'incident_several_open'] as const

const recorded = z.strictObject({ incidentId: z.string(), seq: z.int() })

export const incidents = {
  declare: command({
    input: z.strictObject({
      title: z.string().trim().min(1).max(200),
      severity: severity.default('sev2'),
      mode: incidentMode.default('real'),
      /** Left out: what the severity is taken to mean for customers. */
      impact: impact.optional(),
      services: z.array(z.string().trim().min(1).max(100)).max(50).default([]),
    }),
    output: recorded,
    errors: [],
  }),
  /** From an alert that is there now: title, severity and service from it where none are given. Its reading is kept as evidence. */
  declareFromAlert: command({
    input: z.strictObject({
      connection: connectionName,
      fingerprint: z.string().regex(/^[0-9a-zA-Z]{1,64}$/u),
      title: z.string().trim().min(1).max(200).optional(),
      severity: severity.optional(),
      mode: incidentMode.default('real'),
      /** Left out: what the severity is taken to mean for customers. */
      impact: impact.optional(),
      services: z.array(z.string().trim().min(1).max(100)).max(50).default([]),
    }),
    output: z.strictObject({ incidentId: z.string(), seq: z.int(), title: z.string(), severity }),
    errors: ['target_tabletop', 'alert_unknown', 'probe_other_kind', 'target_unreachable', ...connections.test.errors],
  }),
  list: query({
    input: z.strictObject({ closed: z.boolean().default(true) }),
    output: z.array(incident),
    errors: [],
  }),
  get: query({ input: z.strictObject({ incidentId: whichIncident }), output: incident, errors: which }),
  setStatus: command({
    input: z.strictObject({ incidentId: whichIncident, status: incidentStatus, at: moment.optional() }),
    output: recorded,
    errors: [...which, 'incident_unchanged', 'time_unreadable', 'time_in_future'],
  }),
  /** From resolved or closed back to investigating; the reason is kept. A closed one has to be named. */
  reopen: command({
    input: z.strictObject({ incidentId: whichIncident, reason: z.string().trim().max(500).default(''), at: moment.optional() }),
    output: recorded,
    errors: [...which, 'incident_not_over', 'reason_missing', 'time_unreadable', 'time_in_future'],
  }),
  setSeverity: command({
    input: z.strictObject({ incidentId: whichIncident, severity }),
    output: recorded,
    errors: [...which, 'incident_closed', 'incident_unchanged'],
  }),
  /** With an entry it stands for the milestone: the milestone has its time, also once that is corrected. */
  reachMilestone: command({
    input: z.strictObject({ incidentId: whichIncident, milestone, at: moment.optional(), entryId: z.string().min(1).max(64).optional() }),
    output: recorded.extend({
      /** Milestones that stand the wrong way round now: `first` should not be after `second`. */
      outOfOrder: z.array(z.strictObject({ first: milestone, second: milestone, firstAt: z.string(), secondAt: z.string() })),
    }),
    errors: [...which, 'entry_unknown', 'time_unreadable', 'time_in_future'],
  }),
}
