import { z } from 'zod'
import { entryKind, visibility } from '../domain/timeline/events.ts'
import { command, query } from './define.ts'
import { recordedEvent, timelineRow } from './event.ts'
import { moment } from './incidents.ts'
import { entryText, links, tags } from './timeline.ts'

const entryId = z.string().min(1).max(64)
/** May come empty: where one is needed, the refusal reason_missing says better than a schema what to do. */
const reason = z.string().trim().max(500).default('')
/** The incident the entry is in, and the last event recorded. */
const output = z.strictObject({ incidentId: z.string(), seq: z.int() })

/** Corrections: each is an event of its own, and what stood there before stays readable in `history`. */
export const entries = {
  /** Another text, or another kind. The time stays what it is. */
  edit: command({
    input: z.strictObject({ entryId, text: entryText, kind: entryKind.optional(), reason }),
    output,
    errors: ['entry_unknown', 'entry_unchanged', 'entry_redacted'],
  }),
  /** When it happened, as it should have been; read in the zone of its incident. */
  correctTime: command({
    input: z.strictObject({ entryId, at: moment, reason }),
    output,
    errors: ['entry_unknown', 'entry_unchanged', 'time_unreadable', 'time_in_future'],
  }),
  strike: command({ input: z.strictObject({ entryId, reason }), output, errors: ['entry_unknown', 'entry_struck', 'reason_missing'] }),
  restore: command({ input: z.strictObject({ entryId, reason }), output, errors: ['entry_unknown', 'entry_not_struck'] }),
  /** What is given replaces what was; what is left out stays. */
  mark: command({
    input: z.strictObject({
      entryId,
      pinned: z.boolean().optional(),
      visibility: visibility.optional(),
      tags: tags.optional(),
      links: links.optional(),
    }),
    output,
    errors: ['entry_unknown', 'entry_unchanged'],
  }),
  /** To another incident, with its time, its author and its history. */
  move: command({
    input: z.strictObject({ entryId, to: z.string().min(1).max(64), reason }),
    output,
    errors: ['entry_unknown', 'entry_unchanged', 'incident_unknown', 'reason_missing'],
  }),
  /**
   * Erases what was typed in one event, in every copy there is, for good; of an entry also what it said before it was edited.
   * The reason stays: it must not repeat the secret.
   */
  redact: command({
    input: z.strictObject({ logId: z.string().min(1).max(64), seq: z.int().min(1), reason }),
    output: z.strictObject({ incidentId: z.string().nullable(), seq: z.int(), erased: z.int() }),
    errors: ['event_unknown', 'event_without_text', 'reason_missing'],
  }),
  /** The entry as it stands, and every event it came from, the first first, each as it was recorded. */
  history: query({
    input: z.strictObject({ entryId }),
    output: z.strictObject({ row: timelineRow, events: z.array(recordedEvent) }),
    errors: ['entry_unknown'],
  }),
}
