import { measures, type Measure } from '../incident/measures.ts'
import type { Incident } from '../incident/state.ts'
import { severities, type IncidentMode, type Severity } from '../incident/words.ts'
import { instantMs } from '../time/show.ts'

export type MeasureName = Measure['name']

/** Milliseconds; null: one of its two milestones is not recorded, or they stand the wrong way round. */
export type Times = Readonly<Record<MeasureName, number | null>>

export interface Numbered {
  readonly incident: Incident
  readonly times: Times
}

/** What of one measure is known of several incidents; null where it is known of none. */
export interface Spread {
  readonly known: number
  readonly median: number
  readonly most: number
}

export interface SeverityNumbers {
  readonly severity: Severity
  readonly count: number
  readonly spreads: Readonly<Record<MeasureName, Spread | null>>
}

/** Incidents of one mode, the first declared first, each with its times. Modes are never put together: practice would make the real look better. */
export const numbersOf = (incidents: readonly Incident[], mode: IncidentMode): readonly Numbered[] =>
  incidents
    .filter((incident) => incident.mode === mode)
    .map((incident) => ({ incident, times: timesOf(incident) }))
    .toSorted((a, b) => instantMs(a.incident.declaredAt) - instantMs(b.incident.declaredAt))

function timesOf({ milestones }: Incident): Times {
  const between = ({ from, to }: Measure) => {
    const [since, until] = [milestones[from], milestones[to]]
    const ms = since === undefined || until === undefined ? -1 : instantMs(until) - instantMs(since)
    return ms < 0 ? null : ms
  }
  return Object.fromEntries(measures.map((measure) => [measure.name, between(measure)])) as Times
}

/** The same by severity, the worst first; a severity without an incident is left out. */
export const bySeverity = (numbered: readonly Numbered[]): readonly SeverityNumbers[] =>
  severities.flatMap((severity) => {
    const own = numbered.filter(({ incident }) => incident.severity === severity)
    if (own.length === 0) return []
    const spreads = measures.map(({ name }) => [name, spreadOf(own.flatMap(({ times }) => times[name] ?? []))] as const)
    return [{ severity, count: own.length, spreads: Object.fromEntries(spreads) as SeverityNumbers['spreads'] }]
  })

function spreadOf(values: readonly number[]): Spread | null {
  const sorted = values.toSorted((a, b) => a - b)
  const [lower, upper] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  if (lower === undefined || upper === undefined) return null
  return { known: sorted.length, median: (lower + upper) / 2, most: sorted.at(-1) ?? upper }
}
