import type { Kind } from '../kind.ts'
import { kubernetesOptions, labelOf, readAddress, secretsOf } from './address.ts'
import { kubernetesProbes } from './probes.ts'

export const kubernetes: Kind = {
  kind: 'kubernetes',
  title: 'screen.kind.kubernetes',
  address: { schemes: ['kubernetes'], example: 'kubernetes://CONTEXT/NAMESPACE', namesNoHost: true, options: kubernetesOptions },
  probes: kubernetesProbes,
  actions: [],
  label: labelOf,
  secretsOf,
  commandContext(program, text) {
    const address = readAddress(text)
    if (!address) return []
    const { context, namespace, options } = address
    if (program === 'kubectl')
      return [...(options.kubeconfig ? ['--kubeconfig', options.kubeconfig] : []), '--context', context, '--namespace', namespace]
    return program === 'helm' ? ['--kube-context', context, '--namespace', namespace] : []
  },
  async open(address, connection, lent) {
    const { openKubernetes } = await import('./connect.ts')
    return openKubernetes(address, connection, lent)
  },
}
