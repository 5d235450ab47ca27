import { z } from 'zod'
import type { ProbeSpec, Row } from '../kind.ts'
import { isCritical, alwaysFiring } from '../alert-words.ts'
import { named } from '../named.ts'
import { secondsSince } from './ask-server.ts'
import { alertLimits } from './limits.ts'
import type { Prometheus } from './live.ts'
import { seriesName } from './promql.ts'
import { ruleGroups } from './schemas.ts'

const params = z.strictObject({
  /** Alerts that are meant to fire always, and are not counted. */
  ignore: z.array(z.string().max(200)).max(50).default(alwaysFiring),
})

/** A group is late when it was not evaluated for this many of its intervals, and a minute besides. */
const lateIntervals = 2

/** What fires and what is about to, by Prometheus's own rules; and whether the rules are evaluated at all. */
export const alertsProbe: ProbeSpec<Prometheus, typeof params> = {
  probe: 'prometheus.alerts',
  title: 'probe.prometheus.alerts.title',
  params,
  query: () => 'GET /api/v1/rules?type=alert',
  async ask(live) {
    const { value, durationMs, serverNow } = await live.read('/api/v1/rules', [['type', 'alert']], ruleGroups)
    const now = serverNow ?? Number.NaN
    const rows = value.data.groups.flatMap(({ interval, rules }) =>
      rules.flatMap((rule): Row[] => {
        const age = secondsSince(rule.lastEvaluation, now)
        const late = age !== null && age > lateIntervals * interval + 60
        const state = rule.health === 'err' ? 'broken' : rule.health === 'ok' ? (late ? 'late' : 'quiet') : 'pending_evaluation'
        const own = { alertname: rule.name, severity: null, since_seconds: null, summary: rule.lastError, labels: '' }
        const alerts = rule.alerts.map(({ labels, annotations, state: of, activeAt }): Row => ({
          ...{ alertname: labels.alertname ?? rule.name, state: of, severity: labels.severity ?? null },
          ...{ since_seconds: secondsSince(activeAt, now), summary: annotations.summary ?? annotations.description ?? '' },
          labels: seriesName(labels),
        }))
        // What cannot be evaluated may still show the alerts it had.
        return state === 'quiet' && alerts.length > 0 ? alerts : [...alerts, { ...own, state }]
      }),
    )
    const sorted = rows.toSorted((a, b) => rank(a.state) - rank(b.state))
    return { columns: ['alertname', 'state', 'severity', 'since_seconds', 'summary', 'labels'], rows: sorted, durationMs }
  },
  boardMs: 30_000,
  measure: { fact: 'firing', unit: 'count' },
  keep: 200,
  limits: alertLimits,
  facts({ rows }, { ignore }) {
    const counted = rows.filter(({ alertname }) => !ignore.includes(String(alertname)))
    const of = (state: string) => counted.filter((row) => row.state === state)
    const firing = of('firing')
    const unwell = [...of('broken'), ...of('late'), ...of('pending_evaluation')]
    return {
      ...{ rules: rows.length, firing: firing.length, pending: of('pending').length, critical: firing.filter(isCritical).length },
      ...{ unwell: unwell.length, unwell_names: unwell.map(({ alertname }) => alertname).join(', ') },
      ...named([...new Set(firing.map(({ alertname }) => String(alertname)))]),
    }
  },
  expectations: [
    { when: 'facts.rules == 0', verdict: 'unknown', reason: 'probe.prometheus.alerts.no_rules' },
    { when: 'facts.critical > 0', verdict: 'critical', reason: 'probe.prometheus.alerts.firing' },
    { when: 'facts.firing > limits.firing', verdict: 'warning', reason: 'probe.prometheus.alerts.firing' },
    { when: 'facts.unwell > 0', verdict: 'unknown', reason: 'probe.prometheus.alerts.unwell' },
    { when: 'facts.firing <= limits.firing', verdict: 'ok', reason: 'probe.prometheus.alerts.quiet' },
  ],
}

const order = ['firing', 'pending', 'broken', 'late', 'pending_evaluation', 'quiet', 'inactive']
const rank = (state: unknown) => order.indexOf(String(state))
