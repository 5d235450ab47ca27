import { z } from 'zod'
import type { FactMap } from '../../../../shared/domain/probe/compose.ts'
import type { ProbeSpec, Row, World } from '../kind.ts'
import { cellOf, range, serverTime, type Series, type Span } from './evaluate.ts'
import type { Prometheus } from './live.ts'
import { compared, limitParams, limitsFor, none, rounded, standing, standings } from './numbers.ts'
import { duration, secondsOf } from '../duration.ts'
import { isOneSource, questionOf, sourceParams, writtenAs } from './source.ts'

const params = z
  .strictObject({
    ...sourceParams,
    ...limitParams,
    /** How far back. */
    span: duration.default('1h'),
    /** Between two points; left out: as many points as a plot can show. */
    step: duration.optional(),
    compare: duration.optional(),
  })
  .refine(isOneSource, { path: ['metric'], message: 'say metric or promql, one of them' })

type Params = z.output<typeof params>

const usualPoints = 240
const mostPoints = 1_000
const shortestStep = 1

/** An expression or a share over a span of time, point by point, and if asked for beside the same span earlier. */
export const rangeProbe: ProbeSpec<Prometheus, typeof params> = {
  probe: 'prometheus.range',
  title: 'probe.prometheus.range.title',
  params,
  query: (asked, world) => `${writtenAs(questionOf(asked, world))}\n[${asked.span}:${stepOf(asked)}s]`,
  async ask(live, asked, world) {
    const began = performance.now()
    const [seconds, step] = [secondsOf(asked.span), stepOf(asked)]
    const { at, spentMs } = await serverTime(live)
    // On whole steps, so that the same question asked twice draws the same points.
    const end = Math.floor(at / step) * step
    const span = { start: end - seconds, end, step }
    const shift = asked.compare === undefined ? 0 : secondsOf(asked.compare)
    const [now, before] = await Promise.all([
      drawn(live, asked, world, span, spentMs),
      shift > 0 ? drawn(live, asked, world, { ...span, start: span.start - shift, end: end - shift }, spentMs) : [],
    ])
    const earlier = new Map(
      before.flatMap(({ name, points }) => points.map(([moment, value]) => [`${moment + shift} ${name}`, value] as const)),
    )
    const rows = now.flatMap(({ name, points }) =>
      points.map(([moment, value]): Row => {
        const was = earlier.get(`${moment} ${name}`)
        const beside = shift > 0 ? { earlier: was === undefined ? null : cellOf(was) } : {}
        return { at: new Date(moment * 1000).toISOString(), series: name, value: cellOf(value), ...beside, last: moment >= end }
      }),
    )
    const columns = ['at', 'series', 'value', ...(shift > 0 ? ['earlier'] : [])]
    return { columns, rows, durationMs: Math.round(performance.now() - began) }
  },
  keep: mostPoints,
  limits: {},
  facts: rangeFacts,
  expectations: standings('probe.prometheus.range', [
    { when: 'facts.points == 0', verdict: 'unknown', reason: 'probe.prometheus.range.empty' },
    { when: 'facts.ended == 0', verdict: 'unknown', reason: 'probe.prometheus.range.stale' },
    { when: 'facts.stands == "none"', verdict: 'unknown', reason: 'probe.prometheus.range.odd' },
  ]),
}

function stepOf({ span, step }: Params): number {
  const seconds = secondsOf(span)
  const wanted = step === undefined ? seconds / usualPoints : secondsOf(step)
  return Math.max(shortestStep, Math.ceil(wanted), Math.ceil(seconds / mostPoints))
}

/** The series of the question; of a share one, in percent, with no point where it is divided by nothing. */
async function drawn(live: Prometheus, asked: Params, world: World, span: Span, spentMs: number): Promise<readonly Series[]> {
  const question = questionOf(asked, world)
  if ('promql' in question) return (await range(live, question.promql, span, spentMs)).series
  const [part, whole] = await Promise.all([question.numerator, question.denominator].map((side) => range(live, side, span, spentMs)))
  const [parts, wholes] = [summed(part?.series ?? []), summed(whole?.series ?? [])]
  const points = [...parts].flatMap(([at, value]): [number, number][] => {
    const all = wholes.get(at) ?? 0
    return all > 0 ? [[at, (100 * value) / all]] : []
  })
  return points.length > 0 ? [{ name: `${asked.metric} (%)`, labels: {}, points }] : []
}

function summed(series: readonly Series[]): Map<number, number> {
  const sums = new Map<number, number>()
  for (const [at, value] of series.flatMap(({ points }) => points)) sums.set(at, (sums.get(at) ?? 0) + value)
  return sums
}

/** Where the series that is nearest to trouble stands now, and between what it moved. */
function rangeFacts({ rows }: { readonly rows: readonly Row[] }, asked: Params): FactMap {
  const limits = limitsFor(asked)
  const sign = limits.side === 'above' ? 1 : -1
  const last = rows.filter((row) => row.last === true)
  const worst = last.toSorted((a, b) => sign * (Number(b.value) - Number(a.value))).find(({ value }) => typeof value === 'number')
  const name = String(worst?.series ?? rows[0]?.series ?? '—')
  const values = rows.flatMap(({ series, value }) => (series === name && typeof value === 'number' ? [value] : []))
  const value = typeof worst?.value === 'number' ? worst.value : undefined
  const extremes =
    values.length > 0 ? { lowest: rounded(Math.min(...values)), highest: rounded(Math.max(...values)) } : { lowest: none, highest: none }
  return {
    ...{
      points: rows.length,
      ended: last.length,
      series: name,
      span_seconds: secondsOf(asked.span),
      newest: String(rows.at(-1)?.at ?? '—'),
    },
    ...extremes,
    ...compared(value, worst?.earlier),
    ...standing(value, limits),
    ...(value === undefined && { stands: 'none' }),
  }
}
