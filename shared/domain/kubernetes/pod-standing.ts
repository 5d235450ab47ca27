import type { ContainerStatus, Pod } from './objects.ts'

/** What kubectl shows of a pod: `1/2`, `CrashLoopBackOff`, how often it began again. */
export interface PodStanding {
  readonly ready: string
  readonly status: string
  readonly restarts: number
  readonly isReady: boolean
}

export function podStanding({ metadata, spec, status }: Pod): PodStanding {
  const { containerStatuses: containers } = status
  const ready = containers.filter((one) => one.ready).length
  return {
    ready: `${ready}/${spec.containers.length}`,
    restarts: containers.reduce((sum, { restartCount }) => sum + restartCount, 0),
    status: metadata.deletionTimestamp === undefined ? wordOf({ metadata, spec, status }) : 'Terminating',
    isReady:
      metadata.deletionTimestamp === undefined && status.conditions.some(({ type, status }) => type === 'Ready' && status === 'True'),
  }
}

function wordOf({ status }: Pod): string {
  if (status.reason !== '') return status.reason
  const starting = status.initContainerStatuses
    .map((one) => [one, reasonOf(one)] as const)
    .find(([one, reason]) => !isDone(one) && reason !== '')
  if (starting) return `Init:${starting[1]}`
  const reason = status.containerStatuses.map(reasonOf).find((one) => one !== '')
  return reason ?? (status.phase || 'Unknown')
}

const isDone = ({ state }: ContainerStatus) => state.terminated?.exitCode === 0

function reasonOf({ state }: ContainerStatus): string {
  if (state.waiting) return state.waiting.reason
  if (!state.terminated) return ''
  return state.terminated.reason || `ExitCode:${state.terminated.exitCode}`
}
