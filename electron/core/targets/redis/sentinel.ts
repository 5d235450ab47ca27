import { nameOf, type Place } from './address.ts'
import { dial, orCut, type Means, type Nodes } from './dial.ts'
import { failure } from './failures.ts'
import type { Line } from './line.ts'

/** What the sentinels said is asked again after this long: an old master that is cut off from them may still answer us. */
const knownMs = 10_000

/** The master the sentinels name. Throws TargetFailure. */
export async function openSentinel(means: Means): Promise<Nodes> {
  const { clock, connectMs } = means
  const until = performance.now() + connectMs
  let place = await askSentinels(means, connectMs)
  let line = await dial(means, place, until - performance.now())
  let since = clock.now()
  const all = async (ms: number) => {
    if (clock.now() - since > knownMs) {
      const end = performance.now() + ms
      // Without a sentinel the master we speak to is the best that is known.
      const now = await askSentinels(means, ms / 2).catch(() => place)
      if (nameOf(now) !== nameOf(place)) {
        line.cut()
        line = await dial(means, now, end - performance.now())
        place = now
      }
      since = clock.now()
    }
    return [{ node: line.at.node, line }]
  }
  return {
    get broken() {
      return line.broken
    },
    all,
    holding: (_, ms) => all(ms),
    cut: () => line.cut(),
  }
}

/** One after another, each with its share of the time. Throws what the last one said, or that none knows the master. */
async function askSentinels(means: Means, ms: number): Promise<Place> {
  const { places, master } = means.address
  const until = performance.now() + ms
  let last: unknown
  for (const [position, place] of places.entries()) {
    // One share is kept for the master itself.
    const share = (until - performance.now()) / (places.length - position + 1)
    let line: Line | undefined
    try {
      line = await dial(means, place, share, 'sentinel')
      const found = await orCut(means, line, share, line.read('SENTINEL', 'GET-MASTER-ADDR-BY-NAME', master))
      if (Array.isArray(found)) return { host: String(found[0]), port: Number(found[1]) }
      last = failure('other', 'sentinel_unknown', line.at, 'not_sent', { master })
    } catch (error) {
      last = error
    } finally {
      line?.cut()
    }
  }
  throw last
}
