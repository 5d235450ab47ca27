import type { Kind } from '../kind.ts'
import { webForm, webLabel, webOptions, webSecrets } from '../web/address.ts'
import { httpActions } from './actions.ts'
import { httpProbes } from './probes.ts'

export const http: Kind = {
  kind: 'http',
  title: 'screen.kind.http',
  address: { ...webForm, options: webOptions, example: 'https://api.prod' },
  probes: httpProbes,
  actions: httpActions,
  label: (address, connection) => webLabel(address, connection),
  secretsOf: (address) => webSecrets(address),
  async open(address, connection, lent) {
    const { openHttp } = await import('./connect.ts')
    return openHttp(address, connection, lent)
  },
}
