/** How far what a watch shows can be taken for now. */
export type Standing = 'fresh' | 'old' | 'paused' | 'held' | 'unasked'

interface Stood {
  readonly paused: boolean
  readonly held: boolean
  readonly latest: { readonly startedAt: string } | null
  readonly everyMs: number
}

/** An answer takes its time, and so does its way here. */
const graceMs = 15_000

/** By its rhythm: twice it was not heard of, and it is old. What is paused, or held while the laptop is offline, looks so however young it is. */
export function standingOf({ paused, held, latest, everyMs }: Stood, nowMs: number): Standing {
  if (paused) return 'paused'
  if (latest === null) return 'unasked'
  if (held) return 'held'
  return nowMs - Date.parse(latest.startedAt) > 2 * everyMs + graceMs ? 'old' : 'fresh'
}
