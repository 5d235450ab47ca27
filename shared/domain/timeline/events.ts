import { z } from 'zod'
import { event } from '../event.ts'
import { entryForm } from './form.ts'

/** What a person can write on a timeline. `evidence` is what was pasted or piped in, kept as one piece. */
export const entryKinds = ['observation', 'action', 'decision', 'communication', 'note', 'evidence'] as const
export const entryKind = z.enum(entryKinds)
export type EntryKind = z.infer<typeof entryKind>

/** Who may be told: `external` may go into what customers read, everything else stays with us. */
export const visibilities = ['internal', 'external'] as const
export const visibility = z.enum(visibilities)
export type Visibility = z.infer<typeof visibility>

/** What an entry stands on: another entry, a kept reading, a task, or a step of a run (`run-1 end-blocker`). */
export const linkTargets = ['entry', 'reading', 'task', 'step'] as const
export const link = z.strictObject({ to: z.enum(linkTargets), id: z.string().min(1).max(200) })
export type Link = z.infer<typeof link>

/** A file kept beside the record under its SHA-256. The hash of a short file can be guessed back: it is sealed with the text. */
export const attachment = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  name: z.string().min(1).max(255),
  /** Media type as the pasting side knew it: `image/png`. */
  type: z.string().max(127),
  bytes: z.int().min(0),
})
export type Attachment = z.infer<typeof attachment>

const ofEntry = { entryId: z.string() }

/** What stands on a timeline because a person wrote it, and all that was said about it later. */
export const timelineEvents = {
  'timeline.entry_logged.v1': event(
    { ...ofEntry, kind: entryKind, visibility: visibility.optional(), links: z.array(link).optional() },
    { text: z.string(), tags: z.array(z.string()).optional(), attachments: z.array(attachment).optional(), form: entryForm.optional() },
  ),
  /** Another text for an entry. Its time is not in here: editing can not move one. */
  'timeline.entry_edited.v1': event({ ...ofEntry, kind: entryKind }, { text: z.string(), reason: z.string(), form: entryForm.optional() }),
  'timeline.entry_time_corrected.v1': event({ ...ofEntry, from: z.string(), to: z.string() }, { reason: z.string() }),
  'timeline.entry_struck.v1': event(ofEntry, { reason: z.string() }),
  'timeline.entry_restored.v1': event(ofEntry, { reason: z.string() }),
  /** What is given replaces what was; what is left out stays. */
  'timeline.entry_marked.v1': event(
    { ...ofEntry, pinned: z.boolean().optional(), visibility: visibility.optional(), links: z.array(link).optional() },
    { tags: z.array(z.string()).optional() },
  ),
  /** Recorded on the incident it leaves; what is said of it later belongs to the one it went to. */
  'timeline.entry_moved.v1': event({ ...ofEntry, from: z.string(), to: z.string() }, { reason: z.string() }),
  /** The sealed fields of one event, erased. Nothing else about the event changes, and its hash still stands. */
  'timeline.event_redacted.v1': event({ logId: z.string(), seq: z.int() }, { reason: z.string() }),
}
