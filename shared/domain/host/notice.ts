/** One look at the clocks of a machine. `uptimeMs` counts on while it sleeps, and nobody can set it. */
export interface Look {
  readonly wallMs: number
  readonly uptimeMs: number
  readonly zone: string
}

export type Noticed =
  | { readonly what: 'slept'; readonly fromMs: number; readonly toMs: number; readonly noticedBy: 'system' | 'clock' }
  | { readonly what: 'clock_stepped'; readonly byMs: number }
  | { readonly what: 'zone_changed'; readonly from: string; readonly to: string }

/** A machine that is only busy comes late, but not by this much. */
const lateMs = 45_000
/** A clock kept by the network is moved by less. */
const stepMs = 5_000

/** What two looks, meant to be `everyMs` apart, tell of the time between them. */
export function noticeBetween(before: Look, after: Look, everyMs: number): readonly Noticed[] {
  const passedMs = after.uptimeMs - before.uptimeMs
  const byMs = Math.round(after.wallMs - before.wallMs - passedMs)
  const noticed: Noticed[] = []
  if (passedMs >= everyMs + lateMs) {
    noticed.push({ what: 'slept', fromMs: Math.round(after.wallMs - passedMs), toMs: after.wallMs, noticedBy: 'clock' })
  }
  if (Math.abs(byMs) >= stepMs) noticed.push({ what: 'clock_stepped', byMs })
  if (before.zone !== after.zone) noticed.push({ what: 'zone_changed', from: before.zone, to: after.zone })
  return noticed
}
