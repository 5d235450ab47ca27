/** An object of Kubernetes, as far as tests read or write it. */
export interface KubeObject {
  readonly apiVersion?: string
  readonly kind?: string
  readonly metadata?: {
    readonly name?: string
    readonly namespace?: string
    readonly uid?: string
    readonly labels?: Readonly<Record<string, string>>
    readonly annotations?: Readonly<Record<string, string>>
    readonly finalizers?: readonly string[]
  }
  readonly spec?: Readonly<Record<string, unknown>>
  readonly status?: Readonly<Record<string, unknown>>
  readonly items?: readonly KubeObject[]
  readonly [field: string]: unknown
}

export interface Account {
  readonly name: 'admin' | 'reader' | 'operator' | 'local' | 'nobody'
  readonly groups: readonly string[]
}

/** Who may do what is in `firstObjects`: `nobody` may nothing, `local` reads one namespace. */
export const accounts: readonly Account[] = [
  { name: 'admin', groups: ['system:masters'] },
  ...(['reader', 'operator', 'local', 'nobody'] as const).map((name) => ({ name, groups: [`test:${name}`] })),
]

const rbac = 'rbac.authorization.k8s.io'
const user = (name: string) => ({ kind: 'User', apiGroup: rbac, name })
const role = (name: string) => ({ kind: 'ClusterRole', apiGroup: rbac, name })
const binding = (name: string, to: string, subject: object, namespace?: string): KubeObject => ({
  ...{ apiVersion: `${rbac}/v1`, kind: namespace ? 'RoleBinding' : 'ClusterRoleBinding' },
  ...{ metadata: { name, ...(namespace && { namespace }) }, roleRef: role(to), subjects: [subject] },
})

export const namespaceNamed = (name: string): KubeObject => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } })

export const firstObjects: readonly KubeObject[] = [
  namespaceNamed('ai-factory'),
  {
    ...{ apiVersion: `${rbac}/v1`, kind: 'ClusterRole', metadata: { name: 'quarterdeck-nodes' } },
    rules: [
      { apiGroups: [''], resources: ['nodes', 'namespaces'], verbs: ['get', 'list', 'watch'] },
      { apiGroups: ['metrics.k8s.io'], resources: ['nodes', 'pods'], verbs: ['get', 'list'] },
    ],
  },
  binding('reader-views', 'view', user('reader')),
  binding('reader-nodes', 'quarterdeck-nodes', user('reader')),
  binding('operator-edits', 'edit', user('operator')),
  binding('operator-nodes', 'quarterdeck-nodes', user('operator')),
  binding('local-views', 'view', user('local'), 'ai-factory'),
]

export function nodeNamed(name: string, zone: string): KubeObject {
  const room = { cpu: '8', memory: '32Gi', pods: '110' }
  return {
    ...{ apiVersion: 'v1', kind: 'Node' },
    metadata: {
      ...{ name, annotations: { 'kwok.x-k8s.io/node': 'fake' } },
      labels: { 'kubernetes.io/hostname': name, 'topology.kubernetes.io/zone': zone },
    },
    // Without its addresses the heartbeat blanks them every second time.
    status: {
      ...{ allocatable: room, capacity: room, nodeInfo: { kubeletVersion: 'v1.37.2' } },
      addresses: [
        { type: 'InternalIP', address: '127.0.0.1' },
        { type: 'Hostname', address: name },
      ],
    },
  }
}

interface Deployed {
  readonly image?: string
  readonly replicas?: number
  readonly namespace?: string
  readonly spec?: object
  readonly container?: object
  readonly pod?: object
}

const limits = { requests: { cpu: '500m', memory: '512Mi' }, limits: { memory: '1Gi' } }

/** What the end of its image says is what becomes of its pods: `:v1` runs, `:oom`, `:crash`, `:no-image`, `:no-config` and `:unready` do not. */
export const deployment = (
  name: string,
  { image = 'v1', replicas = 2, namespace = 'ai-factory', spec, container, pod }: Deployed = {},
): KubeObject => ({
  ...{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, namespace } },
  spec: {
    ...{ replicas, selector: { matchLabels: { app: name } } },
    template: {
      metadata: { labels: { app: name } },
      spec: { containers: [{ name: 'app', image: `registry.example/${name}:${image}`, resources: limits, ...container }], ...pod },
    },
    ...spec,
  },
})
