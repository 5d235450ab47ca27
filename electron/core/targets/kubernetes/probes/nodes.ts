import { z } from 'zod'
import { node, type ClusterNode } from '../../../../../shared/domain/kubernetes/objects.ts'
import type { ProbeSpec, Row } from '../../kind.ts'
import { named } from '../../named.ts'
import type { Kubernetes } from '../live.ts'

const nothing = z.strictObject({})
const pressures = ['MemoryPressure', 'DiskPressure', 'PIDPressure', 'NetworkUnavailable']

function rowOf({ metadata, spec, status }: ClusterNode): Row {
  const ready = status.conditions.find(({ type }) => type === 'Ready')
  const pressed = status.conditions.filter(({ type, status: is }) => pressures.includes(type) && is === 'True').map(({ type }) => type)
  return {
    name: metadata.name,
    // What nobody heard of for a while is `Unknown`, and no more ready than one that says so.
    ready: ready?.status === 'True',
    status: [
      ready?.status === 'True' ? 'Ready' : `NotReady (${ready?.reason || 'no condition'})`,
      ...(spec.unschedulable ? ['SchedulingDisabled'] : []),
    ].join(','),
    ...{ pressure: pressed.join(', '), cordoned: spec.unschedulable, since: ready?.lastTransitionTime ?? '' },
    ...{ cpu: status.allocatable.cpu ?? null, memory: status.allocatable.memory ?? null, pods: status.allocatable.pods ?? null },
    ...{ zone: metadata.labels['topology.kubernetes.io/zone'] ?? '', version: status.nodeInfo.kubeletVersion },
  }
}

const rank = ({ ready, pressure, cordoned }: Row) => (ready === true ? 0 : 4) + (pressure === '' ? 0 : 2) + (cordoned === true ? 1 : 0)

export const nodesProbe: ProbeSpec<Kubernetes, typeof nothing> = {
  probe: 'kubernetes.nodes',
  title: 'probe.kubernetes.nodes.title',
  params: nothing,
  query: () => 'GET /api/v1/nodes',
  async ask(live) {
    const began = performance.now()
    const { items, remaining } = await live.list('nodes', {}, node)
    const rows = items.map(rowOf).toSorted((a, b) => rank(b) - rank(a) || String(a.name).localeCompare(String(b.name)))
    return {
      ...{ columns: ['name', 'status', 'pressure', 'since', 'zone', 'cpu', 'memory', 'pods', 'version'], rows },
      ...{ rowCount: items.length + remaining, durationMs: Math.round(performance.now() - began) },
    }
  },
  boardMs: 30_000,
  measure: { fact: 'ready', unit: 'count' },
  keep: 500,
  limits: { lost_percent: 20 },
  facts({ rows, rowCount = rows.length }) {
    const lost = rows.filter(({ ready }) => ready !== true)
    const pressed = rows.filter(({ pressure }) => pressure !== '')
    const cordoned = rows.filter((row) => row.cordoned === true)
    const worst = lost.length > 0 ? lost : pressed.length > 0 ? pressed : cordoned
    const { names, more } = named(worst.map(({ name }) => String(name)))
    return {
      ...{ nodes: rows.length, ready: rows.length - lost.length, lost: lost.length, pressed: pressed.length, cordoned: cordoned.length },
      lost_percent: rows.length === 0 ? 0 : Math.round((100 * lost.length) / rows.length),
      ...{ names, more, pressures: [...new Set(pressed.map(({ pressure }) => pressure))].join(', '), unread: rowCount - rows.length },
    }
  },
  expectations: [
    { when: 'facts.nodes == 0', verdict: 'unknown', reason: 'probe.kubernetes.nodes.none' },
    { when: 'facts.lost_percent >= limits.lost_percent', verdict: 'critical', reason: 'probe.kubernetes.nodes.lost' },
    { when: 'facts.unread > 0', verdict: 'unknown', reason: 'probe.kubernetes.nodes.unread' },
    { when: 'facts.lost > 0', verdict: 'warning', reason: 'probe.kubernetes.nodes.lost' },
    { when: 'facts.pressed > 0', verdict: 'warning', reason: 'probe.kubernetes.nodes.pressed' },
    { when: 'facts.cordoned > 0', verdict: 'warning', reason: 'probe.kubernetes.nodes.cordoned' },
    { when: 'facts.ready > 0', verdict: 'ok', reason: 'probe.kubernetes.nodes.ok' },
  ],
}
