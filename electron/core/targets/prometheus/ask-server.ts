import { z } from 'zod'
import type { ProbeSpec, Row } from '../kind.ts'
import { named } from '../named.ts'
import { seriesName } from './promql.ts'
import { targetLimits } from './limits.ts'
import type { Prometheus } from './live.ts'
import { activeTargets, builtAs, runsAs } from './schemas.ts'

const none = z.strictObject({})

/** How Prometheus itself is: ready, its configuration loaded, its data whole. */
export const healthProbe: ProbeSpec<Prometheus, typeof none> = {
  probe: 'prometheus.health',
  title: 'probe.prometheus.health.title',
  params: none,
  query: () => 'GET /-/ready, /api/v1/status/runtimeinfo, /api/v1/status/buildinfo',
  async ask(live) {
    const began = performance.now()
    const asking = Promise.allSettled([
      live.ready(),
      live.read('/api/v1/status/runtimeinfo', [], runsAs),
      live.read('/api/v1/status/buildinfo', [], builtAs),
    ])
    const [ready, runtime, build] = await asking
    const tookMs = Math.round(performance.now() - began)
    const isStarting = ready.status === 'fulfilled' && ready.value.status === 503
    // While it starts, everything else is refused too: that is the finding, not a failure to ask.
    if (!isStarting && runtime.status === 'rejected') throw runtime.reason
    const info = runtime.status === 'fulfilled' ? runtime.value : null
    const now = info?.serverNow ?? Number.NaN
    const row: Row = {
      ...{ ready: !isStarting, version: build.status === 'fulfilled' ? build.value.value.data.version : null },
      ...{ config_reloaded: info?.value.data.reloadConfigSuccess ?? null, config_at: info?.value.data.lastConfigTime ?? null },
      ...{ uptime_seconds: info ? secondsSince(info.value.data.startTime, now) : null },
      ...{ corruptions: info?.value.data.corruptionCount ?? null, retention: info?.value.data.storageRetention ?? null },
    }
    return { columns: Object.keys(row), rows: [row], durationMs: tookMs }
  },
  boardMs: 30_000,
  measure: { fact: 'took_seconds', unit: 'seconds' },
  keep: 1,
  limits: {},
  facts({ rows: [row], durationMs }) {
    const { ready, version, config_reloaded: reloaded, config_at: at, corruptions, uptime_seconds: uptime } = row ?? {}
    return {
      ...{ ready: ready === true ? 1 : 0, reloaded: reloaded === true ? 1 : 0, corruptions: Number(corruptions ?? 0) },
      ...{
        version: String(version ?? '?'),
        config_at: String(at ?? '?'),
        uptime_seconds: Number(uptime ?? 0),
        took_seconds: durationMs / 1000,
      },
    }
  },
  expectations: [
    { when: 'facts.ready == 0', verdict: 'critical', reason: 'probe.prometheus.health.starting' },
    { when: 'facts.corruptions > 0', verdict: 'warning', reason: 'probe.prometheus.health.corrupt' },
    { when: 'facts.reloaded == 0', verdict: 'warning', reason: 'probe.prometheus.health.not_reloaded' },
    { when: 'facts.ready == 1 && facts.reloaded == 1', verdict: 'ok', reason: 'probe.prometheus.health.well' },
  ],
}

const targetParams = z.strictObject({ job: z.string().min(1).max(200).optional() })

/** Which targets Prometheus reaches; the ones that are down first, by name. */
export const targetsProbe: ProbeSpec<Prometheus, typeof targetParams> = {
  probe: 'prometheus.targets',
  title: 'probe.prometheus.targets.title',
  params: targetParams,
  query: () => 'GET /api/v1/targets?state=active',
  async ask(live, { job }) {
    const { value, durationMs, serverNow } = await live.read('/api/v1/targets', [['state', 'active']], activeTargets)
    const found = value.data.activeTargets.filter(({ labels }) => job === undefined || labels.job === job)
    const rank = (health: string) => ['down', 'unknown'].indexOf(health) + 1 || 3
    const sorted = found.toSorted((a, b) => rank(a.health) - rank(b.health))
    // The address it scrapes can hold a token among its parameters, and labels can say it again: only the names are kept.
    const rows = sorted.map(({ labels, health, lastError, lastScrape, lastScrapeDuration }): Row => ({
      ...{ job: labels.job ?? '', instance: labels.instance ?? seriesName(labels), health, error: lastError },
      ...{ scraped_seconds_ago: secondsSince(lastScrape, serverNow ?? Number.NaN), took_seconds: lastScrapeDuration },
    }))
    return { columns: ['job', 'instance', 'health', 'error', 'scraped_seconds_ago', 'took_seconds'], rows, durationMs }
  },
  boardMs: 30_000,
  measure: { fact: 'down', unit: 'count' },
  keep: 200,
  limits: targetLimits,
  facts({ rows }, { job = 'none' }) {
    const count = (health: string) => rows.filter((row) => row.health === health).length
    const [down, up] = [count('down'), count('up')]
    const names = rows.flatMap(({ health, job: of, instance }) => (health === 'down' ? [`${of} ${instance}`] : []))
    const percent = rows.length > 0 ? (100 * down) / rows.length : 0
    return { ...{ total: rows.length, up, down, pending: rows.length - up - down, down_percent: percent, job }, ...named(names) }
  },
  expectations: [
    { when: 'facts.total == 0', verdict: 'unknown', reason: 'probe.prometheus.targets.none' },
    { when: 'facts.down_percent >= limits.critical_percent', verdict: 'critical', reason: 'probe.prometheus.targets.down' },
    { when: 'facts.down > 0', verdict: 'warning', reason: 'probe.prometheus.targets.down' },
    { when: 'facts.up == 0', verdict: 'unknown', reason: 'probe.prometheus.targets.pending' },
    { when: 'facts.up > 0', verdict: 'ok', reason: 'probe.prometheus.targets.up' },
  ],
}

/** Null for a moment that never was: Go writes the year 1. */
export function secondsSince(moment: string, now: number): number | null {
  const at = Date.parse(moment)
  return Number.isNaN(at) || at <= 0 || Number.isNaN(now) ? null : Math.max(0, Math.round((now - at) / 1000))
}
