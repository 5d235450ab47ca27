import type { Hit } from '../../../shared/contract/search.ts'
import type { Recorded } from '../../../shared/domain/events.ts'
import { excerptOf } from '../../../shared/domain/search/excerpt.ts'
import { fold } from '../../../shared/domain/search/fold.ts'
import { matches } from '../../../shared/domain/search/match.ts'
import { searchable } from '../../../shared/domain/search/passages.ts'
import type { Titles } from '../../../shared/domain/timeline/row.ts'
import { cursorOf } from '../store/cursor.ts'
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
  const { kind, passages } = searchable(event, query.language, titles)
  if (query.kinds.length > 0 && !query.kinds.includes(kind)) return undefined
  if (!matches([...passages.map(fold), author], query)) return undefined
  const instant = instantOf(event)
  const { snippet, ranges } = excerptOf(passages, query.all)
  return {
    ...{ incidentId, incidentTitle: incidentTitle(incidentId), logId, seq, type, kind, occurredAt, recordedAt, actor, snippet },
    ranges: ranges.map(([start, end]) => [start, end]),
    cursor: cursorOf([instant, hlc, logId, seq]),
    from: cursorOf([instant, hlc, logId, seq - 1]),
  }
}
