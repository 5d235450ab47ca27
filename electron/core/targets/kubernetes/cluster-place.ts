import { failure } from './failures.ts'
import { pemOf, type Context } from './kubeconfig.ts'

/** Where a cluster is, and how we know that it is the one. */
export interface ClusterPlace {
  readonly server: string
  readonly host: string
  readonly port: number
  /** What the server stands under, without a slash at its end; empty at the root. */
  readonly base: string
  /** PEM of the authorities that are trusted, and no other; null: those of this machine. */
  readonly ca: Buffer | null
  /** The name its certificate is to be for, where that is not the host's. */
  readonly serverName: string
  readonly insecure: boolean
  readonly proxy: URL | null
}

/** Throws TargetFailure for what cannot be followed. */
export async function placeOf(context: Context, env: NodeJS.ProcessEnv = process.env): Promise<ClusterPlace> {
  const { cluster, clusterFile, files } = context
  const { server } = cluster
  if (!/^https?:\/\//iu.test(server) || !URL.canParse(server)) throw failure('secret', 'server', { server: server || '—', files })
  const url = new URL(server)
  // Everything we show there could be read on the way.
  if (url.protocol === 'http:') throw failure('tls', 'not_https', { server: url.origin, files })
  const host = url.hostname.replace(/^\[|\]$/gu, '')
  const port = Number(url.port || 443)
  return {
    ...{ server: url.origin, host, port, base: url.pathname.replace(/\/+$/u, '') },
    ca: await pemOf(cluster['certificate-authority-data'], cluster['certificate-authority'], clusterFile),
    ...{ serverName: cluster['tls-server-name'], insecure: cluster['insecure-skip-tls-verify'] },
    proxy: proxyOf(cluster['proxy-url'] || fromEnvironment(host, port, env)),
  }
}

function proxyOf(text: string): URL | null {
  if (text === '') return null
  const url = URL.canParse(text) ? new URL(text) : null
  if (url && (url.protocol === 'http:' || url.protocol === 'https:')) return url
  throw failure('other', 'proxy_kind', { proxy: url ? `${url.protocol}//${url.host}` : '—' })
}

/** As kubectl takes it, and Go for it: HTTPS_PROXY, and never for this machine itself. */
function fromEnvironment(host: string, port: number, env: NodeJS.ProcessEnv): string {
  const proxy = env.HTTPS_PROXY || env.https_proxy || ''
  const except = (env.NO_PROXY || env.no_proxy || '').split(',').map((one) => one.trim().toLowerCase())
  const isHere = host === 'localhost' || host === '::1' || host.startsWith('127.')
  return proxy === '' || isHere || except.some((one) => isMeant(one, host.toLowerCase(), port)) ? '' : proxy
}

/** `*`, a host, a domain with what is below it, each with a port or without. Networks (`10.0.0.0/8`) of IPv4. */
function isMeant(one: string, host: string, port: number): boolean {
  if (one === '') return false
  if (one === '*') return true
  if (one.includes('/')) return isWithin(one, host)
  const [name = '', only] = one.includes(']') || one.split(':').length > 2 ? [one] : one.split(':')
  const bare = name.replace(/^\*?\./u, '')
  return (only === undefined || Number(only) === port) && (host === bare || host.endsWith(`.${bare}`))
}

function isWithin(network: string, host: string): boolean {
  const [address = '', bits = ''] = network.split('/')
  const [of, at] = [numberOf(address), numberOf(host)]
  if (of === null || at === null) return false
  const size = 2 ** (32 - Number(bits))
  return Math.floor(of / size) === Math.floor(at / size)
}

function numberOf(address: string): number | null {
  const parts = /^\d{1,3}(?:\.\d{1,3}){3}$/u.test(address) ? address.split('.').map(Number) : []
  return parts.length === 4 ? parts.reduce((sum, part) => sum * 256 + part, 0) : null
}
