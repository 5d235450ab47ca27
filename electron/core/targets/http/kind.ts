import type { Kind } from '../kind.ts'
import { webLabel, webSecrets } from '../web/address.ts'
import { httpActions } from './actions.ts'
import { httpProbes } from './probes.ts'

export const http: Kind = {
  kind: 'http',
  probes: httpProbes,
  actions: httpActions,
  label: (address, connection) => webLabel(address, connection),
  secretsOf: (address) => webSecrets(address),
  async open(address, connection, lent) {
    const { openHttp } = await import('./connect.ts')
    return openHttp(address, connection, lent)
  },
}
