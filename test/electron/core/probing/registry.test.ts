import { describe, expect, it } from 'vitest'
import { holds } from '../../../../electron/core/probing/expression.ts'
import { actionFor, kinds, probeFor } from '../../../../electron/core/probing/registry.ts'
import type { Params } from '../../../../shared/domain/probe/params.ts'
import { subjectOrder } from '../../../../shared/domain/run/subjects.ts'
import { targetKinds } from '../../../../shared/domain/connection/events.ts'
import { en } from '../../../../shared/text/en/index.ts'
import { connectionTo } from '../../../support/prober.ts'

const all = Object.values(kinds)
const probes = all.flatMap((kind) => kind.probes)
const nowhere = { profile: null, environment: 'production', now: 0 } as const
const span = { from: '2026-11-22T12:00:00+09:00', until: '2026-11-22T14:30:00+09:00' }
/** What the probes are asked with that cannot be asked with nothing. */
const asked: Readonly<Record<string, Params>> = {
  'postgres.partitions': { table: 'judgment_executions' },
  'http.header': { name: 'server' },
  'http.json': { json: '$.status', equals: 'UP' },
  'prometheus.query': { promql: 'up' },
  'prometheus.share': { metric: 'llm_failure_rate' },
  'prometheus.range': { promql: 'up' },
  'prometheus.sample_age': { series: 'up' },
  'postgres.statement': { sql: 'DELETE FROM orders' },
  'postgres.changed_rows': { change: '{}' },
  'postgres.row_count': { table: 'core.judgments' },
  'postgres.compare': { table: 'core.judgments', earlier: '7d' },
  'kubernetes.service': { service: 'deployment/judgment-service' },
  'redis.key': { key: 'judgment:1' },
  'redis.keys': { pattern: 'judgment:*' },
  ...Object.fromEntries(all.flatMap(({ changes }) => (changes === undefined ? [] : [[changes, span]]))),
}
const empty = { columns: [], rows: [], durationMs: 4 }

describe('the registry', () => {
  it('knows for every action in which order its subjects are read, and names all there is of one', () => {
    const row = {
      ...{ pid: 7, state: 'active', backend_type: 'client backend', node: 'cache-1:6379', selected: true, keys: 3, matching: 2 },
      ...{ fingerprint: 'a1', id: 'b2' },
    }
    for (const { action, subjects } of all.flatMap(({ actions }) => actions)) {
      const [subject] = subjects({ ...empty, rows: [row] }, {})
      expect(subjectOrder[action]?.toSorted()).toEqual(Object.keys(subject ?? {}).toSorted())
    }
  })

  it('knows every kind of target under its own name', () => {
    expect(Object.entries(kinds).map(([name, { kind }]) => [name, kind])).toEqual(targetKinds.map((kind) => [kind, kind]))
  })

  it('has each name once, beginning with its kind', () => {
    const names = all.flatMap(({ kind, probes, actions }) => [
      ...probes.map((spec) => [kind, spec.probe]),
      ...actions.map((spec) => [kind, spec.action]),
    ])
    expect(new Set(names.map(([, name]) => name)).size).toBe(names.length)
    for (const [kind, name] of names) expect(name).toMatch(new RegExp(`^${kind}\\.[a-z_]+$`, 'u'))
  })

  it.each(probes)('$probe: its title and every reason are in the catalogue, and every expression can be judged', (spec) => {
    const facts = spec.facts(empty, spec.params.parse(asked[spec.probe] ?? {}), nowhere)
    expect(Object.keys(en)).toContain(spec.title)
    for (const { when, reason } of spec.expectations) {
      expect(Object.keys(en)).toContain(reason)
      const named = [...((en as Record<string, string>)[reason]?.matchAll(/\{(\w+)[,}]/gu) ?? [])].map(([, name]) => name)
      for (const name of named) expect(Object.keys(facts)).toContain(name)
      expect(holds(when, { rows: [{ one: 1 }], facts, limits: spec.limits })).toBeTypeOf('boolean')
    }
  })

  it('refuses what it does not know, by code', () => {
    expect(() => probeFor('postgres.weather', connectionTo())).toThrow(
      expect.objectContaining({ refusal: { code: 'probe_unknown', detail: { probe: 'postgres.weather' } } }),
    )
    expect(() => actionFor('postgres.drop', connectionTo())).toThrow(
      expect.objectContaining({ refusal: { code: 'action_unknown', detail: { action: 'postgres.drop' } } }),
    )
    const redis = { ...connectionTo(), kind: 'redis' as never }
    expect(() => probeFor('postgres.blocking', redis)).toThrow(
      expect.objectContaining({ refusal: expect.objectContaining({ code: 'probe_other_kind' }) }),
    )
  })
})
