import { inBoth } from '../../../../shared/domain/probe/compose.ts'
import { TargetFailure } from '../failure.ts'
import type { Prometheus } from './live.ts'
import { seriesName } from './promql.ts'
import { evaluated } from './schemas.ts'

/** One series: its name, and its samples as seconds since 1970 and number (NaN and infinity are numbers here). */
export interface Series {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly points: readonly (readonly [at: number, value: number])[]
}

export interface Evaluated {
  readonly series: readonly Series[]
  readonly durationMs: number
  readonly spentMs: number
}

/** At a moment in seconds since 1970; left out, at the server's own now. */
export async function instant(live: Prometheus, promql: string, at?: number, spentMs?: number): Promise<Evaluated> {
  const time = at === undefined ? [] : ([['time', String(at)]] as const)
  return evaluatedAs(await live.read('/api/v1/query', [['query', promql], ...time], evaluated, spentMs))
}

export interface Span {
  readonly start: number
  readonly end: number
  /** Seconds between two points. */
  readonly step: number
}

export async function range(live: Prometheus, promql: string, { start, end, step }: Span, spentMs?: number): Promise<Evaluated> {
  const span = Object.entries({ start, end, step }).map(([name, value]) => [name, String(value)] as const)
  return evaluatedAs(await live.read('/api/v1/query_range', [['query', promql], ...span], evaluated, spentMs))
}

/** What time it is for the server: ours may be off, and then `now` would be a moment it has no samples of. */
export async function serverTime(live: Prometheus): Promise<{ at: number; spentMs: number }> {
  const { series, spentMs } = await instant(live, 'time()')
  return { at: series[0]?.points[0]?.[1] ?? Number.NaN, spentMs }
}

function evaluatedAs({ value, durationMs, spentMs }: Awaited<ReturnType<Prometheus['read']>>): Evaluated {
  const { data } = value as ReturnType<typeof evaluated.parse>
  if (data.resultType === 'string') throw new TargetFailure('other', inBoth('probe.prometheus.text', {}), 'refused')
  return {
    series: data.resultType === 'scalar' ? [{ name: '—', labels: {}, points: [sample(data.result)] }] : data.result.map(seriesOf),
    durationMs,
    spentMs,
  }
}

type Found = { readonly metric: Record<string, string>; readonly value?: [number, string]; readonly values?: [number, string][] }

const seriesOf = ({ metric, value, values = value ? [value] : [] }: Found): Series => ({
  name: seriesName(metric),
  labels: metric,
  points: values.map(sample),
})

const infinities: Readonly<Record<string, number>> = { '+Inf': Infinity, Inf: Infinity, '-Inf': -Infinity }

const sample = ([at, text]: readonly [number, string]) => [at, infinities[text] ?? Number(text)] as const

/** A sample as a cell: what is no number is said in words. */
export const cellOf = (value: number): number | string => (Number.isFinite(value) ? value : String(value))
