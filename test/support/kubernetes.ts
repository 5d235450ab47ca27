import type { Connection } from '../../shared/domain/connection/state.ts'
import type { Profile } from '../../shared/domain/profile/spec.ts'
import type { ControlPlane } from './control-plane.ts'
import type { Account } from './cluster-objects.ts'
import { proberFor } from './prober.ts'

export const deadlines = { connectMs: 2_000, statementMs: 2_000 }

/** A connection whose address stands in TARGET, through the control plane's kubeconfig unless another is named. */
export const clusterConnection = (options: Connection['options']): Connection => ({
  ...{ id: 'con-k8s', name: 'cluster', kind: 'kubernetes', access: 'read_only', environment: 'production' },
  ...{ url: { env: 'TARGET' }, addedAt: '2026-11-22T14:00:00.000+09:00', addedBy: 'kim', ...(options && { options }) },
})

/** A prober on the cluster, as one of its accounts. */
export function clusterAs(plane: ControlPlane, account: Account['name'], profile: Profile | null = null) {
  const { prober, logged } = proberFor(`kubernetes://${account}/ai-factory`, deadlines, profile)
  const connection = clusterConnection({ kubeconfig: plane.kubeconfig })
  return {
    logged,
    ask: (probe: string, params: Record<string, string> = {}) => prober.ask(probe, connection, params),
    test: () => prober.test(connection),
    close: () => prober.close(),
  }
}
