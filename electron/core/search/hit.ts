import type { Hit } from '../../../shared/contract/search.ts'
import { isKnown, type Recorded } from '../../../shared/domain/events.ts'
import { excerptOf } from '../../../shared/domain/search/excerpt.ts'
import { fold } from '../../../shared/domain/search/fold.ts'
import type { Standing } from '../../../shared/domain/timeline/entry.ts'
import { placeMs } from '../../../shared/domain/timeline/order.ts'
import { matches } from '../../../shared/domain/search/match.ts'
import { searchable } from '../../../shared/domain/search/passages.ts'
import type { Titles } from '../../../shared/domain/timeline/row.ts'
import { cursorOf, placeAt } from '../store/cursor.ts'
import { instantOf } from '../store/event-log.ts'
import type { Query } from './query.ts'

interface Known {
  readonly titles: Titles
  readonly incidentTitle: (incidentId: string) => string | null
}

/** The event as a hit, or undefined where it is none: the text itself decides, not the index. */
export function hitOf(event: Recorded, query: Query, { titles, incidentTitle }: Known): Hit | undefined {
  const { incidentId, actor, type, logId, seq, hlc, occurredAt, recordedAt } = event
  if (incidentId === null || (query.incidentId !== undefined && query.incidentId !== incidentId)) return undefined
  const author = fold(actor)
  if (query.author !== undefined && !author.includes(query.author)) return undefined
  if (!isMarked(event, query) || !isReached(event, query)) return undefined
  const { kind, passages } = searchable(event, query.language, titles)
  if (query.kinds.length > 0 && !query.kinds.includes(kind)) return undefined
  if (!matches([...passages.map(fold), author], query)) return undefined
  const place = placeMs(event)
  const { snippet, ranges } = excerptOf(passages, query.all)
  return {
    ...{ incidentId, incidentTitle: incidentTitle(incidentId), logId, seq, type, kind, occurredAt, recordedAt, actor, snippet },
    ranges: ranges.map(([start, end]) => [start, end]),
    cursor: cursorOf([place, hlc, logId, seq]),
    from: cursorOf([place, hlc, logId, seq - 1]),
  }
}

/** Whether an entry has the tags, the pin and the visibility that are asked for; nothing else has any. */
function isMarked(event: Standing, { tags = [], pinned, visibility }: Query): boolean {
  if (tags.length === 0 && pinned === undefined && visibility === undefined) return true
  if (!isKnown(event) || event.type !== 'timeline.entry_logged.v1') return false
  const own = event.data.tags ?? []
  return (
    tags.every((tag) => own.includes(tag)) &&
    (pinned === undefined || ((event as Standing).entry?.pinned ?? false) === pinned) &&
    (visibility === undefined || (event.data.visibility ?? 'internal') === visibility)
  )
}

/** Whether an event is where the milestone that is asked for was reached. */
function isReached(event: Standing, { milestone }: Query): boolean {
  if (milestone === undefined) return true
  if (!isKnown(event)) return false
  if (event.type === 'incident.declared.v1') return milestone === 'declared'
  return event.type === 'incident.milestone_reached.v1' && event.data.milestone === milestone
}

/** Where the next page begins. Search goes by the time that was said; a hit's own cursor is its place on the timeline, which may be another. */
export function nextOf(hits: readonly Hit[]): string | null {
  const last = hits.at(-1)
  if (!last) return null
  const [, hlc, logId, seq] = placeAt(last.cursor)
  return cursorOf([instantOf(last), hlc, logId, seq])
}
