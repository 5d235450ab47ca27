import type { Incident } from '../incident/state.ts'
import type { Severity } from '../incident/words.ts'
import { instantMs } from '../time/show.ts'

/** So long before it an update is due: time enough to write one. */
export const soonMs = 5 * 60_000

export type UpdateState = 'none' | 'planned' | 'due' | 'overdue'

/** How it stands with the next update; `leftMs` is negative once its time has passed. */
export function updateStateOf({ cadence: { dueAt } }: Pick<Incident, 'cadence'>, nowMs: number): { state: UpdateState; leftMs: number } {
  if (dueAt === null) return { state: 'none', leftMs: 0 }
  const leftMs = instantMs(dueAt) - nowMs
  return { state: leftMs < 0 ? 'overdue' : leftMs <= soonMs ? 'due' : 'planned', leftMs }
}

/** What is offered for the next promise, in minutes: nobody is held to it. */
export const usualMinutes = { sev1: 15, sev2: 30, sev3: 60, sev4: 120 } as const satisfies Record<Severity, number>

/** Of those, the one whose update is most pressing; undefined where none is due. */
export const mostPressing = (incidents: readonly Incident[], nowMs: number): Incident | undefined =>
  incidents
    .filter((one) => ['due', 'overdue'].includes(updateStateOf(one, nowMs).state))
    .toSorted((a, b) => updateStateOf(a, nowMs).leftMs - updateStateOf(b, nowMs).leftMs)[0]

const callOutMs = 10 * 60_000
/** A call-out stands this long. */
const callOutShownMs = 60_000

/** The ten minutes that were just completed since the declaration, as `40`; null in between, and once it is over. */
export function callOutOf({ declaredAt, endedAt }: Pick<Incident, 'declaredAt' | 'endedAt'>, nowMs: number): number | null {
  const elapsed = nowMs - instantMs(declaredAt)
  if (endedAt !== null || elapsed < callOutMs || elapsed % callOutMs >= callOutShownMs) return null
  return Math.floor(elapsed / callOutMs) * 10
}
