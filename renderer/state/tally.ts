import type { WatchView } from '../../shared/contract/board.ts'
import { seriesOf } from '../../shared/domain/board/series.ts'
import type { Reading, Verdict } from '../../shared/domain/probe/reading.ts'
import { standingOf } from '../../shared/domain/board/standing.ts'
import type { Readings } from './readings.ts'

/** The newest answer anybody got to the question of a watch: a step of a run may ask the same one. */
export function latestOf(watch: Pick<WatchView, 'connection' | 'probe' | 'params' | 'latest'>, all: Readings['latest']): Reading | null {
  const newest = all[`${watch.connection} ${watch.probe}`]
  if (!newest || seriesOf(newest) !== seriesOf(watch)) return watch.latest
  return Date.parse(newest.startedAt) > Date.parse(watch.latest?.startedAt ?? '1970-01-01T00:00:00Z') ? newest : watch.latest
}

/** `past`: was answered, or never was, and cannot be taken for now. */
export type Tally = Readonly<Record<Verdict | 'past', number>>

/** How many of each verdict, as far as they can be taken for now: what is old, paused or held counts as none of them. */
export function tallyOf(watches: readonly WatchView[], all: Readings['latest'], nowMs: number): Tally {
  const counts = { critical: 0, warning: 0, unknown: 0, ok: 0, past: 0 }
  for (const watch of watches) {
    const latest = latestOf(watch, all)
    counts[latest && standingOf({ ...watch, latest }, nowMs) === 'fresh' ? latest.verdict : 'past'] += 1
  }
  return counts
}
