import { accept } from '../../contract/errors.ts'
import type { Draft } from '../events.ts'
import type { Facts } from '../facts.ts'
import { momentOf } from '../incident/decide.ts'
import type { Incident } from '../incident/state.ts'
import type { EntryKind } from './events.ts'

interface NewEntry {
  readonly kind: EntryKind
  readonly text: string
  readonly at?: string | undefined
}

/** Writes entries down, all or none. A closed incident still takes them: the last facts often come after. */
export function logEntries(incident: Incident, entries: readonly NewEntry[], facts: Facts) {
  const drafts: Draft[] = []
  for (const { kind, text, at } of entries) {
    const occurredAt = momentOf(at, incident, facts)
    if (!occurredAt.ok) return occurredAt
    drafts.push({
      ...{ type: 'timeline.entry_logged.v1', incidentId: incident.id, occurredAt: occurredAt.value },
      data: { entryId: facts.newId('ent'), kind, text },
    })
  }
  return accept<readonly Draft[]>(drafts)
}
