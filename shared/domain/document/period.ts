import type { Recorded } from '../events.ts'
import { isKnown } from '../events.ts'
import type { Incident } from '../incident/state.ts'
import type { IncidentStatus } from '../incident/words.ts'
import { instantMs } from '../time/show.ts'

/** From when to when an incident lasted. `end` is null while it goes on. */
export interface Period {
  /** What the start was taken from: nobody may have said when the impact began. */
  readonly from: 'impact_started' | 'declared'
  readonly start: string
  readonly end: string | null
}

const over: ReadonlySet<IncidentStatus> = new Set(['resolved', 'closed'])

/**
 * The resolved milestone counts as the end, since it can be corrected; not once the incident came back after it. Then
 * it is the moment the incident was last resolved.
 */
export function periodOf(incident: Incident, events: readonly Recorded[]): Period {
  const { impact_started: started, resolved } = incident.milestones
  const reopenings = events
    .filter(isKnown)
    .flatMap((event) =>
      event.type === 'incident.status_changed.v1' && over.has(event.data.from) && !over.has(event.data.to) ? [event] : [],
    )
  const cameBack = Math.max(...reopenings.map((event) => instantMs(event.occurredAt)), -Infinity)
  const end = resolved !== undefined && instantMs(resolved) > cameBack ? resolved : incident.endedAt
  return { from: started === undefined ? 'declared' : 'impact_started', start: started ?? incident.declaredAt, end }
}
