import { z } from 'zod'
import type { ProbeSpec } from '../../kind.ts'
import type { Kubernetes } from '../live.ts'
import { version } from '../schemas.ts'

const nothing = z.strictObject({})

/** `[+]etcd ok` and `[-]etcd failed: reason withheld`, a line each. */
const lineForm = /^\[(?<sign>[+-])\](?<name>\S+)/gmu

export const apiProbe: ProbeSpec<Kubernetes, typeof nothing> = {
  probe: 'kubernetes.api',
  title: 'probe.kubernetes.api.title',
  params: nothing,
  query: () => 'GET /readyz?verbose; GET /version',
  async ask(live) {
    const began = performance.now()
    const text = await live.look('/readyz')
    const tookMs = Math.round(performance.now() - began)
    const { gitVersion } = version.parse(JSON.parse(await live.look('/version')))
    const checks = [...text.matchAll(lineForm)].map(({ groups = {} }) => ({ check: groups['name'] ?? '', ok: groups['sign'] === '+' }))
    const rows = checks.toSorted((a, b) => Number(a.ok) - Number(b.ok)).map((row) => ({ ...row, version: gitVersion, took_ms: tookMs }))
    return { columns: ['check', 'ok'], rows, durationMs: Math.round(performance.now() - began) }
  },
  boardMs: 15_000,
  measure: { fact: 'took_seconds', unit: 'seconds' },
  keep: 100,
  limits: { slow_seconds: 1 },
  facts({ rows }) {
    const failed = rows.filter(({ ok }) => ok !== true).map(({ check }) => String(check))
    const [first] = rows
    return {
      ...{ checks: rows.length, failed: failed.length, failed_names: failed.slice(0, 5).join(', ') },
      ...{ version: String(first?.version ?? ''), took_seconds: Number(first?.took_ms ?? 0) / 1000 },
    }
  },
  expectations: [
    { when: 'facts.failed > 0', verdict: 'critical', reason: 'probe.kubernetes.api.not_ready' },
    { when: 'facts.checks == 0', verdict: 'unknown', reason: 'probe.kubernetes.api.says_nothing' },
    { when: 'facts.took_seconds >= limits.slow_seconds', verdict: 'warning', reason: 'probe.kubernetes.api.slow' },
    { when: 'facts.checks > 0', verdict: 'ok', reason: 'probe.kubernetes.api.ok' },
  ],
}
