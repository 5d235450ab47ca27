import type { Cause } from '../../../../shared/domain/probe/reading.ts'
import { inBoth, type FactMap } from '../../../../shared/domain/probe/compose.ts'
import { TargetFailure, type Progress } from '../failure.ts'
import { redact } from '../redact.ts'
import { firstOf, isTlsCode, systemCodes, type CodedError, type Known } from '../system-error.ts'
import { NotAllowed } from './allowed.ts'
import { NotRedis, TooLarge } from './wire.ts'

/** What a failure's sentence may name. No secret is among it. */
export interface Whereabouts {
  /** `redis-1.prod:6379` */
  readonly node: string
  readonly host: string
  /** The environment variable, or the keychain's entry, the address comes from. */
  readonly variable: string
  readonly user: string
  readonly secrets: readonly string[]
}

/** The first word of Redis's own errors, which is their code. */
const byCode: Readonly<Record<string, Known>> = {
  NOAUTH: ['authentication', 'noauth'],
  WRONGPASS: ['authentication', 'wrongpass'],
  NOPERM: ['permission', 'noperm'],
  DENIED: ['permission', 'protected'],
  LOADING: ['other', 'loading'],
  MASTERDOWN: ['other', 'masterdown'],
  MOVED: ['other', 'moved'],
  ASK: ['other', 'moved'],
  CLUSTERDOWN: ['other', 'clusterdown'],
  TRYAGAIN: ['other', 'moved'],
  READONLY: ['other', 'readonly'],
  MISCONF: ['other', 'misconf'],
  BUSY: ['other', 'busy'],
  OOM: ['other', 'oom'],
}

/** Its older errors all begin with ERR. */
const byWords: readonly (readonly [RegExp, Cause, string])[] = [
  [/max number of clients/u, 'other', 'full'],
  [/without any password configured|no password is set/u, 'authentication', 'no_password_set'],
  [/invalid password|invalid username/u, 'authentication', 'wrongpass'],
  [/DB index|invalid DB|SELECT is not allowed in cluster/u, 'other', 'database_missing'],
  [/cluster support disabled/u, 'other', 'not_cluster'],
  [/unknown command|unknown subcommand/iu, 'other', 'not_offered'],
  [/operation not permitted/u, 'authentication', 'noauth'],
]

const bySystem: Readonly<Record<string, Known>> = {
  ...systemCodes,
  ENOENT: ['refused', 'refused'],
  EACCES: ['permission', 'unreachable'],
  EPROTO: ['tls', 'tls_none'],
}

/** What was thrown, as a failure a person can act on: in Redis's terms, with the next step, without a secret. */
export function failureFrom(thrown: unknown, at: Whereabouts, progress: Progress): TargetFailure {
  if (thrown instanceof TargetFailure) return thrown
  const error = firstOf(thrown)
  const [cause, key] = causeOf(error)
  // It was sent and answered: asking again on a fresh line brings the same.
  const came = error instanceof TooLarge && progress === 'not_sent' ? 'refused' : progress
  return failure(cause, key, at, came, { error: describe(error, at) }, thrown)
}

export function failure(
  cause: Cause,
  key: string,
  at: Whereabouts,
  progress: Progress,
  more: FactMap = {},
  thrown?: unknown,
): TargetFailure {
  const { node, host, variable, user } = at
  return new TargetFailure(
    cause,
    inBoth(`probe.redis.dial.${key}`, { node, host, variable, user: user || 'default', ...more }),
    progress,
    thrown,
  )
}

/** The server's own word: the line is well. Anything else means that it broke. */
export const isReply = (error: unknown): error is Error => error instanceof Error && error.name === 'ReplyError'

function causeOf(error: CodedError): Known {
  const { code = '', message } = error
  if (error instanceof NotAllowed) return ['not_allowed', 'not_allowed']
  if (error instanceof TooLarge) return ['other', 'too_large']
  if (error instanceof NotRedis) return error.tls ? ['tls', 'tls_wanted'] : ['protocol', 'protocol']
  if (isReply(error)) return byCode[message.split(' ', 1)[0] ?? ''] ?? said(message)
  const known = bySystem[code]
  if (known) return known
  if (isTlsCode(code) || code.startsWith('ERR_OSSL')) return ['tls', 'tls']
  return message.startsWith('Protocol error') ? ['protocol', 'protocol'] : ['other', 'lost']
}

function said(message: string): Known {
  const [, cause, key] = byWords.find(([words]) => words.test(message)) ?? [null, 'other', 'said']
  return [cause as Cause, key]
}

const longest = 300

/** The server's own words; the system's with their code. */
const describe = ({ message, code }: CodedError, at: Whereabouts) => {
  const clean = redact(message.replaceAll(/\s+/gu, ' ').replace(/\.$/u, ''), at.secrets)
  const words = clean.length > longest ? `${clean.slice(0, longest)}…` : clean
  return code && !words.includes(code) ? `${words} (${code})` : words
}
