import { expect, it } from 'vitest'
import { selectorText, version, workload, type WorkloadKind } from '../../../../shared/domain/kubernetes/objects.ts'
import { workloadStanding } from '../../../../shared/domain/kubernetes/workload-standing.ts'

const spec = { replicas: 3, selector: {}, template: { spec: {} } }
const set = (revision: number, availableReplicas: number) =>
  version.parse({
    metadata: { name: `rs-${revision}`, annotations: { 'deployment.kubernetes.io/revision': String(revision) } },
    status: { availableReplicas },
  })
const sets = [set(9, 0), set(10, 1), set(8, 2)]

it.each<[string, WorkloadKind, object, object]>([
  [
    'all of it is new and available',
    'deployment',
    { observedGeneration: 2, replicas: 3, updatedReplicas: 3, readyReplicas: 3, availableReplicas: 3 },
    { isComplete: true, old: 0, revision: '10', serving: '10' },
  ],
  [
    'its controller has not seen the spec yet',
    'deployment',
    { observedGeneration: 1, replicas: 3, updatedReplicas: 3, availableReplicas: 3 },
    { isObserved: false, isComplete: false },
  ],
  [
    'an old pod is left',
    'deployment',
    { observedGeneration: 2, replicas: 4, updatedReplicas: 3, availableReplicas: 4 },
    { isComplete: false, old: 1 },
  ],
  [
    'new ones are not available',
    'deployment',
    { observedGeneration: 2, replicas: 3, updatedReplicas: 3, availableReplicas: 2 },
    { isComplete: false, available: 2 },
  ],
  [
    'a DaemonSet counts nodes',
    'daemonset',
    { observedGeneration: 2, desiredNumberScheduled: 5, updatedNumberScheduled: 4, numberReady: 5, numberAvailable: 5 },
    { desired: 5, updated: 4, old: 1, isComplete: false, serving: '' },
  ],
])('%s', (_, kind, status, expected) => {
  const read = workload.parse({ metadata: { name: 'w', generation: 2 }, spec, status })
  expect(workloadStanding(kind, read, sets)).toMatchObject(expected)
})

it('writes a selector as a list takes it', () => {
  const matchExpressions = [
    { key: 'tier', operator: 'In', values: ['web', 'api'] },
    { key: 'env', operator: 'NotIn', values: ['dev'] },
    { key: 'zone', operator: 'Exists', values: [] },
    { key: 'old', operator: 'DoesNotExist', values: [] },
  ]
  expect(selectorText({ matchLabels: { app: 'judgment' }, matchExpressions })).toBe(
    'app=judgment,tier in (web,api),env notin (dev),zone,!old',
  )
})
