/** How far what was read can be taken for now. */
export const stalenesses = ['fresh', 'ageing', 'old'] as const
export type Staleness = (typeof stalenesses)[number]

const ageingFromMs = 60_000
const oldFromMs = 5 * 60_000

/** By its age in milliseconds; a reading from a clock ahead of ours is fresh. */
export function stalenessOf(ageMs: number): Staleness {
  if (ageMs >= oldFromMs) return 'old'
  return ageMs >= ageingFromMs ? 'ageing' : 'fresh'
}
