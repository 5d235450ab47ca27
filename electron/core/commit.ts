import { isKnown, type Draft, type Recorded } from '../../shared/domain/events.ts'
import type { Facts } from '../../shared/domain/facts.ts'
import { isAmendment } from '../../shared/domain/timeline/entry.ts'
import type { Commit, Publish } from './context.ts'
import type { Store } from './store/store.ts'
import { withoutSecrets } from './without-secrets.ts'

/**
 * The one way anything is recorded: known secrets are blanked, the store acknowledges only when journal and database both
 * hold it, and only then is anybody told. Throws the store's Fault; then nothing was recorded and nobody heard of it.
 */
export const createCommit =
  (store: Store, publish: Publish, secrets: () => readonly string[]): Commit =>
  (drafts: readonly Draft[], facts: Facts): readonly Recorded[] => {
    const known = secrets()
    const clean = drafts.map((draft) => withoutSecrets(draft, known))
    const events = store.append(clean, { recordedAt: facts.recordedAt, actor: facts.actor })
    publish('recorded', { events: events.map(asMessage), incidents: touched(store, events), rows: amended(store, events) })
    return events
  }

/** The contract's message is mutable by type; what is published is ours to give away. */
export const asMessage = <Row extends Recorded>(event: Row) => ({ ...event, data: { ...event.data } as Record<string, unknown> })

function amended(store: Store, events: readonly Recorded[]) {
  const ids = new Set(events.flatMap((event) => (isKnown(event) && isAmendment(event) ? [event.data.entryId] : [])))
  return [...ids].flatMap((id) => {
    const row = store.read.entryRow(id)
    return row ? [asMessage(row)] : []
  })
}

function touched(store: Store, events: readonly Recorded[]) {
  const ids = new Set(events.flatMap((event) => (event.incidentId === null ? [] : [event.incidentId])))
  return [...ids].flatMap((id) => store.read.incident(id) ?? [])
}
