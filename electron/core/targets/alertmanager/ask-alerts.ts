import { z } from 'zod'
import { alwaysFiring, isCritical } from '../alert-words.ts'
import type { ProbeSpec, Row } from '../kind.ts'
import { matchersOf, matcherTexts, writeMatcher } from '../matcher.ts'
import { named } from '../named.ts'
import type { Query } from '../web/line.ts'
import { alertLimits } from './limits.ts'
import type { Alertmanager } from './live.ts'
import { alertGroups, alerts } from './schemas.ts'

const params = z.strictObject({
  /** Only alerts with these labels: `severity="critical"`, `team=~"core|edge"`. */
  matchers: matcherTexts.default([]),
  /** One alert alone, by what Alertmanager calls it. */
  fingerprint: z
    .string()
    .regex(/^[0-9a-zA-Z]{1,64}$/u)
    .optional(),
  /** Alerts that are meant to fire always, and are not counted. */
  ignore: z.array(z.string().max(200)).max(50).default(alwaysFiring),
  /** An alert that is always sent: where it is missing, silence says nothing. */
  watchdog: z.string().max(200).optional(),
})

/** What is to be heard, and beside it what is silenced or inhibited. */
export const alertsProbe: ProbeSpec<Alertmanager, typeof params> = {
  probe: 'alertmanager.alerts',
  title: 'probe.alertmanager.alerts.title',
  params,
  query: ({ matchers }) => ['GET /api/v2/alerts', ...matchersOf(matchers).map(writeMatcher)].join(' '),
  async ask(live, { matchers, fingerprint }) {
    const answer = await readAlerts(live, matchers)
    return { ...answer, rows: answer.rows.filter((row) => fingerprint === undefined || row.fingerprint === fingerprint) }
  },
  boardMs: 30_000,
  measure: { fact: 'active', unit: 'count' },
  keep: 200,
  limits: alertLimits,
  facts({ rows }, { ignore, watchdog = '' }) {
    const counted = rows.filter(({ alertname }) => !ignore.includes(String(alertname)) && alertname !== watchdog)
    const of = (state: string) => counted.filter((row) => row.state === state)
    const active = [...of('active'), ...of('unprocessed')]
    const isHeard = watchdog === '' || rows.some(({ alertname }) => alertname === watchdog)
    return {
      ...{ active: active.length, critical: active.filter(isCritical).length, silenced: of('silenced').length },
      ...{ inhibited: of('inhibited').length, muted: of('muted').length, watchdog, heard: isHeard ? 1 : 0 },
      ...named([...new Set(active.map(({ alertname }) => String(alertname)))]),
    }
  },
  expectations: [
    { when: 'facts.critical > 0', verdict: 'critical', reason: 'probe.alertmanager.alerts.active' },
    { when: 'facts.active > limits.active', verdict: 'warning', reason: 'probe.alertmanager.alerts.active' },
    { when: 'facts.heard == 0', verdict: 'unknown', reason: 'probe.alertmanager.alerts.unheard' },
    { when: 'facts.active <= limits.active', verdict: 'ok', reason: 'probe.alertmanager.alerts.quiet' },
  ],
}

const columns = [
  'alertname',
  'state',
  'severity',
  'service',
  'summary',
  'since',
  'group',
  'receivers',
  'silenced_by',
  'labels',
  'fingerprint',
]

/** Every alert the matchers fit, whether it is heard or not, with the group it is told in. */
export async function readAlerts(live: Alertmanager, matchers: readonly string[], spentMs = 0) {
  const filter: Query = matchersOf(matchers).map((matcher) => ['filter', writeMatcher(matcher)] as const)
  const [found, groups] = await Promise.all([
    live.read('/api/v2/alerts', filter, alerts, spentMs),
    live.read('/api/v2/alerts/groups', filter, alertGroups, spentMs),
  ])
  const groupOf = new Map(
    groups.value.flatMap(({ labels, alerts: inIt }) => inIt.map(({ fingerprint }) => [fingerprint, written(labels)] as const)),
  )
  const rows = found.value.map(({ fingerprint, startsAt, labels, annotations, receivers, status }): Row => {
    const { alertname = '', severity = null, service = labels.job ?? null } = labels
    return {
      ...{ alertname, state: stateOf(status), severity, service, summary: annotations.summary ?? annotations.description ?? '' },
      ...{ since: startsAt, group: groupOf.get(fingerprint) ?? '', receivers: receivers.map(({ name }) => name).join(', ') },
      ...{ silenced_by: status.silencedBy.join(', '), labels: written(labels), fingerprint },
    }
  })
  const sorted = rows.toSorted(
    (a, b) => order.indexOf(String(a.state)) - order.indexOf(String(b.state)) || Number(isCritical(b)) - Number(isCritical(a)),
  )
  return {
    columns,
    rows: sorted,
    durationMs: Math.max(found.durationMs, groups.durationMs),
    spentMs: found.spentMs,
    serverNow: found.serverNow,
  }
}

const order = ['active', 'unprocessed', 'inhibited', 'muted', 'silenced']

function stateOf({ state, silencedBy, inhibitedBy }: { state: string; silencedBy: string[]; inhibitedBy: string[] }): string {
  if (silencedBy.length > 0) return 'silenced'
  if (inhibitedBy.length > 0) return 'inhibited'
  return state === 'suppressed' ? 'muted' : state
}

const written = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels)
    .map(([name, value]) => writeMatcher({ name, operator: '=', value }))
    .join(', ')
