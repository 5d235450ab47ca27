import { once } from 'node:events'
import { request as plainRequest, type IncomingMessage } from 'node:http'
import { connect as connectHttp2, type ClientHttp2Session } from 'node:http2'
import { request as secureRequest } from 'node:https'
import { connect as connectTcp, type Socket } from 'node:net'
import { connect as connectTls, createSecureContext, getCACertificates, type SecureContext, type TLSSocket } from 'node:tls'
import type { Clock } from '../../ports.ts'
import { failureFrom, webFailure, type Whereabouts } from '../web/failures.ts'
import type { ClusterPlace } from './cluster-place.ts'
import { failure } from './failures.ts'
import type { Credentials } from './login.ts'

type Phase = 'connect' | 'tls'

/** One HTTP/2 connection to the API server, within `ms`: everything goes over it. Throws TargetFailure. */
export async function dial(
  place: ClusterPlace,
  { cert, key }: Pick<Credentials, 'cert' | 'key'>,
  at: Whereabouts,
  clock: Clock,
  ms: number,
): Promise<ClientHttp2Session> {
  const secureContext = contextOf(place, cert, key)
  let phase: Phase = 'connect'
  let socket: Socket | undefined
  let isLate = false
  const cancel = clock.after(Math.max(1, ms), () => {
    isLate = true
    socket?.destroy(new Error('its time was up'))
  })
  try {
    socket = place.proxy ? await tunnelled(place, place.proxy, (opened) => (socket = opened)) : connectTcp(place.port, place.host)
    if (socket.connecting) await once(socket, 'connect')
    phase = 'tls'
    const { host, serverName, insecure } = place
    const secure = connectTls({
      ...{ socket, host, secureContext, rejectUnauthorized: !insecure, ALPNProtocols: ['h2', 'http/1.1'] },
      ...(nameOf(serverName || host) && { servername: serverName || host }),
      ...(serverName && { host: serverName }),
    })
    socket = secure
    await once(secure, 'secureConnect')
    return await sessionOver(secure, place, at)
  } catch (error) {
    socket?.destroy()
    if (isLate) throw webFailure('timeout', `${phase}_timeout`, at, 'not_sent', { span_seconds: ms / 1000 }, error)
    throw authority(failureFrom(error, at, 'not_sent'), at, error)
  } finally {
    cancel()
  }
}

async function sessionOver(secure: TLSSocket, { server }: ClusterPlace, { host, port }: Whereabouts): Promise<ClientHttp2Session> {
  if (secure.alpnProtocol !== 'h2') throw failure('protocol', 'no_http2', { host, port: String(port) })
  const session = connectHttp2(server, { createConnection: () => secure })
  // A stream that fails says so by itself; without a listener the process would end.
  session.on('error', () => {})
  await once(session, 'connect')
  return session
}

/** An authority nobody knows is named in a kubeconfig, and not in an address. */
function authority(known: ReturnType<typeof failureFrom>, at: Whereabouts, error: unknown) {
  const { code = '', message } = error as Error & { readonly code?: string }
  const isUnknown = /^(?:SELF_SIGNED|DEPTH_ZERO|UNABLE_TO)/u.test(code)
  if (!isUnknown) return known
  return failure('tls', 'tls_authority', { host: at.host, port: String(at.port), error: `${message} (${code})` }, 'not_sent', error)
}

function contextOf({ ca }: ClusterPlace, cert: Credentials['cert'], key: Credentials['key']): SecureContext {
  try {
    return createSecureContext({ ca: ca ?? usual(), ...(cert && key && { cert, key }) })
  } catch (error) {
    throw failure('tls', 'pem', { error: (error as Error).message }, 'not_sent', error)
  }
}

let usualOnes: string[] | undefined
const usual = () => (usualOnes ??= [...getCACertificates('default'), ...getCACertificates('system')])

/** A number is no name to ask a server for. */
const nameOf = (host: string) => /[a-z]/iu.test(host) && !host.includes(':')

/** A way through the proxy, by CONNECT. */
async function tunnelled(place: ClusterPlace, proxy: URL, opened: (socket: Socket) => void): Promise<Socket> {
  const target = `${place.host.includes(':') ? `[${place.host}]` : place.host}:${place.port}`
  const login = proxy.username ? Buffer.from(`${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`) : null
  const headers = { host: target, ...(login && { 'proxy-authorization': `Basic ${login.toString('base64')}` }) }
  const begin = proxy.protocol === 'https:' ? secureRequest : plainRequest
  const asked = begin({
    ...{ host: proxy.hostname.replace(/^\[|\]$/gu, ''), port: proxy.port || (proxy.protocol === 'https:' ? 443 : 80) },
    ...{ method: 'CONNECT', path: target, headers, agent: false },
  })
  asked.once('socket', opened)
  asked.end()
  try {
    const [answer, socket] = (await once(asked, 'connect')) as [IncomingMessage, Socket]
    if (answer.statusCode === 200) return socket
    socket.destroy()
    throw new Error(`${answer.statusCode} ${answer.statusMessage ?? ''}`)
  } catch (error) {
    throw failure('refused', 'proxy', { proxy: proxy.host, target, error: (error as Error).message }, 'not_sent', error)
  }
}
