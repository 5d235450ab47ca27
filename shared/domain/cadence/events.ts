import { z } from 'zod'
import { event } from '../event.ts'

/** When those who wait are told something, and when it was promised. */
export const cadenceEvents = {
  /** An update went out: the entry is what it said. `lateMs` is how long after its promise; null: nothing was promised. */
  'cadence.update_sent.v1': event(
    { entryId: z.string(), dueAt: z.string().nullable(), lateMs: z.int().nullable(), nextAt: z.string().nullable() },
    {},
  ),
  'cadence.promised.v1': event({ dueAt: z.string() }, {}),
  'cadence.snoozed.v1': event({ from: z.string(), to: z.string() }, { reason: z.string() }),
  /** Its time passed, and nothing was sent. */
  'cadence.overdue.v1': event({ dueAt: z.string() }, {}),
}
