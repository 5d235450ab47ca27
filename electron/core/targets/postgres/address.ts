import type { Connection } from '../../../../shared/domain/connection/state.ts'

const sslmodes = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'] as const
/** A PostgreSQL URL, taken apart. Everything that is not said stays the product's own default, never the environment's PG* variables. */
export interface Address {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
  readonly sslmode: (typeof sslmodes)[number]
  /** File of certificate authorities, as `sslrootcert` names it. */
  readonly sslrootcert: string | null
  readonly sslcert: string | null
  readonly sslkey: string | null
  readonly options: string | null
  /** `channel_binding=require`: only a server that proves over this very TLS line that it knows the password is let in. */
  readonly mustBind: boolean
}

/** Parameters that say where, as whom and how safely: all of them are honoured. */
const honoured = ['user', 'password', 'host', 'port', 'dbname', 'sslmode', 'sslrootcert', 'sslcert', 'sslkey', 'options']
/** Parameters of the conversation itself: ours stand in their place, and nothing that is asked comes out otherwise. */
const ours = ['application_name', 'fallback_application_name', 'connect_timeout', 'client_encoding', 'tcp_user_timeout']
/** Parameters of which these values are kept, or ask for what is done anyway; any other asks for what we cannot keep. */
const fulfilled: Readonly<Record<string, readonly string[]>> = {
  target_session_attrs: ['any'],
  channel_binding: ['prefer', 'disable', 'require'],
  gssencmode: ['prefer', 'disable'],
  sslnegotiation: ['postgres'],
  load_balance_hosts: ['disable'],
}

const isTaken = ([name, value]: readonly [string, string]) =>
  honoured.includes(name) || ours.includes(name) || name.startsWith('keepalives') || (fulfilled[name]?.includes(value) ?? false)

/** `postgresql://USER:PASSWORD@HOST:PORT/DATABASE?sslmode=…`, as libpq reads it. Undefined when it is not one, or asks for what we cannot keep. */
export function readAddress(text: string): Address | undefined {
  if (!/^postgres(ql)?:\/\//u.test(text) || !URL.canParse(text)) return undefined
  const url = new URL(text)
  if ([...url.searchParams].some((parameter) => !isTaken(parameter))) return undefined
  const given = (name: string) => url.searchParams.get(name)
  const user = given('user') ?? decoded(url.username)
  const host = given('host') ?? decoded(url.hostname).replace(/^\[|\]$/gu, '')
  const port = Number(given('port') ?? (url.port || 5432))
  const sslmode = sslmodes.find((mode) => mode === (given('sslmode') ?? 'prefer'))
  if (!user || !host || host.includes(',') || !sslmode || !Number.isInteger(port) || port < 1 || port > 65_535) return undefined
  return {
    ...{ host, port, user, sslmode },
    password: given('password') ?? decoded(url.password),
    database: given('dbname') ?? (decoded(url.pathname.slice(1)) || user),
    ...{ sslrootcert: given('sslrootcert'), sslcert: given('sslcert'), sslkey: given('sslkey'), options: given('options') },
    mustBind: given('channel_binding') === 'require',
  }
}

/** Which sentence says why an address is not taken, and the parameters it asks for in vain; never their values. */
export function whyNotTaken(text: string): {
  readonly key: 'address' | 'address_several' | 'address_parameters'
  readonly parameters: string
} {
  const [, hosts = '', query = ''] = /^postgres(?:ql)?:\/\/(?:[^/?#]*@)?([^/?#]*)[^?#]*(?:\?([^#]*))?/u.exec(text) ?? []
  const given = [...new URLSearchParams(query)]
  const named = [hosts, ...given.flatMap(([name, value]) => (name === 'host' || name === 'port' ? [value] : []))]
  const parameters = given.filter((parameter) => !isTaken(parameter)).map(([name]) => name)
  const key = named.some((name) => name.includes(',')) ? 'address_several' : parameters.length > 0 ? 'address_parameters' : 'address'
  return { key, parameters: [...new Set(parameters)].join(', ') }
}

/** `judgment-primary · db-1.prod:5432/factory_ai`; only the name when the address cannot be read. */
export function labelOf(text: string, connection: Connection): string {
  const address = readAddress(text)
  if (!address) return connection.name
  const { host, port, database } = address
  return `${connection.name} · ${host.includes(':') ? `[${host}]` : host}:${port}/${database}`
}

const clients = new Set(['psql', 'vacuumdb', 'pg_dump', 'pg_restore', 'pg_isready', 'reindexdb', 'clusterdb', 'createdb', 'dropdb'])

/** Where a program of PostgreSQL's is to connect, in flags, so that no variable of the shell decides it; never the password. */
export function commandContext(program: string, text: string): readonly string[] {
  const address = clients.has(program) ? readAddress(text) : undefined
  if (!address) return []
  const { host, port, user, database } = address
  const where = [`--host=${host}`, `--port=${port}`, `--username=${user}`]
  return program === 'createdb' || program === 'dropdb' ? where : [...where, `--dbname=${database}`]
}

/**
 * What of an address must never be seen: all of it, and the password in both spellings. A password that is also the
 * user's, the host's or the database's name is not among them: blanking that name wherever it stands would say what it is.
 */
export function secretsOf(text: string): readonly string[] {
  const address = readAddress(text)
  if (!address) return [text]
  const { password, user, host, database } = address
  const written = URL.canParse(text) ? new URL(text).password : ''
  const isName = [user, host, database].includes(password)
  return isName ? [text] : [text, password, written, encodeURIComponent(password)]
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
