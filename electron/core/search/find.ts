import type { Hit } from '../../../shared/contract/search.ts'
import { fold } from '../../../shared/domain/search/fold.ts'
import { authorGrams, gramsIn, incidentGram, kindGram } from './grams.ts'
import { hitOf, nextOf } from './hit.ts'
import type { IndexFile } from './index-file.ts'
import { comparePlaces, firstNumberAt, isWithin, lastNumberAt, positionIn, secondIn } from './order.ts'
import type { Begun, Page, Query } from './query.ts'
import type { PlacedRow, RecordFile } from './record-file.ts'
import { standingIn } from './standing.ts'
import { titlesOf } from './titles.ts'

/**
 * Newest first: what the index proposes, held against the texts, until the page is full. After `ms`, and not in the middle of
 * a second, it is laid aside.
 */
export function findIn(index: IndexFile, record: RecordFile, query: Query, begun?: Begun, ms = Infinity): Page | Begun {
  const known = { titles: titlesOf(record.run), incidentTitle: (id: string) => record.incident(id)?.title ?? null }
  const hits: Hit[] = [...(begun?.found ?? [])]
  const started = performance.now()
  for (const numbers of bySecond(candidates(index, query, begun))) {
    for (const position of inOrder(numbers, record, query)) {
      const row = record.rowAt(position)
      const hit = row && (mayHold(row, query) || record.amended(row.log_id, row.seq)) && hitOf(standingIn(record, row), query, known)
      if (!hit) continue
      if (hits.length === query.limit) return { hits, next: nextOf(hits) }
      hits.push(hit)
    }
    if (performance.now() - started > ms) return { found: hits, below: numbers.at(-1)! }
  }
  return { hits, next: null }
}

function candidates(index: IndexFile, query: Query, begun: Begun | undefined): Iterable<bigint> {
  const { after, sinceMs, beforeMs } = query
  const latest = lastNumberAt(Math.min(after?.[0] ?? Infinity, beforeMs ?? Infinity))
  return index.numbers(wordsOf(query), sinceMs === undefined ? 0n : firstNumberAt(sinceMs), begun ? begun.below - 1n : latest)
}

/**
 * Letters put together by the index may stand apart in the text: most such rows are told apart by their line as it is stored,
 * at a fraction of what it takes to read it. Only for a plain line (others show what is not stored), not erased, with nothing
 * escaped in it.
 */
function mayHold({ type, sealed, actor }: PlacedRow, { all }: Query): boolean {
  if (type !== 'timeline.entry_logged.v1' || sealed.includes('\\') || sealed.includes(':null')) return true
  const [stored, author] = [fold(sealed), fold(actor)]
  return all.every((term) => stored.includes(term) || author.includes(term))
}

function* bySecond(numbers: Iterable<bigint>): Generator<readonly bigint[]> {
  let second: bigint[] = []
  for (const number of numbers) {
    if (second[0] !== undefined && secondIn(second[0]) !== secondIn(number)) {
      yield second
      second = []
    }
    second.push(number)
  }
  if (second.length > 0) yield second
}

/** The positions of one second that were asked for, in the exact order of their places. */
function inOrder(second: readonly bigint[], record: RecordFile, query: Query): readonly number[] {
  // Alone in its second it needs no order, and its place only where a bound was asked for: that is a row read less.
  if (second.length === 1 && query.after === undefined && query.sinceMs === undefined && query.beforeMs === undefined)
    return second.map(positionIn)
  const placed = second.map(positionIn).flatMap((position) => {
    const place = record.place(position)
    return place && isWithin(place, query) ? [{ place, position }] : []
  })
  return placed.toSorted((a, b) => comparePlaces(b.place, a.place)).map(({ position }) => position)
}

/** What must stand in the index for an event to be a hit: one word of each group. */
function wordsOf({ all, kinds: asked, incidentId, author, milestone }: Query): readonly (readonly string[])[] {
  const kinds = milestone === undefined ? asked : (['milestone'] as const)
  const each = [
    ...new Set(all.flatMap(gramsIn)),
    ...(incidentId === undefined ? [] : [incidentGram(incidentId)]),
    ...(author === undefined ? [] : authorGrams(gramsIn(author))),
  ]
  return [...each.map((word) => [word]), ...(kinds.length === 0 ? [] : [kinds.map(kindGram)])]
}
