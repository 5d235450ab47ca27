import { describe, expect, it } from 'vitest'
import { event, pod, version, workload } from '../../../../shared/domain/kubernetes/objects.ts'
import { rolloutCauses, whyNot, type Around, type RolloutCause } from '../../../../shared/domain/kubernetes/why-not.ts'
import { workloadStanding } from '../../../../shared/domain/kubernetes/workload-standing.ts'

const now = Date.parse('2026-11-22T05:10:00Z')
const selector = { matchLabels: { app: 'judgment' } }
const container = { name: 'app', image: 'judgment:v2', resources: { limits: { memory: '1Gi' } } }

interface World {
  readonly spec?: object
  readonly status?: object
  readonly pods?: readonly object[]
  readonly events?: readonly object[]
}

/** Three replicas are wanted, and two of an older version still serve. */
function around({ spec, status, pods = [], events = [] }: World): Around {
  const read = workload.parse({
    metadata: { name: 'judgment', uid: 'dep', generation: 2 },
    spec: { replicas: 3, selector, template: { spec: { containers: [container] } }, ...spec },
    status: { observedGeneration: 2, replicas: 4, updatedReplicas: 1, readyReplicas: 2, availableReplicas: 2, ...status },
  })
  const newest = version.parse({ metadata: { name: 'judgment-2', uid: 'rs-2', annotations: { 'deployment.kubernetes.io/revision': '2' } } })
  const all = pods.map((one) => pod.parse(one))
  const standing = workloadStanding('deployment', read, [newest])
  return { workload: read, standing, newest, pods: all, fresh: all, warnings: events.map((one) => event.parse(one)), now }
}

const podWith = (status: object, more: { metadata?: object } = {}) => ({
  metadata: { name: 'p1', uid: 'p1', ...more.metadata },
  spec: { nodeName: 'node-1', containers: [container] },
  status,
})
const container1 = (state: object, lastState = {}, ready = false) => ({ containerStatuses: [{ name: 'app', ready, state, lastState }] })
const waiting = (reason: string, message = '') => podWith(container1({ waiting: { reason, message } }))
const unscheduled = { conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: '2 Insufficient cpu' }] }
const failed = (message: string) => ({ conditions: [{ type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate', message }] })
const unhealthy = { type: 'Warning', reason: 'Unhealthy', message: 'Readiness probe failed: 503', involvedObject: { uid: 'p1' } }

const table: readonly (readonly [RolloutCause | null, string, World, string])[] = [
  [null, 'it is on its way', { pods: [waiting('ContainerCreating')] }, ''],
  [
    null,
    'it is complete, whatever its events say',
    { status: { replicas: 3, updatedReplicas: 3, availableReplicas: 3 }, events: [unhealthy] },
    '',
  ],
  ['paused', 'it is paused', { spec: { paused: true } }, ''],
  ['quota', 'a quota is used up', { status: failed('pods "x" is forbidden: exceeded quota: two') }, 'exceeded quota: two'],
  [
    'quota',
    'a set says so in an event alone',
    { events: [{ reason: 'FailedCreate', message: 'exceeded quota: two', involvedObject: { uid: 'rs-2' } }] },
    'exceeded quota: two',
  ],
  ['webhook_down', 'a webhook has no endpoints', { status: failed('failed calling webhook "w": no endpoints available') }, 'no endpoints'],
  [
    'surge_unplaceable',
    'nothing may go and nothing more fits',
    { spec: { strategy: { rollingUpdate: { maxUnavailable: 0 } } }, status: { availableReplicas: 3 }, pods: [podWith(unscheduled)] },
    'Insufficient cpu',
  ],
  ['unschedulable', 'there is no room', { pods: [podWith(unscheduled)] }, '2 Insufficient cpu'],
  ['image', 'an image cannot be pulled', { pods: [waiting('ErrImagePull', '404')] }, 'ErrImagePull: 404'],
  [
    'config_missing',
    'a ConfigMap is missing',
    { pods: [waiting('CreateContainerConfigError', 'configmap "x" not found')] },
    'configmap "x" not found',
  ],
  [
    'config_missing',
    'a volume’s Secret is missing',
    {
      pods: [waiting('ContainerCreating')],
      events: [{ reason: 'FailedMount', message: 'MountVolume.SetUp failed: secret "tls" not found', involvedObject: { uid: 'p1' } }],
    },
    'secret "tls" not found',
  ],
  [
    'crash',
    'it runs out of memory',
    { pods: [podWith(container1({ waiting: { reason: 'CrashLoopBackOff' } }, { terminated: { reason: 'OOMKilled', exitCode: 137 } }))] },
    'OOMKilled at 1Gi',
  ],
  ['crash', 'it ends by itself', { pods: [podWith(container1({ terminated: { reason: 'Error', exitCode: 3 } }))] }, 'exit code 3'],
  [
    'crash',
    'its init container does',
    { pods: [podWith({ initContainerStatuses: [{ name: 'migrate', state: { terminated: { exitCode: 1 } } }] })] },
    'exit code 1',
  ],
  ['evicted', 'a node threw it out', { pods: [podWith({ reason: 'Evicted', message: 'low on memory' })] }, 'low on memory'],
  [
    'stuck_terminating',
    'a finalizer holds it',
    { pods: [podWith({}, { metadata: { deletionTimestamp: '2026-11-22T05:00:00Z', finalizers: ['example.com/hold'] } })] },
    'example.com/hold',
  ],
  [null, 'a pod is just ending', { pods: [podWith({}, { metadata: { deletionTimestamp: '2026-11-22T05:09:50Z' } })] }, ''],
  ['probe_failing', 'a probe fails', { pods: [podWith(container1({ running: {} }))], events: [unhealthy] }, 'Readiness probe failed: 503'],
  [
    null,
    'a probe failed once, and another pod’s',
    { pods: [podWith(container1({ running: {} }))], events: [{ ...unhealthy, involvedObject: { uid: 'p9' } }] },
    '',
  ],
  [
    'deadline',
    'nothing names a cause in time',
    { status: { conditions: [{ type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded', message: 'has timed out' }] } },
    'has timed out',
  ],
  [
    'other',
    'it is something we have no words for',
    { pods: [waiting('RunContainerError', 'no such runtime')] },
    'RunContainerError: no such runtime',
  ],
  [
    'other',
    'a pod could not be made for a reason of its own',
    { status: failed('pods "x" is forbidden: violates PodSecurity') },
    'violates PodSecurity',
  ],
]

describe('why a workload is not rolling out', () => {
  it.each(table)('%s: %s', (cause, _, world, words) => {
    const why = whyNot(around(world))
    expect(why?.cause ?? null).toBe(cause)
    expect(why?.detail ?? '').toContain(words)
  })

  it('has a case of each cause', () => {
    expect(new Set(table.flatMap(([cause]) => cause ?? []))).toEqual(new Set(rolloutCauses))
  })
})
