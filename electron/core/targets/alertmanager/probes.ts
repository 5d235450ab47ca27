import { z } from 'zod'
import { duration, secondsOf } from '../duration.ts'
import type { ProbeSpec, Row } from '../kind.ts'
import { alertsProbe } from './ask-alerts.ts'
import { changesProbe } from './ask-changes.ts'
import type { Alertmanager } from './live.ts'
import { matchersText, silences, status } from './schemas.ts'

const silenceParams = z.strictObject({
  /** One that ends within this time is about to. */
  expiring: duration.default('15m'),
})

/** What is silenced on purpose, until when and by whom. */
const silencesProbe: ProbeSpec<Alertmanager, typeof silenceParams> = {
  probe: 'alertmanager.silences',
  title: 'probe.alertmanager.silences.title',
  params: silenceParams,
  query: () => 'GET /api/v2/silences',
  async ask(live) {
    const { value, durationMs, serverNow } = await live.read('/api/v2/silences', [], silences)
    const now = serverNow ?? Number.NaN
    const rows = value
      .filter(({ status: { state } }) => state !== 'expired')
      .map((silence): Row => ({
        ...{ id: silence.id, state: silence.status.state, matchers: matchersText(silence.matchers), starts_at: silence.startsAt },
        ...{ ends_at: silence.endsAt, ends_in_seconds: Math.round((Date.parse(silence.endsAt) - now) / 1000) },
        ...{ created_by: silence.createdBy, comment: silence.comment, updated_at: silence.updatedAt },
      }))
      .toSorted((a, b) => Number(a.ends_in_seconds) - Number(b.ends_in_seconds))
    return {
      columns: ['id', 'state', 'matchers', 'ends_at', 'ends_in_seconds', 'created_by', 'comment', 'starts_at', 'updated_at'],
      rows,
      durationMs,
    }
  },
  boardMs: 60_000,
  measure: { fact: 'active', unit: 'count' },
  keep: 200,
  limits: {},
  facts({ rows }, { expiring }) {
    const active = rows.filter(({ state }) => state === 'active')
    const soon = active.filter(({ ends_in_seconds: seconds }) => Number(seconds) < secondsOf(expiring))
    const [first] = active
    const { matchers = '—', ends_in_seconds: endsIn = 0 } = first ?? {}
    const next = { first: String(matchers), ends_in_seconds: Math.max(0, Number(endsIn)) }
    return { active: active.length, pending: rows.length - active.length, expiring: soon.length, ...next }
  },
  expectations: [
    { when: 'facts.expiring > 0', verdict: 'warning', reason: 'probe.alertmanager.silences.expiring' },
    { when: 'facts.active > 0', verdict: 'ok', reason: 'probe.alertmanager.silences.some' },
    { when: 'facts.active == 0', verdict: 'ok', reason: 'probe.alertmanager.silences.none' },
  ],
}

const none = z.strictObject({})

/** How Alertmanager itself is, and whether its cluster holds together. */
const healthProbe: ProbeSpec<Alertmanager, typeof none> = {
  probe: 'alertmanager.health',
  title: 'probe.alertmanager.health.title',
  params: none,
  query: () => 'GET /api/v2/status',
  async ask(live) {
    // Its configuration stands in the answer too, and that is nobody's business here.
    const { value, durationMs } = await live.read('/api/v2/status', [], status)
    const { cluster, versionInfo, uptime = null } = value
    const row: Row = {
      version: versionInfo?.version ?? null,
      cluster: cluster?.status ?? 'disabled',
      peers: cluster?.peers?.length ?? 0,
      up_since: uptime,
    }
    return { columns: Object.keys(row), rows: [row], durationMs }
  },
  boardMs: 30_000,
  measure: { fact: 'took_seconds', unit: 'seconds' },
  keep: 1,
  limits: {},
  facts({ rows: [row], durationMs }) {
    const { version, cluster, peers, up_since: since } = row ?? {}
    const own = { version: String(version ?? '?'), cluster: String(cluster ?? '?'), since: String(since ?? '?') }
    return { ...own, peers: Number(peers ?? 0), took_seconds: durationMs / 1000 }
  },
  expectations: [
    { when: 'facts.cluster == "settling"', verdict: 'warning', reason: 'probe.alertmanager.health.settling' },
    { when: 'facts.cluster == "ready"', verdict: 'ok', reason: 'probe.alertmanager.health.cluster' },
    { when: 'facts.cluster == "disabled"', verdict: 'ok', reason: 'probe.alertmanager.health.alone' },
  ],
}

/** The questions we ask Alertmanager. A new one is one entry here, its texts, and a test on a real server. */
export const alertmanagerProbes: readonly ProbeSpec[] = [alertsProbe, silencesProbe, healthProbe, changesProbe]
