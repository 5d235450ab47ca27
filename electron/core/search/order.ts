import type { Place } from '../store/cursor.ts'
import type { Query } from './query.ts'

/**
 * An event's number in the index: the second it happened in, then its position in the record. So the newest are read
 * first, and the position is found without another table. Years before 1698 and after 2242 share the first and the last
 * second; within a second the exact places decide.
 */
export function numberOf(instantMs: number, position: number): bigint {
  return (BigInt(secondOf(instantMs)) << positionBits) | BigInt(position)
}

export const positionIn = (number: bigint): number => Number(number & positionMask)
export const secondIn = (number: bigint): number => Number(number >> positionBits)

/** The last number of the second of this instant. */
export const lastNumberAt = (instantMs: number): bigint => numberOf(instantMs, Number(positionMask))
export const firstNumberAt = (instantMs: number): bigint => numberOf(instantMs, 0)

const positionBits = 29n
const positionMask = (1n << positionBits) - 1n
const half = 2 ** 33

const secondOf = (instantMs: number) => Math.min(Math.max(Math.floor(instantMs / 1000) + half, 0), 2 * half - 1)

/**
 * Search goes by the time that was said, a timeline by where a row stands (`placeMs`): the two differ only where a laptop's clock was set back
 * while lines were written, by as much as it was set. The index is read by whole seconds of the said time, which a span (`since`, `until`) means
 * too; a place that moves with the record's clock would have to be worked out from the row before it can be found. A hit leads to its place on
 * the timeline by its own cursor, so nobody ever lands beside it.
 *
 * As a timeline orders its rows: below zero when the first stands before the second.
 */
export function comparePlaces(a: Place, b: Place): number {
  return a[0] - b[0] || compareText(a[1], b[1]) || compareText(a[2], b[2]) || a[3] - b[3]
}

/** Between the moments asked for, and older than the page before. */
export const isWithin = (place: Place, { after, sinceMs, beforeMs }: Pick<Query, 'after' | 'sinceMs' | 'beforeMs'>): boolean =>
  (sinceMs === undefined || place[0] >= sinceMs) &&
  (beforeMs === undefined || place[0] < beforeMs) &&
  (after === undefined || comparePlaces(place, after) < 0)

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
