import { instantMs } from '../time/show.ts'
import type { Milestone } from './words.ts'

export interface Measure {
  readonly name: 'detect' | 'acknowledge' | 'mitigate' | 'resolve'
  readonly from: Milestone
  readonly to: Milestone
}

/** Teams define these differently, so each is shown with the two milestones it lies between. */
export const measures: readonly Measure[] = [
  { name: 'detect', from: 'impact_started', to: 'detected' },
  { name: 'acknowledge', from: 'detected', to: 'acknowledged' },
  { name: 'mitigate', from: 'impact_started', to: 'mitigated' },
  { name: 'resolve', from: 'impact_started', to: 'resolved' },
]

/** What cannot come before what stands left of it. The cause may be found at any time after the impact was seen, even at the very end. */
const chains: readonly (readonly Milestone[])[] = [
  ['impact_started', 'detected', 'acknowledged', 'mitigated', 'resolved'],
  ['detected', 'declared', 'resolved'],
  ['detected', 'identified'],
]

type Reached = Partial<Record<Milestone, string | undefined>>

/** Two milestones that stand the wrong way round: `first` should not be after `second`. */
export interface OutOfOrder {
  readonly first: Milestone
  readonly second: Milestone
  readonly firstAt: string
  readonly secondAt: string
}

/** Those next to each other among what was reached, each pair once. Nothing is refused for it: one of the two times is wrong, and a person knows which. */
export function outOfOrder(reached: Reached): readonly OutOfOrder[] {
  const pairs = chains.flatMap((chain) => {
    const known = chain.flatMap((name) => (reached[name] === undefined ? [] : [{ name, at: reached[name] }]))
    return known.flatMap(({ name: first, at: firstAt }, index) => {
      const next = known[index + 1]
      if (!next || instantMs(next.at) >= instantMs(firstAt)) return []
      return [{ first, second: next.name, firstAt, secondAt: next.at }]
    })
  })
  return pairs.filter((pair, index) => pairs.findIndex(({ first, second }) => first === pair.first && second === pair.second) === index)
}
