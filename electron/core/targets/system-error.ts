import type { Cause } from '../../../shared/domain/probe/reading.ts'

/** A cause, and the key of its sentence in the kind's own catalogue. */
export type Known = readonly [Cause, string]

export type CodedError = Error & { code?: string }

/** The system's codes that mean the same whatever listens there; a kind adds its own beside them. */
export const systemCodes: Readonly<Record<string, Known>> = {
  ENOTFOUND: ['dns', 'dns'],
  EAI_AGAIN: ['dns', 'dns'],
  ECONNREFUSED: ['refused', 'refused'],
  EHOSTUNREACH: ['refused', 'unreachable'],
  ENETUNREACH: ['refused', 'unreachable'],
  ETIMEDOUT: ['timeout', 'connect_timeout'],
}

/** Node's and OpenSSL's codes for a handshake that failed. */
export const isTlsCode = (code: string) => /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/u.test(code)

/** A host with several addresses fails with all their errors at once. */
export function firstOf<Failed extends CodedError = CodedError>(thrown: unknown): Failed {
  const error: unknown = thrown instanceof AggregateError ? thrown.errors[0] : thrown
  return (error instanceof Error ? error : new Error(String(error))) as Failed
}
