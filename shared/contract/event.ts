import { z } from 'zod'

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
