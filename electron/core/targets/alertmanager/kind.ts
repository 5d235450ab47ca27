import type { Kind } from '../kind.ts'
import { webLabel, webSecrets } from '../web/address.ts'
import { alertmanagerActions } from './actions.ts'
import { alertmanagerProbes } from './probes.ts'

/** `api=grafana`: the Alertmanager within Grafana, that stands below another path. */
export const addressOptions = ['api'] as const

export const alertmanager: Kind = {
  kind: 'alertmanager',
  probes: alertmanagerProbes,
  actions: alertmanagerActions,
  label: (address, connection) => webLabel(address, connection, addressOptions),
  secretsOf: (address) => webSecrets(address, addressOptions),
  async open(address, connection, lent) {
    const { openAlertmanager } = await import('./connect.ts')
    return openAlertmanager(address, connection, lent)
  },
}
