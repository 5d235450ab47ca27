import type { DomainEvent } from '../../shared/domain/events.ts'
import type { Query } from '../../electron/core/search/query.ts'
import type { Store } from '../../electron/core/store/store.ts'

type Logged = Extract<DomainEvent, { type: 'timeline.entry_logged.v1' }>

/** An entry as a scan needs it. */
export interface Line {
  readonly event: Logged
  readonly text: string
  readonly actor: string
  readonly ms: number
}

const folded = (text: string) => text.normalize('NFC').toLowerCase()

/** Every entry of a record, newest first. */
export const linesOf = (store: Pick<Store, 'read'>): readonly Line[] =>
  store.read
    .incidents()
    .flatMap(({ id }) => store.read.eventsOf(id))
    .filter((event): event is Logged => event.type === 'timeline.entry_logged.v1')
    .map((event) => ({
      event,
      text: folded(event.data.text ?? ''),
      actor: folded(event.actor),
      ms: Date.parse(event.occurredAt),
    }))
    .toSorted((a, b) => b.ms - a.ms || (a.event.hlc < b.event.hlc ? 1 : a.event.hlc > b.event.hlc ? -1 : b.event.seq - a.event.seq))

/** What one would write without thinking of speed, sharing nothing with search but what it promises. */
export function plainScan(lines: readonly Line[], query: Partial<Query>): readonly string[] {
  const { incidentId, kinds = [], author, sinceMs, beforeMs } = query
  const [all, none] = [(query.all ?? []).map(folded), (query.none ?? []).map(folded)]
  const holds = (line: Line, term: string) => line.text.includes(term) || line.actor.includes(term)
  return lines
    .filter(
      (line) =>
        all.every((term) => holds(line, term)) &&
        !none.some((term) => holds(line, term)) &&
        (incidentId === undefined || line.event.incidentId === incidentId) &&
        (kinds.length === 0 || kinds.includes(line.event.data.kind)) &&
        (author === undefined || line.actor.includes(folded(author))) &&
        (sinceMs === undefined || line.ms >= sinceMs) &&
        (beforeMs === undefined || line.ms < beforeMs),
    )
    .map(({ event }) => `${event.logId} ${event.seq}`)
}
