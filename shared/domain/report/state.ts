import type { DomainEvent } from '../events.ts'

/** Of so many the latest of each team is found. */
const kept = 100

/** Folds one event into the situation reports of an incident, oldest first. */
export function reduceReports(state: string[], event: DomainEvent): string[] {
  if (event.type === 'report.given.v1') return [...state, event.data.entryId].slice(-kept)
  if (event.type === 'timeline.entry_moved.v1' && state.includes(event.data.entryId)) {
    return state.filter((entryId) => entryId !== event.data.entryId)
  }
  return state
}
