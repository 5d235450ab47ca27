import { z } from 'zod'

const text = z.string().default('')
const count = z.number().default(0)

const owner = z.looseObject({ kind: text, name: text, uid: text })

const metadata = z.looseObject({
  ...{ name: z.string(), namespace: text, uid: text, creationTimestamp: text, deletionTimestamp: z.string().optional(), generation: count },
  deletionGracePeriodSeconds: count,
  labels: z.record(z.string(), z.string()).default({}),
  annotations: z.record(z.string(), z.string()).default({}),
  finalizers: z.array(z.string()).default([]),
  ownerReferences: z.array(owner).default([]),
})

const condition = z.looseObject({ type: z.string(), status: z.string(), reason: text, message: text, lastTransitionTime: text })
export type Condition = z.output<typeof condition>

const ended = z.looseObject({ reason: text, exitCode: z.number().default(-1), message: text, finishedAt: z.string().nullish() })

const state = z
  .looseObject({
    waiting: z.looseObject({ reason: text, message: text }).optional(),
    running: z.looseObject({ startedAt: z.string().nullish() }).optional(),
    terminated: ended.optional(),
  })
  .default({})

const containerStatus = z.looseObject({
  ...{ name: z.string(), image: text, ready: z.boolean().default(false), restartCount: count, started: z.boolean().nullish() },
  ...{ state, lastState: state },
})
export type ContainerStatus = z.output<typeof containerStatus>

const resources = z.looseObject({
  limits: z.record(z.string(), z.string()).default({}),
  requests: z.record(z.string(), z.string()).default({}),
})
const container = z.looseObject({ name: z.string(), image: text, resources: resources.default({ limits: {}, requests: {} }) })

export const pod = z.looseObject({
  metadata,
  spec: z.looseObject({ nodeName: text, containers: z.array(container).default([]) }),
  status: z
    .looseObject({
      ...{ phase: text, reason: text, message: text },
      conditions: z.array(condition).default([]),
      containerStatuses: z.array(containerStatus).default([]),
      initContainerStatuses: z.array(containerStatus).default([]),
    })
    .default({ phase: '', reason: '', message: '', conditions: [], containerStatuses: [], initContainerStatuses: [] }),
})
export type Pod = z.output<typeof pod>

export const node = z.looseObject({
  metadata,
  spec: z.looseObject({ unschedulable: z.boolean().default(false) }).prefault({}),
  status: z
    .looseObject({
      conditions: z.array(condition).default([]),
      allocatable: z.record(z.string(), z.string()).default({}),
      nodeInfo: z.looseObject({ kubeletVersion: text }).prefault({}),
    })
    .prefault({}),
})
export type ClusterNode = z.output<typeof node>

const expression = z.looseObject({ key: z.string(), operator: z.string(), values: z.array(z.string()).default([]) })
const selector = z.looseObject({
  matchLabels: z.record(z.string(), z.string()).default({}),
  matchExpressions: z.array(expression).default([]),
})
export type Selector = z.output<typeof selector>

const amount = z.union([z.number(), z.string()]).optional()

/** A Deployment, StatefulSet or DaemonSet, as far as its standing is told by it. */
export const workload = z.looseObject({
  metadata,
  spec: z.looseObject({
    ...{ replicas: z.number().default(1), paused: z.boolean().default(false), selector },
    template: z.looseObject({ spec: z.looseObject({ containers: z.array(container).default([]) }) }),
    strategy: z
      .looseObject({ type: text, rollingUpdate: z.looseObject({ maxUnavailable: amount, maxSurge: amount }).nullish() })
      .optional(),
  }),
  status: z
    .looseObject({
      ...{ observedGeneration: count, replicas: count, updatedReplicas: count, readyReplicas: count, availableReplicas: count },
      ...{ updateRevision: text, currentRevision: text },
      ...{ desiredNumberScheduled: count, updatedNumberScheduled: count, numberReady: count, numberAvailable: count },
      conditions: z.array(condition).default([]),
    })
    .prefault({}),
})
export type Workload = z.output<typeof workload>

/** A ReplicaSet or a ControllerRevision: one version of a workload's pods. */
export const version = z.looseObject({
  ...{ metadata, revision: count },
  spec: z
    .looseObject({
      replicas: count,
      template: z.looseObject({ spec: z.looseObject({ containers: z.array(container).default([]) }) }).optional(),
    })
    .prefault({}),
  status: z.looseObject({ availableReplicas: count, conditions: z.array(condition).default([]) }).prefault({}),
})
export type Version = z.output<typeof version>

export const event = z.looseObject({
  metadata: z.looseObject({ creationTimestamp: text }).prefault({}),
  count: z.number().nullish(),
  series: z.looseObject({ count: z.number().nullish(), lastObservedTime: z.string().nullish() }).nullish(),
  ...{ reason: text, message: text, type: text, lastTimestamp: z.string().nullish(), eventTime: z.string().nullish() },
  involvedObject: z.looseObject({ kind: text, name: text, uid: text }),
})
export type ClusterEvent = z.output<typeof event>

export const workloadKinds = ['deployment', 'statefulset', 'daemonset'] as const
export type WorkloadKind = (typeof workloadKinds)[number]

/** A selector as a list takes it: `app=judgment,tier in (web)`. */
export function selectorText({ matchLabels, matchExpressions }: Selector): string {
  const labels = Object.entries(matchLabels).map(([key, value]) => `${key}=${value}`)
  const rest = matchExpressions.map(({ key, operator, values }) => {
    if (operator === 'Exists') return key
    if (operator === 'DoesNotExist') return `!${key}`
    return `${key} ${operator === 'In' ? 'in' : 'notin'} (${values.join(',')})`
  })
  return [...labels, ...rest].join(',')
}
