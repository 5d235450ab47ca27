import { alwaysFiring } from '../alert-words.ts'
import { changesAnswer, changesSpec, msOf, type Change, type SpanParams } from '../changes.ts'
import type { ProbeSpec } from '../kind.ts'
import { instant, serverTime, type Series } from './evaluate.ts'
import type { Prometheus } from './live.ts'
import { runsAs } from './schemas.ts'

/** What fired before the span began is known by looking so far back: longer than rules and targets are left alone. */
const lookBackSeconds = 600
/** Between two samples of one firing, at the most, however seldom the rule is evaluated. */
const leastGapSeconds = 90

const starts = 'process_start_time_seconds'
/** When Prometheus and Alertmanager last took a configuration; they stand there for whoever scrapes them. */
const reloads = ['prometheus_config_last_reload_success_timestamp_seconds', 'alertmanager_config_last_reload_success_timestamp_seconds']

/**
 * What Prometheus saw change: alerts that began to fire, targets that started again, configurations that were taken or refused. Samples as they
 * were written, so that each has its own time and not that of a step.
 */
export const changesProbe: ProbeSpec<Prometheus, typeof changesSpec.params> = {
  ...changesSpec,
  probe: 'prometheus.changes',
  title: 'changed.prometheus.title',
  query: (asked) => [...promqls(asked, Date.parse(asked.until) / 1000), 'GET /api/v1/status/runtimeinfo'].join('\n'),
  async ask(live, asked) {
    const began = performance.now()
    const { at, spentMs } = await serverTime(live)
    const end = Math.min(at, msOf(asked).untilMs / 1000)
    const [own, ...found] = await Promise.all([
      live.read('/api/v1/status/runtimeinfo', [], runsAs, spentMs),
      ...promqls(asked, end).map((promql) => instant(live, promql, end, spentMs)),
    ])
    const [firing = [], started = [], again = [], ...loaded] = found.map(({ series }) => series)
    const { reloadConfigSuccess, lastConfigTime } = own.value.data
    const counts = new Map(again.map((series) => [placeOf(series), series.points[0]?.[1] ?? 0]))
    const changes = [
      ...firing.flatMap(firings),
      ...started.map((series) => start(series, counts.get(placeOf(series)) ?? 0)),
      ...withoutTwins([...loaded.flat().map(loading), config(lastConfigTime, reloadConfigSuccess, live.label)]),
    ]
    return changesAnswer(changes, asked, Math.round(performance.now() - began))
  },
}

function promqls(asked: SpanParams, end: number): readonly string[] {
  const from = msOf(asked).fromMs / 1000
  const back = Math.max(1, Math.ceil(end - from) + lookBackSeconds)
  const latest = (metric: string) => `max_over_time(${metric}[${back}s]) >= ${from}`
  return [`ALERTS{alertstate="firing"}[${back}s]`, latest(starts), `changes(${starts}[${back}s])`, ...reloads.map(latest)]
}

/** Each time an alert began to fire: a sample with none shortly before it. */
function firings({ labels, points }: Series): readonly Change[] {
  const { alertname = '', alertstate: _, ...rest } = labels
  if (alwaysFiring.includes(alertname)) return []
  const times = points.map(([at]) => at)
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? at))
  const usual = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0
  const longest = Math.max(leastGapSeconds, 2.5 * usual)
  const began = times.filter((at, index) => index === 0 || at - (times[index - 1] ?? at) > longest)
  return began.map((at) => ({ atMs: Math.round(at * 1000), what: 'alert_fired', subject: alertname, detail: labelsText(rest) }))
}

const start = (series: Series, times: number): Change => ({
  ...{ atMs: valueMs(series), what: times > 0 ? 'restarted' : 'started', subject: placeOf(series) },
  detail: times > 1 ? `× ${times}` : '',
})

const loading = (series: Series): Change => ({ atMs: valueMs(series), what: 'config_loaded', subject: placeOf(series), detail: '' })

const config = (at: string, isTaken: boolean, label: string): Change => ({
  ...{ atMs: Date.parse(at), what: isTaken ? 'config_loaded' : 'config_refused', subject: label, detail: '' },
})

/** The server says of itself what it may have been scraped for as well, to the second. */
function withoutTwins(changes: readonly Change[]): readonly Change[] {
  return changes.filter(({ atMs, what }, index) =>
    changes.every((other, at) => at >= index || other.what !== what || Math.abs(other.atMs - atMs) >= 1_000),
  )
}

const valueMs = ({ points: [point] }: Series) => Math.round((point?.[1] ?? Number.NaN) * 1000)
const placeOf = ({ labels: { job = '', instance = '' } }: Series) => [job, instance].filter(Boolean).join(' ')

const labelsText = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ')
