import { z } from 'zod'
import { entryKind, link, visibility } from '../domain/timeline/events.ts'
import { tagShape } from '../domain/timeline/tags.ts'
import { attachmentsMax } from '../domain/timeline/attachments.ts'
import { attached } from './attachments.ts'
import { command, query } from './define.ts'
import { timelineRow } from './event.ts'
import { moment, which, whichIncident } from './incidents.ts'

/** 1 MiB of UTF-16: what a pasted `kubectl describe` needs, and a bound on what one line may cost. */
export const entryTextMax = 1_048_576

export const entryText = z.string().max(entryTextMax).regex(/\S/u, 'text_empty')
export const tags = z.array(z.string().regex(tagShape)).max(30)
export const links = z.array(link).max(50)

const entry = z.strictObject({
  kind: entryKind.default('note'),
  text: entryText,
  at: moment.optional(),
  tags: tags.default([]),
  pinned: z.boolean().default(false),
  visibility: visibility.default('internal'),
  links: links.default([]),
  /** Files that were uploaded before; without them on disk nothing is logged. */
  attachments: z.array(attached).max(attachmentsMax).default([]),
})

export const timeline = {
  /** All of them or none: entries of one call are one transaction. */
  log: command({
    input: z.strictObject({ incidentId: whichIncident, entries: z.array(entry).min(1).max(10_000) }),
    output: z.strictObject({ incidentId: z.string(), entryIds: z.array(z.string()), seq: z.int() }),
    errors: [...which, 'time_unreadable', 'time_in_future', 'attachment_unknown'],
  }),
  /** Oldest first by when it happened. `after` and `before` are cursors of an earlier page; without both, the latest rows. */
  page: query({
    input: z.strictObject({
      incidentId: whichIncident,
      after: z.string().max(200).optional(),
      before: z.string().max(200).optional(),
      limit: z.int().min(1).max(1000).default(200),
    }),
    output: z.strictObject({
      incidentId: z.string(),
      rows: z.array(timelineRow),
      /** Cursor of the first and the last row; null for an empty page. */
      first: z.string().nullable(),
      last: z.string().nullable(),
      earlier: z.boolean(),
      later: z.boolean(),
    }),
    errors: [...which, 'cursor_unreadable'],
  }),
}
