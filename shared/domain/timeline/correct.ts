import { accept, refuse } from '../../contract/errors.ts'
import { eventSpecs, isKnown, type Draft, type Recorded } from '../events.ts'
import type { EventSpec } from '../event.ts'
import type { Facts } from '../facts.ts'
import { momentOf } from '../incident/decide.ts'
import type { Incident } from '../incident/state.ts'
import { instantMs } from '../time/show.ts'
import type { Entry } from './entry.ts'
import type { EntryKind, Link, Visibility } from './events.ts'
import { tagsOf } from './tags.ts'

type DraftType = Draft['type']
type DataOf<Type extends DraftType> = Extract<Draft, { type: Type }>['data']

/** A correction happens now, whatever time the entry has; it belongs to the incident the entry is in. */
function about<Type extends DraftType>(entry: Entry, facts: Facts, type: Type, data: DataOf<Type>) {
  return accept<readonly Draft[]>([{ type, incidentId: entry.incidentId, occurredAt: facts.recordedAt, data } as Draft])
}

const unchanged = ({ entryId }: Entry) => refuse('entry_unchanged', { entryId })
const needed = (reason: string) => (reason === '' ? refuse('reason_missing') : undefined)

interface Edit {
  readonly text: string
  readonly kind?: EntryKind | undefined
  readonly reason: string
}

/** Another text, and the first stays readable. A time is never among what changes. */
export function editEntry(entry: Entry, { text, kind = entry.kind, reason }: Edit, facts: Facts) {
  if (entry.text === null) return refuse('entry_redacted', { entryId: entry.entryId })
  if (text === entry.text && kind === entry.kind) return unchanged(entry)
  return about(entry, facts, 'timeline.entry_edited.v1', { entryId: entry.entryId, kind, text, reason })
}

/** `incident` is the one the entry is in: its zone reads the time. */
export function correctTime(entry: Entry, incident: Incident, { at, reason }: { at: string; reason: string }, facts: Facts) {
  const to = momentOf(at, incident, facts)
  if (!to.ok) return to
  if (instantMs(to.value) === instantMs(entry.occurredAt)) return unchanged(entry)
  const { entryId, occurredAt: from } = entry
  return about(entry, facts, 'timeline.entry_time_corrected.v1', { entryId, from, to: to.value, reason })
}

/** Takes an entry out of what counts; it stays where it is, crossed out, with the reason. */
export function strikeEntry(entry: Entry, { reason }: { reason: string }, facts: Facts) {
  if (entry.struck) return refuse('entry_struck', { entryId: entry.entryId })
  return needed(reason) ?? about(entry, facts, 'timeline.entry_struck.v1', { entryId: entry.entryId, reason })
}

export function restoreEntry(entry: Entry, { reason }: { reason: string }, facts: Facts) {
  if (!entry.struck) return refuse('entry_not_struck', { entryId: entry.entryId })
  return about(entry, facts, 'timeline.entry_restored.v1', { entryId: entry.entryId, reason })
}

export interface Marking {
  readonly pinned?: boolean | undefined
  readonly visibility?: Visibility | undefined
  readonly links?: readonly Link[] | undefined
  readonly tags?: readonly string[] | undefined
}

/** Only what becomes another is recorded. */
export function markEntry(entry: Entry, marking: Marking, facts: Facts) {
  const { pinned, visibility, links } = marking
  const tags = marking.tags && tagsOf(marking.tags)
  const data = {
    ...(pinned !== undefined && pinned !== entry.pinned && { pinned }),
    ...(visibility !== undefined && visibility !== entry.visibility && { visibility }),
    ...(links !== undefined && !isSame(links, entry.links) && { links: [...links] }),
    ...(tags !== undefined && !isSame(tags, entry.tags) && { tags }),
  }
  if (Object.keys(data).length === 0) return unchanged(entry)
  return about(entry, facts, 'timeline.entry_marked.v1', { entryId: entry.entryId, ...data })
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** To another incident, with its time, its author and everything that was said about it. */
export function moveEntry(entry: Entry, to: Incident, { reason, from: left }: Moving, facts: Facts) {
  if (to.id === entry.incidentId) return unchanged(entry)
  const { entryId, incidentId: from } = entry
  const review = left?.reviews[entryId]
  const place = { incidentId: to.id, occurredAt: facts.recordedAt }
  const along: readonly Draft[] = [
    ...(review ? [{ type: 'decision.review_set.v1', ...place, data: { entryId, reviewAt: review.at } } as const] : []),
    ...(entry.form?.is === 'can' ? [{ type: 'report.given.v1', ...place, data: { entryId } } as const] : []),
  ]
  const refused = needed(reason)
  if (refused) return refused
  const moved = about(entry, facts, 'timeline.entry_moved.v1', { entryId, from, to: to.id, reason })
  return accept<readonly Draft[]>([...moved.value, ...along])
}

interface Moving {
  readonly reason: string
  /** The incident it leaves: what is waited for there goes along. */
  readonly from?: Incident | undefined
}

/** Erases what was typed in these events, all at once; the reason stays, so the secret must not be in it. */
export function redactEvents(events: readonly Recorded[], { reason }: { reason: string }, facts: Facts) {
  const left = events.filter(holdsText)
  const [first] = events
  if (left.length === 0) return refuse('event_without_text', { logId: first?.logId ?? '', seq: first?.seq ?? 0 })
  return (
    needed(reason) ??
    accept<readonly Draft[]>(
      left.map(({ logId, seq, incidentId }) => ({
        ...{ type: 'timeline.event_redacted.v1', incidentId, occurredAt: facts.recordedAt },
        data: { logId, seq, reason },
      })),
    )
  )
}

/** Whether something in it can be erased and is not yet. */
function holdsText(event: Recorded): boolean {
  if (!isKnown(event)) return false
  const spec: EventSpec = eventSpecs[event.type]
  const data: Readonly<Record<string, unknown>> = event.data
  return Object.keys(spec.sealed.shape).some((name) => data[name] !== null && data[name] !== undefined)
}
