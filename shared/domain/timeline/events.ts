import { z } from 'zod'
import { event } from '../event.ts'

/** What a person can write on a timeline. `evidence` is what was pasted or piped in, kept as one piece. */
export const entryKinds = ['observation', 'action', 'decision', 'communication', 'note', 'evidence'] as const
export const entryKind = z.enum(entryKinds)
export type EntryKind = z.infer<typeof entryKind>

/** What stands on a timeline because a person wrote it, and what was taken off again. */
export const timelineEvents = {
  'timeline.entry_logged.v1': event({ entryId: z.string(), kind: entryKind }, { text: z.string() }),
  /** The sealed fields of one event, erased. Nothing else about the event changes, and its hash still stands. */
  'timeline.event_redacted.v1': event({ logId: z.string(), seq: z.int() }, { reason: z.string() }),
}
