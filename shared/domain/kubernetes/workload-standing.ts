import type { Version, Workload, WorkloadKind } from './objects.ts'

/** Where a workload is on its way to what its spec says. */
export interface WorkloadStanding {
  readonly desired: number
  readonly updated: number
  readonly ready: number
  readonly available: number
  /** Of older versions, still there. */
  readonly old: number
  /** The controller has seen the spec as it is now. */
  readonly isObserved: boolean
  readonly isComplete: boolean
  /** `12`; empty where it has none yet. */
  readonly revision: string
  /** The newest revision that serves in full or in part; empty: none does. */
  readonly serving: string
}

/** As `kubectl rollout status` tells it. `versions`: those that belong to it, in any order. */
export function workloadStanding(kind: WorkloadKind, workload: Workload, versions: readonly Version[]): WorkloadStanding {
  const { spec, status, metadata } = workload
  const isDaemon = kind === 'daemonset'
  const desired = isDaemon ? status.desiredNumberScheduled : spec.replicas
  const updated = isDaemon ? status.updatedNumberScheduled : status.updatedReplicas
  const ready = isDaemon ? status.numberReady : status.readyReplicas
  const available = isDaemon ? status.numberAvailable : status.availableReplicas
  const total = isDaemon ? status.desiredNumberScheduled : status.replicas
  const isObserved = status.observedGeneration >= metadata.generation
  const old = Math.max(0, total - updated)
  const isComplete = isObserved && updated === desired && available >= desired && old === 0
  const newest = newestOf(versions)
  const revision = newest ? String(revisionOf(newest)) : ''
  const serves = versions.filter((one) => one.status.availableReplicas > 0)
  const serving = isComplete ? revision : kind === 'deployment' && serves.length > 0 ? String(revisionOf(newestOf(serves)!)) : ''
  return { desired, updated, ready, available, old, isObserved, isComplete, revision, serving }
}

/** A ReplicaSet keeps it in an annotation. */
export const revisionOf = ({ revision, metadata }: Version): number =>
  revision || Number(metadata.annotations['deployment.kubernetes.io/revision'] ?? 0)

export const newestOf = (versions: readonly Version[]): Version | undefined => versions.toSorted((a, b) => revisionOf(b) - revisionOf(a))[0]

/** The label value by which a pod says that it is of that version. */
export const hashOf = (version: Version | undefined): string =>
  version?.metadata.labels['pod-template-hash'] ??
  version?.metadata.labels['controller-revision-hash'] ??
  version?.metadata.labels['controller.kubernetes.io/hash'] ??
  ''
