import type { Hit } from '../../../shared/contract/search.ts'
import { toRecorded } from '../store/event-log.ts'
import { authorGrams, gramsIn, incidentGram, kindGram } from './grams.ts'
import { hitOf } from './hit.ts'
import type { IndexFile } from './index-file.ts'
import { comparePlaces, firstNumberAt, isWithin, lastNumberAt, positionIn, secondIn } from './order.ts'
import type { Page, Query } from './query.ts'
import type { RecordFile } from './record-file.ts'
import { titlesOf } from './titles.ts'

/** Newest first: what the index proposes, held against the texts, until the page is full. */
export function findIn(index: IndexFile, record: RecordFile, query: Query): Page {
  const known = { titles: titlesOf(record.run), incidentTitle: (id: string) => record.incident(id)?.title ?? null }
  const hits: Hit[] = []
  for (const position of inOrder(index, record, query)) {
    const row = record.rowAt(position)
    const hit = row && hitOf(toRecorded(row), query, known)
    if (!hit) continue
    if (hits.length === query.limit) return { hits, next: hits.at(-1)?.cursor ?? null }
    hits.push(hit)
  }
  return { hits, next: null }
}

/** Positions of the candidates, second by second, each second in the exact order of its places. */
function* inOrder(index: IndexFile, record: RecordFile, query: Query): Generator<number> {
  const { after, sinceMs, beforeMs } = query
  const until = Math.min(after?.[0] ?? Infinity, beforeMs ?? Infinity)
  const numbers = index.numbers(wordsOf(query), sinceMs === undefined ? 0n : firstNumberAt(sinceMs), lastNumberAt(until))
  let second: bigint[] = []
  const sorted = function* () {
    const placed = second.flatMap((number) => {
      const place = record.place(positionIn(number))
      return place && isWithin(place, query) ? [{ place, position: positionIn(number) }] : []
    })
    for (const { position } of placed.toSorted((a, b) => comparePlaces(b.place, a.place))) yield position
  }
  for (const number of numbers) {
    if (second[0] !== undefined && secondIn(second[0]) !== secondIn(number)) {
      yield* sorted()
      second = []
    }
    second.push(number)
  }
  yield* sorted()
}

/** What must stand in the index for an event to be a hit: one word of each group. */
function wordsOf({ all, kinds, incidentId, author }: Query): readonly (readonly string[])[] {
  const each = [
    ...new Set(all.flatMap(gramsIn)),
    ...(incidentId === undefined ? [] : [incidentGram(incidentId)]),
    ...(author === undefined ? [] : authorGrams(gramsIn(author))),
  ]
  return [...each.map((word) => [word]), ...(kinds.length === 0 ? [] : [kinds.map(kindGram)])]
}
