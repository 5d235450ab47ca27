import { z } from 'zod'
import type { ProbeSpec, Row } from '../kind.ts'
import { cellOf, instant, type Series } from './evaluate.ts'
import type { Prometheus } from './live.ts'
import { changePercent, compared, limitParams, limitsFor, standing, standings, worstOf } from './numbers.ts'
import { duration, secondsOf } from '../duration.ts'
import { expressionOf, isOneSource, sourceParams } from './source.ts'

const params = z
  .strictObject({ ...sourceParams, ...limitParams, compare: duration.optional() })
  .refine(isOneSource, { path: ['metric'], message: 'say metric or promql, one of them' })

/** An expression, at this moment, and if asked for at the same moment earlier. */
export const queryProbe: ProbeSpec<Prometheus, typeof params> = {
  probe: 'prometheus.query',
  title: 'probe.prometheus.query.title',
  params,
  query: (asked, world) => expressionOf(asked, world),
  async ask(live, asked, world) {
    const promql = expressionOf(asked, world)
    const now = await instant(live, promql)
    const at = now.series[0]?.points.at(-1)?.[0]
    const before =
      asked.compare !== undefined && at !== undefined ? await instant(live, promql, at - secondsOf(asked.compare), now.spentMs) : null
    const earlier = new Map(before?.series.map((each) => [each.name, lastOf(each)]))
    const rows = now.series.map((each): Row => {
      const [value, was] = [lastOf(each), earlier.get(each.name)]
      const beside = {
        earlier: was === undefined ? null : cellOf(was),
        change_percent: was === undefined ? null : changePercent(value, was),
      }
      return { series: each.name, value: cellOf(value), ...(before && beside) }
    })
    const columns = ['series', 'value', ...(before ? ['earlier', 'change_percent'] : [])]
    return { columns, rows, durationMs: now.durationMs + (before?.durationMs ?? 0) }
  },
  keep: 200,
  limits: {},
  measure: { fact: 'value', unit: 'count' },
  facts({ rows }, asked) {
    const limits = limitsFor(asked)
    const worst = worstOf(rows, 'value', limits.side)
    const odd = rows.filter(({ value }) => typeof value !== 'number').length
    const { value, earlier, series = '—' } = worst ?? {}
    return {
      ...{ series_count: rows.length, odd, series: String(series) },
      ...compared(value, earlier),
      ...standing(typeof value === 'number' ? value : undefined, limits),
    }
  },
  expectations: standings('probe.prometheus.query', [
    { when: 'facts.series_count == 0', verdict: 'unknown', reason: 'probe.prometheus.query.empty' },
    { when: 'facts.odd > 0 && facts.stands != "critical"', verdict: 'unknown', reason: 'probe.prometheus.query.odd' },
  ]),
}

export const lastOf = ({ points }: Series): number => points.at(-1)?.[1] ?? Number.NaN
