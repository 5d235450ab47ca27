import { z } from 'zod'
import { matcherTexts } from '../matcher.ts'
import type { ProbeSpec } from '../kind.ts'
import { instant } from './evaluate.ts'
import { lastOf } from './ask-query.ts'
import { ageLimits } from './limits.ts'
import type { Prometheus } from './live.ts'
import { none } from './numbers.ts'
import { duration, secondsOf } from '../duration.ts'
import { selector } from './promql.ts'

const params = z.strictObject({
  /** The metric's own name in Prometheus. */
  series: z
    .string()
    .regex(/^[a-zA-Z_:][a-zA-Z0-9_:]*$/u)
    .max(200),
  labels: matcherTexts.default([]),
  /** How far back a sample is looked for. */
  back: duration.default('1h'),
  warning_seconds: z.number().positive().default(ageLimits.warning_seconds),
  critical_seconds: z.number().positive().default(ageLimits.critical_seconds),
})

/** A sample is looked for at least this often: its own scrape interval is seldom shorter. */
const steps = 240
const longestStep = 60

/**
 * Prometheus answers with a sample for five minutes after it was taken, and with nothing at all once its target is gone:
 * so the newest one is looked for further back, too.
 */
export const ageProbe: ProbeSpec<Prometheus, typeof params> = {
  probe: 'prometheus.sample_age',
  title: 'probe.prometheus.sample_age.title',
  params,
  query: ageQuery,
  async ask(live, asked) {
    const { series, durationMs } = await instant(live, ageQuery(asked))
    const [only] = series
    const age = only ? Math.max(0, Math.round(lastOf(only) * 1000) / 1000) : null
    return { columns: ['series', 'age_seconds'], rows: [{ series: selector(asked.series, asked.labels), age_seconds: age }], durationMs }
  },
  keep: 1,
  limits: {},
  measure: { fact: 'age_seconds', unit: 'seconds' },
  facts({ rows: [row] }, { back, warning_seconds: warning, critical_seconds: critical }) {
    const age = row?.age_seconds
    const isKnown = typeof age === 'number'
    const stands = !isKnown ? 'none' : age > critical ? 'critical' : age > warning ? 'warning' : 'fresh'
    return { stands, series: String(row?.series ?? none), back_seconds: secondsOf(back), age_seconds: isKnown ? age : none }
  },
  expectations: [
    { when: 'facts.stands == "none"', verdict: 'unknown', reason: 'probe.prometheus.sample_age.none' },
    { when: 'facts.stands == "critical"', verdict: 'critical', reason: 'probe.prometheus.sample_age.old' },
    { when: 'facts.stands == "warning"', verdict: 'warning', reason: 'probe.prometheus.sample_age.old' },
    { when: 'facts.stands == "fresh"', verdict: 'ok', reason: 'probe.prometheus.sample_age.fresh' },
  ],
}

function ageQuery({ series, labels, back }: z.output<typeof params>): string {
  const taken = `timestamp(${selector(series, labels)})`
  const step = Math.max(1, Math.min(longestStep, Math.ceil(secondsOf(back) / steps)))
  return `time() - max(${taken} or max_over_time(${taken}[${back}:${step}s]))`
}
