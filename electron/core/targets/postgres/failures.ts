import type { Cause } from '../../../../shared/domain/probe/reading.ts'
import { inBoth, type FactMap } from '../../../../shared/domain/probe/compose.ts'
import { TargetFailure, type Progress } from '../failure.ts'
import { redact } from '../redact.ts'
import { firstOf, isTlsCode, systemCodes, type Known } from '../system-error.ts'
import { NotAChange, NotARead } from './statement.ts'

/** What a failure's sentence may name. No secret is among it. */
export interface Whereabouts {
  readonly host: string
  readonly port: number
  readonly sslmode: string
  /** The environment variable the address comes from. */
  readonly variable: string
  readonly secrets: readonly string[]
}

/** SQLSTATE to cause and message. Codes, never texts: a server speaks the language of its lc_messages. */
const bySqlstate: Readonly<Record<string, Known>> = {
  '28P01': ['authentication', 'authentication'],
  '28000': ['authentication', 'pg_hba'],
  '3D000': ['other', 'database_missing'],
  '42501': ['permission', 'permission'],
  '25006': ['not_allowed', 'read_only_transaction'],
  '53300': ['other', 'full'],
  '57P03': ['other', 'starting'],
  '55P03': ['timeout', 'lock_timeout'],
  '40001': ['other', 'changed_meanwhile'],
  '40P01': ['other', 'changed_meanwhile'],
  '57014': ['timeout', 'statement_timeout'],
  '57P01': ['other', 'ended'],
  '57P02': ['other', 'ended'],
  '25P03': ['timeout', 'statement_timeout'],
}

const bySystem: Readonly<Record<string, Known>> = {
  ...systemCodes,
  ENOENT: ['refused', 'refused'],
  EPROTO: ['tls', 'tls'],
}

/** What pg threw, as a failure a person can act on: in PostgreSQL's terms, with the next step, without a secret. */
export function failureFrom(thrown: unknown, at: Whereabouts, progress: Progress): TargetFailure {
  if (thrown instanceof TargetFailure) return thrown
  const error = firstOf<PgError>(thrown)
  const [cause, key] = causeOf(error)
  return failure(cause, key, at, progress, { error: describe(error, at) }, thrown)
}

export function failure(
  cause: Cause,
  key: string,
  at: Whereabouts,
  progress: Progress,
  more: FactMap = {},
  thrown?: unknown,
): TargetFailure {
  const { host, port, sslmode, variable } = at
  return new TargetFailure(cause, inBoth(`probe.dial.${key}`, { host, port, sslmode, variable, ...more }), progress, thrown)
}

function causeOf(error: PgError): Known {
  const { code = '', message } = error
  const known = bySqlstate[code] ?? bySystem[code]
  if (error instanceof NotAChange) return ['not_allowed', 'not_a_change']
  if (error instanceof NotARead) return ['not_allowed', 'not_a_read']
  if (known) return known
  if (isTlsCode(code)) return ['tls', 'tls']
  // pg's own words, which carry no code.
  if (message.startsWith('SASL')) return ['authentication', 'authentication']
  if (message.includes('does not support SSL')) return ['tls', 'tls_none']
  if (message.includes('establishing an SSL connection')) return ['protocol', 'protocol']
  // What the server itself says has a severity; EPIPE, five letters too, has none.
  return 'severity' in error ? ['other', 'query'] : ['other', 'lost']
}

type PgError = Error & { code?: string; detail?: string; hint?: string }

/** The server's own words with their SQLSTATE, as they stand in its log. */
const describe = ({ message, detail, hint, code }: PgError, at: Whereabouts) => {
  const sentences = [message, detail, hint].flatMap((text) => (text ? [text.replace(/\.$/u, '')] : []))
  const words = sentences.join('. ')
  return redact(code ? `${words} (${code})` : words, at.secrets)
}
