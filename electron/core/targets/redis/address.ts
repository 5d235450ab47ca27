import type { Connection } from '../../../../shared/domain/connection/state.ts'

export interface Place {
  /** A name or an address; a path for a Unix socket. */
  readonly host: string
  /** 0 for a Unix socket. */
  readonly port: number
}

export interface Login {
  /** Empty: the user `default`. */
  readonly user: string
  /** Empty: none is sent. */
  readonly password: string
}

export interface Tls {
  readonly verify: boolean
  readonly verifyName: boolean
  readonly ca: string | null
  readonly cert: string | null
  readonly key: string | null
}

/** A Redis address, taken apart. `places` are servers, sentinels, or the cluster's nodes to begin with. */
export interface Address {
  readonly shape: 'standalone' | 'sentinel' | 'cluster'
  readonly places: readonly Place[]
  /** What the sentinels call it; empty elsewhere. */
  readonly master: string
  readonly login: Login
  /** How the sentinels let us in; they know nothing of the master's users. */
  readonly sentinelLogin: Login
  readonly database: number
  readonly tls: Tls | null
}

const form = /^(rediss?)(?:\+(sentinel|cluster))?:\/\/(?:([^/?#]*)@)?([^/?#@]+)(?:\/([^?#]*))?(?:\?([^#]*))?$/u

/**
 * `redis://USER:PASSWORD@HOST:PORT/DATABASE`, `rediss://…` with TLS, `unix:///PATH?db=N`, `redis+sentinel://H1,H2/MASTER/DATABASE`,
 * `redis+cluster://H1,H2`. Undefined when it is not one.
 */
export function readAddress(text: string): Address | undefined {
  const socket = /^unix:\/\/(?:([^/?#]*)@)?(\/[^?#]+)(?:\?([^#]*))?$/u.exec(text)
  if (socket) return readParts('redis', 'standalone', socket[1], socket[2] ?? '', '', socket[3])
  const read = form.exec(text)
  if (!read) return undefined
  const [, scheme = '', shape = 'standalone', login, hosts = '', path = '', query] = read
  return readParts(scheme, shape as Address['shape'], login, hosts, path, query)
}

function readParts(
  scheme: string,
  shape: Address['shape'],
  userinfo: string | undefined,
  hosts: string,
  path: string,
  query: string | undefined,
): Address | undefined {
  const given = new URLSearchParams(query ?? '')
  const segments = path.split('/').filter((segment) => segment !== '')
  const master = shape === 'sentinel' ? decoded(segments.shift() ?? '') : ''
  const database = databaseOf(given.get('db') ?? segments.shift() ?? '0')
  const places = hosts.startsWith('/') ? [{ host: decoded(hosts), port: 0 }] : placesOf(hosts, shape === 'sentinel' ? 26_379 : 6379)
  const tls = scheme === 'rediss' ? tlsOf(given) : null
  const several = places !== undefined && places.length > 1 && shape === 'standalone'
  const nameless = shape === 'sentinel' && master === ''
  const numbered = shape === 'cluster' && database !== 0
  if (!places || database === undefined || tls === undefined || several || nameless || numbered || segments.length > 0) return undefined
  const [user = '', ...rest] = (userinfo ?? '').split(':')
  const login = { user: given.get('username') ?? decoded(user), password: given.get('password') ?? decoded(rest.join(':')) }
  const sentinelLogin = { user: given.get('sentinel_username') ?? '', password: given.get('sentinel_password') ?? '' }
  return { shape, places, master, login, sentinelLogin, database, tls }
}

function placesOf(hosts: string, usual: number): readonly Place[] | undefined {
  const places = hosts.split(',').map((host): Place | undefined => {
    const [, six, name, port] = /^(?:\[([\da-f:.]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/iu.exec(host.trim()) ?? []
    const number = Number(port ?? usual)
    const where = six ?? name
    return where && number > 0 && number < 65_536 ? { host: decoded(where), port: number } : undefined
  })
  return places.every((place) => place !== undefined) ? places : undefined
}

const databaseOf = (text: string) => (/^\d{1,5}$/u.test(text) ? Number(text) : undefined)

/** The names are redis-py's, since that is where most REDIS_URLs with TLS options come from. Everything is checked unless it says otherwise. */
function tlsOf(given: URLSearchParams): Tls | undefined {
  const verify = oneOf(given.get('ssl_cert_reqs'), { required: true, none: false })
  const verifyName = oneOf(given.get('ssl_check_hostname')?.toLowerCase() ?? null, { true: true, false: false })
  if (verify === undefined || verifyName === undefined) return undefined
  const files = { ca: given.get('ssl_ca_certs'), cert: given.get('ssl_certfile'), key: given.get('ssl_keyfile') }
  return { verify, verifyName, ...files }
}

const oneOf = (text: string | null, words: Readonly<Record<string, boolean>>) =>
  text === null ? true : Object.hasOwn(words, text) ? words[text] : undefined

/** `[::1]:6379`, `redis-1.prod:6379`, `/run/redis.sock` */
export const nameOf = ({ host, port }: Place) => (port === 0 ? host : `${host.includes(':') ? `[${host}]` : host}:${port}`)

/** `cache · redis-1.prod:6379/0`, `cache · main of s1:26379,s2:26379/0`, `cache · cluster n1:7000,n2:7000`; only the name when it cannot be read. */
export function labelOf(text: string, { name }: Connection): string {
  const address = readAddress(text)
  if (!address) return name
  const { shape, places, master, database } = address
  const hosts = places.map(nameOf).join(',')
  if (shape === 'cluster') return `${name} · cluster ${hosts}`
  return `${name} · ${shape === 'sentinel' ? `${master} of ` : ''}${hosts}/${database}`
}

/**
 * What of an address must never be seen: all of it, and the passwords in both spellings. A password that is also the user's, a host's or
 * the master's name is not among them: blanking that name wherever it stands would say what it is.
 */
export function secretsOf(text: string): readonly string[] {
  const address = readAddress(text)
  if (!address) return [text]
  const { login, sentinelLogin, places, master } = address
  const names = [login.user, sentinelLogin.user, master, ...places.map(({ host }) => host)]
  const passwords = [login.password, sentinelLogin.password].filter((password) => password !== '' && !names.includes(password))
  const written = /^\w+(?:\+\w+)?:\/\/[^:/?#]*:([^/?#]*)@/u.exec(text)?.[1] ?? ''
  return [text, ...passwords.flatMap((password) => [password, encodeURIComponent(password)]), ...(names.includes(written) ? [] : [written])]
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
