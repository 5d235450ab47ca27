import { z } from 'zod'
import { entryMarks } from '../domain/timeline/entry.ts'

/** A recorded event as it crosses the boundary: a row of the timeline. Its `type` says how to read `data`. */
export const recordedEvent = z.strictObject({
  type: z.string(),
  logId: z.string(),
  seq: z.int(),
  hlc: z.string(),
  incidentId: z.string().nullable(),
  occurredAt: z.string(),
  recordedAt: z.string(),
  actor: z.string(),
  hash: z.string(),
  data: z.record(z.string(), z.unknown()),
})

/** A row as it stands: an entry's text, time and place are the corrected ones; `entry` says what was done to it. */
export const timelineRow = recordedEvent.extend({ entry: entryMarks.optional() })
