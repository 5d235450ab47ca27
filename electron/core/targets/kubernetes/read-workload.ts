import { event, pod, selectorText, version, workload, type WorkloadKind } from '../../../../shared/domain/kubernetes/objects.ts'
import { whyNot, type Around, type WhyNot } from '../../../../shared/domain/kubernetes/why-not.ts'
import { hashOf, newestOf, workloadStanding } from '../../../../shared/domain/kubernetes/workload-standing.ts'
import type { Kubernetes } from './live.ts'

/** A workload with all that is found around it. */
export interface ReadWorkload extends Around {
  readonly kind: WorkloadKind
  readonly why: WhyNot | null
  /** Pods there are and were not read. */
  readonly unread: number
}

const resourceOf = { deployment: 'deployments', statefulset: 'statefulsets', daemonset: 'daemonsets' } as const
const mostPods = 2_000

/** Its versions, its pods, and the warnings of all of them. Throws TargetFailure. */
export async function readWorkload(
  live: Kubernetes,
  kind: WorkloadKind,
  name: string,
  namespace: string,
  now: number,
): Promise<ReadWorkload> {
  const found = await live.get(resourceOf[kind], name, workload, namespace)
  const labels = selectorText(found.spec.selector)
  const [versions, pods, events] = await Promise.all([
    live.list(kind === 'deployment' ? 'replicasets' : 'controllerrevisions', { namespace, labels }, version),
    live.list('pods', { namespace, labels }, pod, mostPods),
    live.list('events', { namespace, fields: 'type=Warning' }, event),
  ])
  // A selector may fit what is another's: only what says that it belongs to this one does.
  const mine = versions.items.filter(({ metadata }) => metadata.ownerReferences.some(({ uid }) => uid === found.metadata.uid))
  const owners = new Set([found.metadata.uid, ...mine.map(({ metadata }) => metadata.uid)])
  const own = pods.items.filter(({ metadata }) => metadata.ownerReferences.some(({ uid }) => owners.has(uid)))
  const newest = newestOf(mine)
  const hash = hashOf(newest)
  const isFresh = ({ labels: has }: (typeof own)[number]['metadata']) =>
    [has['pod-template-hash'], has['controller-revision-hash']].includes(hash)
  const uids = new Set([...owners, ...own.map(({ metadata }) => metadata.uid)])
  const around = {
    ...{ workload: found, standing: workloadStanding(kind, found, mine), newest, pods: own, now },
    fresh: own.filter(({ metadata }) => hash !== '' && isFresh(metadata) && metadata.deletionTimestamp === undefined),
    warnings: events.items.filter(({ involvedObject }) => uids.has(involvedObject.uid)),
  }
  return { kind, ...around, why: whyNot(around), unread: pods.remaining }
}
