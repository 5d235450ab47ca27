import type { Kind } from '../kind.ts'
import { webForm, webLabel, webOptions, webSecrets } from '../web/address.ts'
import { prometheusProbes } from './probes.ts'

export const prometheus: Kind = {
  kind: 'prometheus',
  title: 'screen.kind.prometheus',
  address: { ...webForm, options: webOptions, example: 'https://prometheus.prod', variables: ['PROMETHEUS_URL'] },
  changes: 'prometheus.changes',
  probes: prometheusProbes,
  actions: [],
  label: (address, connection) => webLabel(address, connection),
  secretsOf: (address) => webSecrets(address),
  async open(address, connection, lent) {
    const { openPrometheus } = await import('./connect.ts')
    return openPrometheus(address, connection, lent)
  },
}
