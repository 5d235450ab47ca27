import { isIP } from 'node:net'
import { checkServerIdentity, connect, type DetailedPeerCertificate, type PeerCertificate, type TLSSocket } from 'node:tls'
import type { Lent } from '../kind.ts'
import type { WebAddress } from '../web/address.ts'
import { contextFor } from '../web/agent.ts'
import { failureFrom, webFailure, type Whereabouts } from '../web/failures.ts'

export interface Certificate {
  readonly subject: string
  readonly issuer: string
  /** Milliseconds since 1970. */
  readonly from: number
  readonly to: number
  /** It vouches for itself: a root, or nobody's. */
  readonly own: boolean
}

/** What a server showed in its handshake. */
export interface Presented {
  /** The server's own first, then who signed it. */
  readonly chain: readonly Certificate[]
  /** The names it is for, as it says them. */
  readonly names: string
  readonly fits: boolean
  /** OpenSSL's code for why it is not trusted; null: it is. */
  readonly distrust: string | null
  readonly protocol: string
  readonly durationMs: number
}

/** Shakes hands and hangs up: nothing is asked, so a certificate that is not trusted can be looked at. Throws TargetFailure. */
export async function presentedBy({ host, port, ca }: WebAddress, at: Whereabouts, { clock, deadlines }: Lent): Promise<Presented> {
  const secureContext = await contextFor(ca, at)
  const began = performance.now()
  return new Promise((resolve, reject) => {
    let phase = 'connect'
    const servername = isIP(host) === 0 ? host : ''
    const socket = connect({ host, port, servername, secureContext, rejectUnauthorized: false, ALPNProtocols: ['http/1.1'] })
    const end = () => {
      cancel()
      socket.destroy()
    }
    const expire = () => {
      end()
      reject(webFailure('timeout', `${phase}_timeout`, at, 'not_sent', { span_seconds: deadlines.connectMs / 1000 }))
    }
    const cancel = clock.after(deadlines.connectMs, expire)
    socket.once('connect', () => (phase = 'tls'))
    socket.on('error', (error) => {
      end()
      reject(failureFrom(error, at, 'not_sent'))
    })
    socket.once('secureConnect', () => {
      const seen = seenOn(socket, host)
      end()
      if (seen) resolve({ ...seen, durationMs: Math.round(performance.now() - began) })
      else reject(webFailure('tls', 'tls', at, 'not_sent', { error: 'no certificate' }))
    })
  })
}

/** Undefined where the server showed none. */
function seenOn(socket: TLSSocket, host: string): Omit<Presented, 'durationMs'> | undefined {
  const first = socket.getPeerCertificate(true)
  if (!first.raw) return undefined
  const chain: DetailedPeerCertificate[] = []
  // A root is its own issuer.
  for (let next = first; next && !chain.includes(next); next = next.issuerCertificate) chain.push(next)
  // Node keeps a code here, whatever its types say, and looks at the name only where all else is well.
  const code = String(socket.authorizationError ?? '')
  return {
    chain: chain.map(({ subject, issuer, valid_from, valid_to }) => ({
      ...{ subject: written(subject), issuer: written(issuer), own: written(subject) === written(issuer) },
      ...{ from: Date.parse(valid_from), to: Date.parse(valid_to) },
    })),
    names: first.subjectaltname ?? written(first.subject),
    fits: checkServerIdentity(host, first) === undefined,
    distrust: socket.authorized || code === 'ERR_TLS_CERT_ALTNAME_INVALID' ? null : code,
    protocol: socket.getProtocol() ?? '?',
  }
}

/** `CN=api.prod, O=Factory` */
const written = (name: PeerCertificate['subject']): string =>
  Object.entries(name)
    .toReversed()
    .map(([key, value]) => `${key}=${[value].flat().join('+')}`)
    .join(', ')
