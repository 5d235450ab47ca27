import type { Cause } from '../../../../shared/domain/probe/reading.ts'
import { inBoth, type FactMap } from '../../../../shared/domain/probe/compose.ts'
import { TargetFailure, type Progress } from '../failure.ts'
import { redact } from '../redact.ts'
import { firstOf, isTlsCode, systemCodes, type CodedError, type Known } from '../system-error.ts'

/** What a failure's sentence may name. No secret is among it. */
export interface Whereabouts {
  /** `Prometheus`: what should be there. */
  readonly system: string
  readonly host: string
  readonly port: number
  /** Where the address comes from. */
  readonly variable: string
  readonly secrets: readonly string[]
}

/** OpenSSL's, Node's and the system's codes to cause and message. */
const byCode: Readonly<Record<string, Known>> = {
  ...systemCodes,
  CERT_HAS_EXPIRED: ['tls', 'tls_expired'],
  CERT_NOT_YET_VALID: ['tls', 'tls_early'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['tls', 'tls_name'],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['tls', 'tls_authority'],
  SELF_SIGNED_CERT_IN_CHAIN: ['tls', 'tls_authority'],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['tls', 'tls_authority'],
  UNABLE_TO_GET_ISSUER_CERT: ['tls', 'tls_authority'],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['tls', 'tls_authority'],
  ERR_SSL_WRONG_VERSION_NUMBER: ['tls', 'tls_none'],
  ERR_SSL_PACKET_LENGTH_TOO_LONG: ['tls', 'tls_none'],
  ERR_PROXY_TUNNEL: ['refused', 'proxy'],
  ERR_PROXY_INVALID_CONFIG: ['other', 'proxy'],
}

/** What Node threw, as a failure a person can act on. */
export function failureFrom(thrown: unknown, at: Whereabouts, progress: Progress): TargetFailure {
  if (thrown instanceof TargetFailure) return thrown
  const error = firstOf(thrown)
  const [cause, key] = causeOf(error)
  const message = error.message.trim()
  const words = redact(error.code && !message.includes(error.code) ? `${message} (${error.code})` : message, at.secrets)
  return webFailure(cause, key, at, progress, { error: words }, thrown)
}

export function webFailure(
  cause: Cause,
  key: string,
  at: Whereabouts,
  progress: Progress,
  more: FactMap = {},
  thrown?: unknown,
): TargetFailure {
  const { system, host, port, variable } = at
  return new TargetFailure(cause, inBoth(`probe.web.${key}`, { system, host, port, variable, ...more }), progress, thrown)
}

function causeOf({ code = '', message }: CodedError): Known {
  // What OpenSSL finds in an answer that is not TLS comes under a code for everything, when it was writing.
  const known =
    code === 'EPROTO' && /wrong version number|packet length too long/u.test(message) ? byCode.ERR_SSL_WRONG_VERSION_NUMBER : byCode[code]
  if (known) return known
  if (code.startsWith('HPE_')) return ['protocol', 'protocol']
  if (isTlsCode(code) || code.startsWith('EPROTO')) return ['tls', 'tls']
  return ['other', 'lost']
}
