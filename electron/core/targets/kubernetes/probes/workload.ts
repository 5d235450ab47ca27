import { z } from 'zod'
import { rolloutCauses } from '../../../../../shared/domain/kubernetes/why-not.ts'
import type { Expectation } from '../../../../../shared/domain/probe/judge.ts'
import type { FactMap } from '../../../../../shared/domain/probe/compose.ts'
import type { ProbeSpec, World } from '../../kind.ts'
import { mapped } from '../../mapped.ts'
import { TargetFailure } from '../../failure.ts'
import { inBoth } from '../../../../../shared/domain/probe/compose.ts'
import type { Kubernetes } from '../live.ts'
import { readWorkload } from '../read-workload.ts'
import { workloadRows } from '../workload-rows.ts'
import { workloadKinds, type WorkloadKind } from '../../../../../shared/domain/kubernetes/objects.ts'

const params = z.strictObject({ service: z.string().min(1).max(330), namespace: z.string().max(63).default('') })

interface Place {
  readonly kind: WorkloadKind
  readonly name: string
  /** Empty: the connection's. */
  readonly namespace: string
}

const short: Readonly<Record<string, WorkloadKind>> = { deploy: 'deployment', sts: 'statefulset', ds: 'daemonset' }

/** `deployment/judgment-service`, or a logical name that the profile maps to one. Throws TargetFailure. */
function placeOf({ service, namespace }: z.output<typeof params>, world: World): Place {
  const found = service.includes('/') ? { workload: service, namespace: undefined } : mapped(world, 'services', service)
  const text = found.workload ?? ''
  const [word = '', name = ''] = text.includes('/') ? text.split('/') : ['deployment', text]
  const kind = short[word.toLowerCase()] ?? workloadKinds.find((one) => one === word.toLowerCase())
  if (kind === undefined || name === '')
    throw new TargetFailure('other', inBoth('probe.kubernetes.service.no_workload', { service }), 'not_sent')
  return { kind, name, namespace: namespace || found.namespace || '' }
}

/** Fewer serve than should: critical. All serve, and what is new does not come up: warning. */
const ofCauses = rolloutCauses.flatMap((cause): Expectation[] => {
  const reason = `probe.kubernetes.service.${cause}`
  return [
    { when: `facts.cause == "${cause}" && facts.short > 0`, verdict: 'critical', reason },
    { when: `facts.cause == "${cause}"`, verdict: 'warning', reason },
  ]
})

const none: FactMap = {
  ...{ workload: '', desired: 0, updated: 0, available: 0, short: 0, old: 0, revision: '', serving: '', cause: '', detail: '' },
  ...{ fresh: 0, affected: 0, image: '', where: '', since: '', pods: 0, unread: 0, complete: 0 },
}

export const serviceProbe: ProbeSpec<Kubernetes, typeof params> = {
  probe: 'kubernetes.service',
  title: 'probe.kubernetes.service.title',
  params,
  query(given, world) {
    const { kind, name, namespace } = placeOf(given, world)
    return `GET ${kind}/${name}${namespace === '' ? '' : ` -n ${namespace}`}; its versions, pods and warnings`
  },
  async ask(live, given, world) {
    const began = performance.now()
    const { kind, name, namespace } = placeOf(given, world)
    const read = await readWorkload(live, kind, name, namespace || live.namespace, world.now)
    return { ...workloadRows(read, none), durationMs: Math.round(performance.now() - began) }
  },
  measure: { fact: 'available', unit: 'count' },
  keep: 500,
  limits: {},
  facts({ rows }) {
    // The first row is the workload's own, and carries what was found of it beside what is shown.
    const [own = {}] = rows
    return Object.fromEntries(
      Object.entries(none).map(([name, usual]) => [name, typeof own[name] === typeof usual ? (own[name] as string | number) : usual]),
    )
  },
  expectations: [
    { when: 'facts.workload == ""', verdict: 'unknown', reason: 'probe.kubernetes.service.unread' },
    ...ofCauses,
    { when: 'facts.desired == 0', verdict: 'warning', reason: 'probe.kubernetes.service.none_wanted' },
    { when: 'facts.complete == 1', verdict: 'ok', reason: 'probe.kubernetes.service.complete' },
    { when: 'facts.short > 0', verdict: 'warning', reason: 'probe.kubernetes.service.short' },
    { when: 'facts.complete == 0', verdict: 'warning', reason: 'probe.kubernetes.service.rolling' },
  ],
}
