import { accept } from '../../contract/errors.ts'
import type { Draft } from '../events.ts'
import type { Facts } from '../facts.ts'
import { momentOf } from '../incident/decide.ts'
import type { Incident } from '../incident/state.ts'
import type { Attachment, EntryKind, Link, Visibility } from './events.ts'
import { tagsOf } from './tags.ts'

interface NewEntry {
  readonly kind: EntryKind
  readonly text: string
  readonly at?: string | undefined
  readonly tags?: readonly string[]
  readonly pinned?: boolean
  readonly visibility?: Visibility
  readonly links?: readonly Link[]
  readonly attachments?: readonly Attachment[]
}

/** Writes entries down, all or none. A closed incident still takes them: the last facts often come after. */
export function logEntries(incident: Incident, entries: readonly NewEntry[], facts: Facts) {
  const drafts: Draft[] = []
  for (const entry of entries) {
    const occurredAt = momentOf(entry.at, incident, facts)
    if (!occurredAt.ok) return occurredAt
    const entryId = facts.newId('ent')
    drafts.push({
      ...{ type: 'timeline.entry_logged.v1', incidentId: incident.id, occurredAt: occurredAt.value },
      data: { entryId, ...said(entry) },
    })
    if (!entry.pinned) continue
    drafts.push({
      ...{ type: 'timeline.entry_marked.v1', incidentId: incident.id, occurredAt: facts.recordedAt },
      data: { entryId, pinned: true },
    })
  }
  return accept<readonly Draft[]>(drafts)
}

/** What is as usual is left out, and the line stays as short as it was. */
const said = ({ kind, text, tags = [], visibility = 'internal', links = [], attachments = [] }: NewEntry) => ({
  ...{ kind, text },
  ...(visibility !== 'internal' && { visibility }),
  ...(links.length > 0 && { links: [...links] }),
  ...(tags.length > 0 && { tags: tagsOf(tags) }),
  ...(attachments.length > 0 && { attachments: [...attachments] }),
})
