import { z } from 'zod'
import { language } from '../domain/document/local-text.ts'
import { rowKinds } from '../domain/timeline/row.ts'
import { milestone } from '../domain/incident/words.ts'
import { query } from './define.ts'
import { visibility } from '../domain/timeline/events.ts'
import { moment } from './incidents.ts'
import { tags } from './timeline.ts'

/** Events that search has read, of how many there are. */
export const indexing = z.strictObject({ indexed: z.int(), total: z.int() })

/** Found letter for letter, composed and without regard to case: part of a word is enough, also one syllable. */
const term = z.string().min(1).max(1000)

export const hit = z.strictObject({
  incidentId: z.string(),
  /** null once redacted. */
  incidentTitle: z.string().nullable(),
  logId: z.string(),
  seq: z.int(),
  type: z.string(),
  kind: z.enum(rowKinds),
  occurredAt: z.string(),
  recordedAt: z.string(),
  actor: z.string(),
  /** The part of the text that shows why it was found, on one line. */
  snippet: z.string(),
  /** What matched in it: start and end in UTF-16 units, in order, apart from each other. Empty where only filters were given. */
  ranges: z.array(z.tuple([z.int(), z.int()])),
  /** Where it stands on its timeline: `before` this is what comes before it, `after` this what comes after it. */
  cursor: z.string(),
  /** The place just before it: timeline.page `after` this begins with the row itself. */
  from: z.string(),
})
export type Hit = z.infer<typeof hit>

export const search = {
  /**
   * What is on the timelines: newest first by when it happened. All of `all` and nothing of `none`; shared/domain/search/query.ts
   * makes the fields from one typed line. Waits until all that is recorded can be found.
   */
  find: query({
    input: z.strictObject({
      all: z.array(term).max(32).default([]),
      none: z.array(term).max(32).default([]),
      incidentId: z.string().min(1).max(64).optional(),
      /** Any of these; none given: all. */
      kinds: z.array(z.enum(rowKinds)).max(rowKinds.length).default([]),
      /** Part of the name of who wrote it. */
      author: term.optional(),
      /** Entries that have all of these, that are pinned or not, and that may be told so far. */
      tags: tags.default([]),
      pinned: z.boolean().optional(),
      visibility: visibility.optional(),
      /** Where that milestone was reached: its own row, and the declaration for `declared`. */
      milestone: milestone.optional(),
      /** A day (`2026-11-22`) or a moment; in the zone of the incident, or of this machine. */
      since: moment.optional(),
      until: moment.optional(),
      /** What is shown, not what is found: texts are searched in both. */
      language,
      /** `next` of the page before. */
      after: z.string().max(400).optional(),
      limit: z.int().min(1).max(200).default(50),
    }),
    output: z.strictObject({ hits: z.array(hit), next: z.string().nullable() }),
    errors: ['incident_unknown', 'time_unreadable', 'time_in_future', 'cursor_unreadable', 'search_failed'],
  }),
}
