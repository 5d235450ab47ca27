import { accept, refuse } from '../../contract/errors.ts'
import { momentOf } from '../incident/decide.ts'
import type { Facts } from '../facts.ts'
import type { Incident } from '../incident/state.ts'
import { instantMs } from '../time/show.ts'
import { rfc3339In } from '../time/parse.ts'

const beforeMs = 2 * 3_600_000
const afterMs = 30 * 60_000
const longestDays = 7

/** What a span is looked at around: when the impact began, or the next best that is known. */
export const anchors = ['impact_started', 'detected', 'declared'] as const
export type Anchor = (typeof anchors)[number]

export const anchorOf = ({ milestones, declaredAt }: Incident): { readonly milestone: Anchor; readonly at: string } => {
  const milestone = anchors.find((name) => milestones[name] !== undefined) ?? 'declared'
  return { milestone, at: milestones[milestone] ?? declaredAt }
}

/**
 * From when until when changes are looked for: as said, else two hours before the impact began until half an hour after it, and never past now.
 * Refuses times it cannot read, and a span that ends before it begins or is longer than a week: what it asks for is every sample of it.
 */
export function changeWindow(incident: Incident, { from, until }: { from?: string | undefined; until?: string | undefined }, facts: Facts) {
  const around = anchorOf(incident)
  const aroundMs = instantMs(around.at)
  const begins = from === undefined ? accept(rfc3339In(aroundMs - beforeMs, incident.zone)) : momentOf(from, incident, facts)
  if (!begins.ok) return begins
  const latest = Math.min(instantMs(facts.recordedAt), Math.max(aroundMs + afterMs, instantMs(begins.value) + 1))
  const ends = until === undefined ? accept(rfc3339In(latest, incident.zone)) : momentOf(until, incident, facts)
  if (!ends.ok) return ends
  const spanMs = instantMs(ends.value) - instantMs(begins.value)
  if (spanMs <= 0 || spanMs > longestDays * 86_400_000) {
    return refuse('span_unusable', { from: begins.value, until: ends.value, days: longestDays })
  }
  return accept({ around, from: begins.value, until: ends.value })
}
