import type { Pod } from '../../../../shared/domain/kubernetes/objects.ts'
import { podStanding } from '../../../../shared/domain/kubernetes/pod-standing.ts'
import type { FactMap } from '../../../../shared/domain/probe/compose.ts'
import type { Answer, Row } from '../kind.ts'
import { named } from '../named.ts'
import type { ReadWorkload } from './read-workload.ts'

/** The workload in the first row, with what was found of it; then its pods, those in trouble first. */
export function workloadRows(
  { kind, workload, standing, why, fresh, pods, unread }: ReadWorkload,
  none: FactMap,
): Omit<Answer, 'durationMs'> {
  const { desired, updated, ready, available, old, revision, serving, isComplete } = standing
  const affected = why?.pods ?? []
  const image = workload.spec.template.spec.containers.map((one) => one.image).join(', ')
  const own: Row = {
    ...none,
    ...{
      name: `${kind}/${workload.metadata.name}`,
      ready: `${ready}/${desired}`,
      status: isComplete ? 'Complete' : (why?.cause ?? 'Progressing'),
    },
    ...{ restarts: null, image, node: '', created: workload.metadata.creationTimestamp },
  }
  const found = {
    ...{ workload: `${kind}/${workload.metadata.name}`, desired, updated, available, old, revision, serving, image },
    ...{
      short: Math.max(0, desired - available),
      cause: why?.cause ?? '',
      detail: onOneLine(why?.detail ?? ''),
      complete: isComplete ? 1 : 0,
    },
    ...{
      fresh: fresh.length,
      affected: affected.length,
      where: whereOf(affected, pods),
      since: sinceOf(affected),
      pods: pods.length,
      unread,
    },
  }
  const rows = pods.map(rowOf).toSorted((a, b) => Number(a.ok) - Number(b.ok) || String(a.name).localeCompare(String(b.name)))
  return {
    columns: ['name', 'ready', 'status', 'restarts', 'image', 'node', 'created'],
    rows: [{ ...own, ...found }, ...rows],
    rowCount: 1 + rows.length + unread,
  }
}

function rowOf(pod: Pod): Row {
  const { ready, status, restarts, isReady } = podStanding(pod)
  const image = pod.spec.containers.map((one) => one.image).join(', ')
  return {
    name: pod.metadata.name,
    ready,
    status,
    restarts,
    image,
    node: pod.spec.nodeName,
    created: pod.metadata.creationTimestamp,
    ok: isReady,
  }
}

/** `all`: on every node that this workload is on; else their names; empty: on none yet. */
function whereOf(affected: readonly Pod[], pods: readonly Pod[]): string {
  const nodesOf = (some: readonly Pod[]) => [...new Set(some.map(({ spec }) => spec.nodeName).filter((name) => name !== ''))].toSorted()
  const [here, all] = [nodesOf(affected), nodesOf(pods)]
  if (here.length > 1 && here.length === all.length) return 'all'
  const { names, more } = named(here)
  return more > 0 ? `${names}, +${more}` : names
}

/** When the first of them was made, as `2026-11-22T14:02:00Z`; empty: none was. */
const sinceOf = (pods: readonly Pod[]): string => pods.map(({ metadata }) => metadata.creationTimestamp).toSorted()[0] ?? ''

const longest = 300
const onOneLine = (text: string): string => {
  const line = text.replaceAll(/\s+/gu, ' ').trim()
  return line.length > longest ? `${line.slice(0, longest)}…` : line
}
