import { inBoth, together } from '../../../../shared/domain/probe/compose.ts'
import { TargetFailure } from '../failure.ts'
import type { OpenTarget } from '../kind.ts'
import { webLabel } from '../web/address.ts'
import { openEndpoint, type Api, type Endpoint } from '../web/endpoint.ts'
import type { Prometheus } from './live.ts'
import { builtAs, evaluated, explain } from './schemas.ts'

/** All that is ever asked. Nothing of the admin API, and no change at all. */
const reads: ReadonlySet<string> = new Set([
  ...['/api/v1/query', '/api/v1/query_range', '/api/v1/rules', '/api/v1/targets'],
  ...['/api/v1/status/buildinfo', '/api/v1/status/runtimeinfo', '/-/ready'],
])

const api: Api = {
  ...{ system: 'Prometheus', addressKey: 'probe.prometheus.address', known: [], explain },
  reads: (path) => reads.has(path),
  changes: () => false,
}

/** Opens a Prometheus server at the address; the first question connects. Throws TargetFailure. */
export const openPrometheus: OpenTarget<Prometheus> = async (text, connection, lent) => {
  const endpoint = await openEndpoint(api, text, connection, lent)
  return targetOn(endpoint, webLabel(text, connection))
}

function targetOn(endpoint: Endpoint, label: string): Prometheus {
  return {
    label,
    broken: false,
    forOne: ({ signal }) => targetOn(endpoint.forOne(signal), label),
    read: endpoint.read,
    ready: () => endpoint.look('/-/ready'),
    async introduce() {
      const answer = await endpoint.read('/api/v1/query', [['query', '1']], evaluated)
      const version = await endpoint
        .read('/api/v1/status/buildinfo', [], builtAs, answer.spentMs)
        .then(({ value }) => value.data.version, unlessMissing)
      const took = { took_seconds: answer.durationMs / 1000 }
      const reached =
        version === null ? inBoth('probe.prometheus.reached_like', took) : inBoth('probe.prometheus.reached', { version, ...took })
      return together([reached, ...(endpoint.bare ? [inBoth('probe.web.bare', {})] : [])])
    },
    async close() {
      endpoint.close()
    },
  }
}

/** Servers that only speak its API do not all say what they are. */
function unlessMissing(error: unknown): null {
  if (error instanceof TargetFailure && error.progress === 'refused' && error.reason === 'other') return null
  throw error
}
