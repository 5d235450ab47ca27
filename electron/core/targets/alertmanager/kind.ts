import type { Kind } from '../kind.ts'
import { webForm, webLabel, webOptions, webSecrets } from '../web/address.ts'
import { alertmanagerActions } from './actions.ts'
import { addressOptions } from './address-options.ts'
import { alertmanagerProbes } from './probes.ts'

export const alertmanager: Kind = {
  kind: 'alertmanager',
  title: 'screen.kind.alertmanager',
  address: { ...webForm, options: [...webOptions, ...addressOptions], example: 'https://alertmanager.prod' },
  alerts: 'alertmanager.alerts',
  changes: 'alertmanager.changes',
  probes: alertmanagerProbes,
  actions: alertmanagerActions,
  label: (address, connection) => webLabel(address, connection, addressOptions),
  secretsOf: (address) => webSecrets(address, addressOptions),
  async open(address, connection, lent) {
    const { openAlertmanager } = await import('./connect.ts')
    return openAlertmanager(address, connection, lent)
  },
}
