import type { Hit } from '../../../shared/contract/search.ts'
import type { Recorded } from '../../../shared/domain/events.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import type { Run } from '../../../shared/domain/run/state.ts'
import { filesOf } from '../store/files.ts'
import { hasRow } from '../../../shared/domain/timeline/entry.ts'
import { instantOf } from '../store/event-log.ts'
import type { Place } from '../store/cursor.ts'
import { hitOf, nextOf } from './hit.ts'
import { comparePlaces, isWithin } from './order.ts'
import type { Page, Query } from './query.ts'
import { openRecordFile, type RecordFile } from './record-file.ts'
import type { Searcher } from './searcher.ts'
import { standingIn } from './standing.ts'
import { titlesOf } from './titles.ts'

interface Beside {
  incident(id: string): Incident | undefined
  run(id: string): Run | undefined
}

/** The same answer without an index: every event is looked at. */
export function scan(events: Iterable<Recorded>, read: Beside, query: Query): Page {
  const known = { titles: titlesOf((id) => read.run(id)), incidentTitle: (id: string) => read.incident(id)?.title ?? null }
  const found: { place: Place; hit: Hit }[] = []
  for (const event of events) {
    const place: Place = [instantOf(event), event.hlc, event.logId, event.seq]
    const hit = isWithin(place, query) ? hitOf(event, query, known) : undefined
    if (hit) found.push({ place, hit })
  }
  const hits = found.toSorted((a, b) => comparePlaces(b.place, a.place)).map(({ hit }) => hit)
  const page = hits.slice(0, query.limit)
  return { hits: page, next: hits.length > page.length ? nextOf(page) : null }
}

/** Where no index can be written: slow, and right. Throws SQLite's errors where the record cannot be read. */
export function openScanner(dataDir: string): Searcher {
  const record = openRecordFile(filesOf(dataDir).database)
  return {
    step: () => false,
    indexed: () => record.lastPosition(),
    total: () => record.lastPosition(),
    find: (query) => scan(eventsIn(record), record, query),
    findSome: (query) => scan(eventsIn(record), record, query),
    close: () => record.close(),
  }
}

function* eventsIn(record: RecordFile): Generator<Recorded> {
  for (let position = 0; ;) {
    const rows = record.rowsAfter(position, 500)
    const last = rows.at(-1)
    if (!last) return
    yield* rows.filter(hasRow).map((row) => standingIn(record, row))
    position = last.position
  }
}
