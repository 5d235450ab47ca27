import { z } from 'zod'
import { language } from '../domain/document/local-text.ts'
import { visibility } from '../domain/timeline/events.ts'
import { command, query } from './define.ts'
import { moment, which, whichIncident } from './incidents.ts'
import { entryText } from './timeline.ts'

/** In minutes: at least one, at most a week. */
export const minutes = z.int().min(1).max(10_080)
const promised = z.strictObject({ incidentId: z.string(), seq: z.int(), dueAt: z.string() })

/** What those who wait are told, and when they are told again. */
export const updates = {
  /** What changed since the last update, ready to send; times in this zone, left out in the incident's. */
  draft: query({
    input: z.strictObject({ incidentId: whichIncident, language, zone: z.string().min(1).max(64).optional() }),
    output: z.strictObject({ incidentId: z.string(), text: z.string(), since: z.string(), suggested: minutes }),
    errors: [...which, 'zone_unknown'],
  }),
  /** Puts what was sent on the record, with the promise of the next; null promises none. Lateness is kept with it. */
  send: command({
    input: z.strictObject({
      incidentId: whichIncident,
      text: entryText,
      next: minutes.nullable(),
      visibility: visibility.default('internal'),
      at: moment.optional(),
    }),
    output: z.strictObject({
      ...{ incidentId: z.string(), entryId: z.string(), seq: z.int() },
      /** Milliseconds after the promise; null: nothing was promised. */
      lateMs: z.int().nullable(),
      nextAt: z.string().nullable(),
    }),
    errors: [...which, 'time_unreadable', 'time_in_future'],
  }),
  promise: command({
    input: z.strictObject({ incidentId: whichIncident, next: minutes }),
    output: promised,
    errors: [...which, 'incident_closed', 'update_promised'],
  }),
  /** Puts off what was promised; the reason stays on the timeline. */
  snooze: command({
    input: z.strictObject({ incidentId: whichIncident, minutes, reason: z.string().trim().max(500).default('') }),
    output: promised,
    errors: [...which, 'update_none', 'reason_missing'],
  }),
}
