import type { ClusterEvent, Condition, ContainerStatus, Pod, Version, Workload } from './objects.ts'
import type { WorkloadStanding } from './workload-standing.ts'

/** Why a workload is not what its spec says: all there is to be said of it in words of ours. Whatever else it is, is `other`, in the cluster's own. */
export const rolloutCauses = [
  ...(['paused', 'quota', 'webhook_down', 'surge_unplaceable', 'unschedulable', 'image', 'config_missing', 'crash'] as const),
  ...(['evicted', 'stuck_terminating', 'probe_failing', 'deadline', 'other'] as const),
] as const
export type RolloutCause = (typeof rolloutCauses)[number]

/** What is known around a workload when its standing was read. */
export interface Around {
  readonly workload: Workload
  readonly standing: WorkloadStanding
  readonly newest: Version | undefined
  /** Its pods, of all versions. */
  readonly pods: readonly Pod[]
  /** Its pods of the newest version. */
  readonly fresh: readonly Pod[]
  /** Warnings of the workload, its versions and its pods. */
  readonly warnings: readonly ClusterEvent[]
  /** Milliseconds since 1970. */
  readonly now: number
}

export interface WhyNot {
  readonly cause: RolloutCause
  /** In the cluster's own words, or as short as can be: `OOMKilled at 1Gi`, `exit code 3`. */
  readonly detail: string
  /** The pods it is found in. */
  readonly pods: readonly Pod[]
}

type Finder = (around: Around) => Omit<WhyNot, 'cause'> | null

/** The first cause that is found, in the order in which one hides the other; null: it is complete, or on its way. */
export function whyNot(around: Around): WhyNot | null {
  if (around.standing.isComplete) return null
  for (const cause of rolloutCauses) {
    const found = finders[cause](around)
    if (found) return { cause, ...found }
  }
  return null
}

/** Longer than its grace period, a pod that goes should be gone. */
const stuckMs = 30_000

const finders: Readonly<Record<RolloutCause, Finder>> = {
  paused: ({ workload, standing }) => (workload.spec.paused && standing.updated < standing.desired ? { detail: '', pods: [] } : null),
  quota: (around) => uncreated(around, /exceeded quota/u),
  webhook_down: (around) => uncreated(around, /failed calling webhook/u),
  surge_unplaceable: (around) =>
    isSurgeOnly(around.workload) && around.standing.available >= around.standing.desired ? unplaced(around) : null,
  unschedulable: unplaced,
  image: ({ fresh }) =>
    waiting(fresh, /^(?:ImagePullBackOff|ErrImagePull|InvalidImageName|ErrImageNeverPull|ImageInspectError|RegistryUnavailable)$/u),
  config_missing: ({ fresh, warnings }) =>
    waiting(fresh, /^CreateContainerConfigError$/u) ??
    warned(fresh, warnings, /^FailedMount$/u, /(?:configmap|secret).*not found|references non-existent/iu),
  crash: ({ fresh }) => crashed(fresh),
  evicted: ({ pods }) => {
    const gone = pods.filter(({ status }) => status.reason === 'Evicted')
    return gone.length > 0 ? { detail: gone[0]!.status.message, pods: gone } : null
  },
  stuck_terminating({ pods, now }) {
    const stuck = pods.filter(
      ({ metadata }) => metadata.deletionTimestamp !== undefined && now - Date.parse(metadata.deletionTimestamp) > stuckMs,
    )
    return stuck.length > 0 ? { detail: [...new Set(stuck.flatMap(({ metadata }) => metadata.finalizers))].join(', '), pods: stuck } : null
  },
  probe_failing: ({ fresh, warnings }) => warned(fresh.filter(isRunningUnready), warnings, /^Unhealthy$/u, /./u),
  deadline({ workload }) {
    const condition = conditionOf(workload, 'Progressing')
    return condition?.reason === 'ProgressDeadlineExceeded' ? { detail: condition.message, pods: [] } : null
  },
  other({ workload, fresh }) {
    const refused = conditionOf(workload, 'ReplicaFailure')
    if (refused?.status === 'True') return { detail: `${refused.reason}: ${refused.message}`, pods: [] }
    return waiting(fresh, /^(?!ContainerCreating$|PodInitializing$|CrashLoopBackOff$)./u)
  },
}

const conditionOf = ({ status }: Workload, type: string): Condition | undefined => status.conditions.find((one) => one.type === type)

/** A pod that could not even be made: it stands on the workload, on its newest version, or in an event of either. */
function uncreated({ workload, newest, warnings }: Around, words: RegExp) {
  const conditions = [...workload.status.conditions, ...(newest?.status.conditions ?? [])]
  const failed = conditions.find(({ type, status, message }) => type === 'ReplicaFailure' && status === 'True' && words.test(message))
  const owners = [workload.metadata.uid, ...(newest ? [newest.metadata.uid] : [])]
  const told = warnings.find(
    ({ reason, message, involvedObject }) => reason === 'FailedCreate' && owners.includes(involvedObject.uid) && words.test(message),
  )
  const message = failed?.message ?? (workload.status.conditions.length > 0 ? undefined : told?.message)
  return message === undefined ? null : { detail: message, pods: [] }
}

function unplaced({ fresh }: Pick<Around, 'fresh'>) {
  const found = fresh.flatMap((pod) => {
    const scheduled = pod.status.conditions.find(({ type }) => type === 'PodScheduled')
    return scheduled?.status === 'False' && scheduled.reason === 'Unschedulable' ? [{ pod, message: scheduled.message }] : []
  })
  return found.length > 0 ? { detail: found[0]!.message, pods: found.map(({ pod }) => pod) } : null
}

/** No pod may go before a new one is ready: with no room for one more, nothing moves. */
function isSurgeOnly({ spec }: Workload): boolean {
  const { maxUnavailable } = spec.strategy?.rollingUpdate ?? {}
  return maxUnavailable === 0 || maxUnavailable === '0' || maxUnavailable === '0%'
}

const statusesOf = ({ status }: Pod): readonly ContainerStatus[] => [...status.initContainerStatuses, ...status.containerStatuses]

function waiting(pods: readonly Pod[], reason: RegExp) {
  const found = pods.flatMap((pod) => {
    const one = statusesOf(pod).find(({ state }) => state.waiting && reason.test(state.waiting.reason))
    return one?.state.waiting ? [{ pod, said: `${one.state.waiting.reason}: ${one.state.waiting.message}` }] : []
  })
  return found.length > 0 ? { detail: found[0]!.said.replace(/: $/u, ''), pods: found.map(({ pod }) => pod) } : null
}

/** It ended by itself, again and again: how, and where that was for want of memory, at which limit. */
function crashed(pods: readonly Pod[]) {
  const found = pods.flatMap((pod) => {
    const one = statusesOf(pod).find(isCrashing)
    return one ? [{ pod, said: endOf(pod, one) }] : []
  })
  return found.length > 0 ? { detail: found[0]!.said, pods: found.map(({ pod }) => pod) } : null
}

function isCrashing({ state, lastState, ready }: ContainerStatus): boolean {
  if (state.waiting?.reason === 'CrashLoopBackOff') return true
  if (state.terminated && state.terminated.exitCode !== 0) return true
  return !ready && lastState.terminated !== undefined && lastState.terminated.exitCode !== 0
}

function endOf({ spec }: Pod, { name, state, lastState }: ContainerStatus): string {
  const end = state.terminated ?? lastState.terminated
  if (!end) return 'CrashLoopBackOff'
  if (end.reason !== 'OOMKilled') return `exit code ${end.exitCode}`
  const limit = spec.containers.find((one) => one.name === name)?.resources.limits.memory
  return limit === undefined ? 'OOMKilled' : `OOMKilled at ${limit}`
}

/** Runs, and is not let in. */
const isRunningUnready = ({ status }: Pod) => status.containerStatuses.some(({ state, ready }) => state.running !== undefined && !ready)

function warned(pods: readonly Pod[], warnings: readonly ClusterEvent[], reason: RegExp, message: RegExp) {
  const told = warnings.filter((one) => reason.test(one.reason) && message.test(one.message))
  const found = pods.filter(({ metadata }) => told.some(({ involvedObject }) => involvedObject.uid === metadata.uid))
  const first = found[0] && told.find(({ involvedObject }) => involvedObject.uid === found[0]!.metadata.uid)
  return first ? { detail: first.message, pods: found } : null
}
