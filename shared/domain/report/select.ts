import type { Entry } from '../timeline/entry.ts'
import { isLaterMoment } from '../time/show.ts'

export interface TeamReport {
  readonly entryId: string
  /** Empty: of the incident as a whole. */
  readonly team: string
  readonly at: string
  readonly conditions: string
  readonly actions: string
  readonly needs: string
}

/** The latest of each team, the incident's own first, then the newest. What was struck, redacted or moved away does not count. */
export function latestReports(incidentId: string, entries: readonly Entry[]): readonly TeamReport[] {
  const byTeam = new Map<string, TeamReport>()
  for (const { entryId, incidentId: of, occurredAt: at, text, form, struck } of entries) {
    if (of !== incidentId || struck !== null || text === null || form?.is !== 'can') continue
    const { team, actions, needs } = form
    const key = team.normalize('NFC').toLowerCase()
    const known = byTeam.get(key)
    if (!known || !isLaterMoment(known.at, at)) byTeam.set(key, { entryId, team, at, conditions: text, actions, needs })
  }
  return [...byTeam.values()].toSorted(
    (a, b) => Number(a.team !== '') - Number(b.team !== '') || (isLaterMoment(a.at, b.at) ? -1 : isLaterMoment(b.at, a.at) ? 1 : 0),
  )
}
