import { inBoth, together } from '../../../../shared/domain/probe/compose.ts'
import type { OpenTarget } from '../kind.ts'
import { webLabel } from '../web/address.ts'
import { openEndpoint, type Api, type Endpoint } from '../web/endpoint.ts'
import { addressOptions } from './address-options.ts'
import type { Alertmanager } from './live.ts'
import { explain, status } from './schemas.ts'

const reads: ReadonlySet<string> = new Set(['/api/v2/alerts', '/api/v2/alerts/groups', '/api/v2/silences', '/api/v2/status'])
const oneSilence = /^\/api\/v2\/silence\/[0-9A-Za-z_-]+$/u

const api: Api = {
  ...{ system: 'Alertmanager', addressKey: 'probe.alertmanager.address', known: addressOptions, explain },
  root({ options: { api: which } }) {
    if (which === 'grafana') return '/api/alertmanager/grafana'
    return which === undefined ? '' : undefined
  },
  reads: (path) => reads.has(path),
  changes: (method, path) => (method === 'POST' && path === '/api/v2/silences') || (method === 'DELETE' && oneSilence.test(path)),
}

/** Opens an Alertmanager at the address; the first question connects. Throws TargetFailure. */
export const openAlertmanager: OpenTarget<Alertmanager> = async (text, connection, lent) => {
  const endpoint = await openEndpoint(api, text, connection, lent)
  return targetOn(endpoint, webLabel(text, connection, addressOptions))
}

function targetOn(endpoint: Endpoint, label: string): Alertmanager {
  return {
    label,
    broken: false,
    forOne: ({ signal }) => targetOn(endpoint.forOne(signal), label),
    read: endpoint.read,
    change: endpoint.change,
    async introduce() {
      const { value, durationMs } = await endpoint.read('/api/v2/status', [], status)
      const { version } = value.versionInfo ?? {}
      const took = { took_seconds: durationMs / 1000 }
      const reached = version ? inBoth('probe.alertmanager.reached', { version, ...took }) : inBoth('probe.alertmanager.reached_like', took)
      return together([reached, ...(endpoint.bare ? [inBoth('probe.web.bare', {})] : [])])
    },
    async close() {
      endpoint.close()
    },
  }
}
