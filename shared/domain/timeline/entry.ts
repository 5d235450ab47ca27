import { z } from 'zod'
import { isKnown, type DomainEvent, type Recorded } from '../events.ts'
import type { EventOf } from './row.ts'
import { entryForm } from './form.ts'
import { attachment, entryKind, link, visibility } from './events.ts'

const place = z.strictObject({ logId: z.string(), seq: z.int() })

/** What was done to an entry after it was logged, as far as a reader has to see it beside the text. */
export const entryMarks = z.strictObject({
  pinned: z.boolean(),
  struck: z.strictObject({ at: z.string(), by: z.string(), reason: z.string().nullable() }).nullable(),
  /** How often its text was edited. */
  edits: z.int(),
  /** When it was first said to have happened, where that was corrected. */
  firstOccurredAt: z.string().nullable(),
  /** The incident it was logged in first, where it was moved. */
  movedFrom: z.string().nullable(),
})
export type EntryMarks = z.infer<typeof entryMarks>

/** An entry as it stands after all that was said about it. Texts read null once they were redacted. */
export const entry = z.strictObject({
  entryId: z.string(),
  ...place.shape,
  hlc: z.string(),
  incidentId: z.string(),
  occurredAt: z.string(),
  recordedAt: z.string(),
  kind: entryKind,
  text: z.string().nullable(),
  tags: z.array(z.string()).nullable(),
  visibility,
  links: z.array(link),
  attachments: z.array(attachment).nullable(),
  /** Its form, where it was written as one. */
  form: entryForm.nullable(),
  ...entryMarks.shape,
  /** Where the events stand that changed it, in order: with them it can be computed again. */
  history: z.array(place),
})
export type Entry = z.infer<typeof entry>

/** A row of a timeline as it stands: text, time and place are the corrected ones, `hash` is of the event as it was logged. */
export type Standing = Recorded & { readonly entry?: EntryMarks }

/** Said about an entry: it is read with the entry, and has no row of its own. */
const amending = {
  'timeline.entry_edited.v1': true,
  'timeline.entry_time_corrected.v1': true,
  'timeline.entry_struck.v1': true,
  'timeline.entry_restored.v1': true,
  'timeline.entry_marked.v1': true,
  'timeline.entry_moved.v1': true,
} as const
type Amendment = EventOf<keyof typeof amending>

export const isAmendment = (event: DomainEvent): event is Amendment => Object.hasOwn(amending, event.type)

/** Whether an event has a row of its own on its incident's timeline. That an entry left is told where it left from. */
export const hasRow = ({ type }: { readonly type: string }) =>
  type !== 'report.given.v1' && type !== 'decision.review_set.v1' && (!Object.hasOwn(amending, type) || type === 'timeline.entry_moved.v1')

/** The entry as it was logged. */
export function entryOf(event: EventOf<'timeline.entry_logged.v1'>): Entry {
  const { entryId, kind, text, tags, attachments, form, links, visibility: shown } = event.data
  return {
    ...{ entryId, logId: event.logId, seq: event.seq, hlc: event.hlc, incidentId: event.incidentId ?? '' },
    ...{ occurredAt: event.occurredAt, recordedAt: event.recordedAt },
    ...{ kind, text, tags: listOf(tags), visibility: shown ?? 'internal', links: [...(links ?? [])], attachments: listOf(attachments) },
    form: form ?? null,
    ...{ pinned: false, struck: null, edits: 0, firstOccurredAt: null, movedFrom: null, history: [] },
  }
}

/** null: redacted. Left out: there were none. */
const listOf = <Value>(list: readonly Value[] | null | undefined) => (list === null ? null : [...(list ?? [])])

/** Folds one amendment into its entry. */
export function reduceEntry(before: Entry, event: Amendment): Entry {
  const state = { ...before, history: [...before.history, { logId: event.logId, seq: event.seq }] }
  switch (event.type) {
    case 'timeline.entry_edited.v1':
      return {
        ...state,
        text: event.data.text,
        kind: event.data.kind,
        form: event.data.form ?? formAfter(state, event),
        edits: state.edits + 1,
      }
    case 'timeline.entry_time_corrected.v1':
      return { ...state, occurredAt: event.data.to, firstOccurredAt: state.firstOccurredAt ?? event.data.from }
    case 'timeline.entry_struck.v1':
      return { ...state, struck: { at: event.occurredAt, by: event.actor, reason: event.data.reason } }
    case 'timeline.entry_restored.v1':
      return { ...state, struck: null }
    case 'timeline.entry_marked.v1': {
      const { pinned, visibility: shown, links, tags } = event.data
      return {
        ...state,
        ...{ pinned: pinned ?? state.pinned, visibility: shown ?? state.visibility, links: links ? [...links] : state.links },
        tags: tags === undefined ? state.tags : listOf(tags),
      }
    }
    case 'timeline.entry_moved.v1':
      return { ...state, incidentId: event.data.to, movedFrom: state.movedFrom ?? event.data.from }
  }
}

/** Another text leaves the form as it is; an erased one takes it along, and of another kind it is no such form any more. */
const formAfter = ({ form, kind }: Entry, { data }: EventOf<'timeline.entry_edited.v1'>) =>
  data.form === null || data.kind !== kind ? null : form

/** The event that logged an entry, with everything that was said about it since in its place. */
export function asItStands(event: Recorded, state: Entry): Standing {
  const { incidentId, occurredAt, kind, text, tags, visibility: shown, links, attachments, form } = state
  const { pinned, struck, edits, firstOccurredAt, movedFrom } = state
  const data = { ...event.data, kind, text, tags, visibility: shown, links, attachments, ...(form && { form }) }
  return { ...event, incidentId, occurredAt, data, entry: { pinned, struck, edits, firstOccurredAt, movedFrom } } as Standing
}

/** What still counts: everything but what was struck. */
export const isStruck = (row: Standing) => row.entry?.struck !== undefined && row.entry.struck !== null

/** The entry an event is about, if any. */
export const entryIdOf = (event: Recorded): string | null =>
  isKnown(event) && (event.type === 'timeline.entry_logged.v1' || isAmendment(event)) ? event.data.entryId : null
