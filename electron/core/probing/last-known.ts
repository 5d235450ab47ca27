import { seriesOf, type Point } from '../../../shared/domain/board/series.ts'
import type { Watch } from '../../../shared/domain/board/state.ts'
import type { Reading } from '../../../shared/domain/probe/reading.ts'
import { rfc3339In } from '../../../shared/domain/time/parse.ts'
import type { Reader } from '../store/store.ts'

/** As many of each connection as are looked through: some rounds of all that is asked of it. */
const lookedThrough = 300

export interface LastKnown {
  readonly latest: Reading
  /** Since when its verdict is what it is, as far back as points are kept. */
  readonly since: string
}

/** What each of these was answered last, before this app was started: shown with its age, and never taken for now. */
export function lastKnown(
  read: Pick<Reader, 'readings' | 'points'>,
  watches: readonly Watch[],
  zone: string,
): ReadonlyMap<string, LastKnown> {
  const found = new Map<string, LastKnown>()
  for (const connection of new Set(watches.map((watch) => watch.connection))) {
    const newestFirst = read.readings({ connection, limit: lookedThrough })
    for (const watch of watches.filter((one) => one.connection === connection)) {
      const series = seriesOf(watch)
      const latest = newestFirst.find((reading) => seriesOf(reading) === series)
      if (latest) found.set(watch.watchId, { latest, since: sinceOf(read.points(series, 0), latest, zone) })
    }
  }
  return found
}

function sinceOf(points: readonly Point[], { verdict, startedAt }: Reading, zone: string): string {
  const other = points.findLastIndex((point) => point.verdict !== verdict)
  const first = points[other + 1]
  return first === undefined || first.atMs >= Date.parse(startedAt) ? startedAt : rfc3339In(first.atMs, zone)
}
