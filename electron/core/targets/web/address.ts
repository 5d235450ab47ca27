import type { Connection } from '../../../../shared/domain/connection/state.ts'

/** An http(s) address, taken apart. Nothing of it comes from the environment, a proxy least of all, unless the address says so. */
export interface WebAddress {
  readonly secure: boolean
  readonly host: string
  readonly port: number
  /** `/prometheus`, without a slash at its end; empty at the root. */
  readonly base: string
  readonly user: string
  readonly password: string
  /** File of the certificate authorities that are trusted, and no other. */
  readonly ca: string | null
  /** `proxy=env`: go through the proxy that HTTP_PROXY, HTTPS_PROXY and NO_PROXY name. */
  readonly proxy: boolean
  /** What the kind itself takes behind the `?`. */
  readonly options: Readonly<Record<string, string>>
}

/** How the addresses begin of what is spoken to over HTTP, and what of a connection's options all of it takes. */
export const webForm = { schemes: ['https', 'http'], overHttp: true } as const
export const webOptions = ['ca', 'proxy'] as const

/**
 * `https://USER:PASSWORD@HOST:PORT/BASE?ca=FILE&proxy=env`, and behind the `?` what else the kind knows; the connection's own
 * options say the same and count first. Undefined when it is not one: an option that nobody knows is a mistake, not nothing.
 */
export function readWebAddress(
  text: string,
  known: readonly string[] = [],
  beside: Readonly<Record<string, string>> = {},
): WebAddress | undefined {
  if (!/^https?:\/\//iu.test(text) || !URL.canParse(text)) return undefined
  const url = new URL(text)
  const given: Readonly<Record<string, string>> = { ...Object.fromEntries(url.searchParams), ...beside }
  const { ca = null, proxy = null, ...options } = given
  const strange = Object.keys(options).some((name) => !known.includes(name))
  if (strange || ca === '' || (proxy !== null && proxy !== 'env') || url.hash !== '') return undefined
  const secure = url.protocol === 'https:'
  return {
    ...{ secure, host: url.hostname.replace(/^\[|\]$/gu, ''), port: Number(url.port || (secure ? 443 : 80)) },
    ...{ base: url.pathname.replace(/\/+$/u, ''), user: decoded(url.username), password: decoded(url.password) },
    ...{ ca, proxy: proxy === 'env', options },
  }
}

/** `https://prometheus.prod:9090` */
export const originOf = ({ secure, host, port }: Pick<WebAddress, 'secure' | 'host' | 'port'>): string =>
  new URL(`${secure ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}`).origin

/** `prometheus-main · prometheus.prod:9090/base`; only the name when the address cannot be read. */
export function webLabel(text: string, { name }: Pick<Connection, 'name'>, known: readonly string[] = []): string {
  const address = readWebAddress(text, known)
  if (!address) return name
  const { host, port, base } = address
  return `${name} · ${host.includes(':') ? `[${host}]` : host}:${port}${base}`
}

/**
 * What of an address must never be seen: with a password in it, all of it and the password in every spelling it is sent in.
 * A password that is also the host's or the user's name is not among them: blanking that would say what it is.
 */
export function webSecrets(text: string, known: readonly string[] = []): readonly string[] {
  const address = readWebAddress(text, known)
  if (!address) return [text]
  const { user, password, host } = address
  if (!password) return user ? [text] : []
  const sent = Buffer.from(`${user}:${password}`).toString('base64')
  return [user, host].includes(password) ? [text, sent] : [text, password, new URL(text).password, encodeURIComponent(password), sent]
}

/** The `Authorization` header: the secret as the user's password where the address names a user, else as a bearer token. */
export function authorizationOf({ user, password }: WebAddress, secret: string | null): string | null {
  const given = secret?.trim()
  if (user || password) return `Basic ${Buffer.from(`${user}:${given || password}`).toString('base64')}`
  return given ? `Bearer ${given}` : null
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
