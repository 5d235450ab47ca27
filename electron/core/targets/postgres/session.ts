import { connect, Socket } from 'node:net'
import type { ConnectionOptions } from 'node:tls'
import type { Client, ClientConfig } from 'pg'
import type { Clock } from '../../ports.ts'
import { within } from '../deadline.ts'
import { pemFiles } from '../pem-files.ts'
import type { Address } from './address.ts'
import { failure, failureFrom, type Whereabouts } from './failures.ts'
import { TargetFailure } from '../failure.ts'

/** A PostgreSQL session: pg's client, and the means to cut it. */
export interface Session {
  readonly client: Client
  readonly broken: () => boolean
  /** A question begins: what comes from now on is its answer. */
  begin(): void
  /** The answer grew over `mostBytes`, and the line was cut. */
  readonly tooLarge: () => boolean
  /** Asks the server to end the statement that runs, and cuts the line without waiting for it to. */
  cancel(): void
  /** Cuts the line at once; whatever waits on it fails. */
  cut(): void
}

const oldest = 14
/** The protocol's own number for it. */
const cancelRequest = 80_877_102
const cancelMs = 2_000

/** Of one answer; what is larger is not gathered in memory. */
export const mostBytes = 16 * 1024 * 1024

/** Logs in within the deadline, as `sslmode` says; `prefer` and `allow` go on without TLS where the server has none. Throws TargetFailure. */
export async function logIn(address: Address, at: Whereabouts, clock: Clock, connectMs: number): Promise<Session> {
  const { Client } = (await import('pg')).default
  const until = performance.now() + connectMs
  const attempt = (ssl: ConnectionOptions | false) => {
    const leftMs = Math.max(1, until - performance.now())
    return dial(new Line(Client, address, ssl, at), at, clock, { leftMs, connectMs })
  }
  const ssl = await tlsFor(address, at)
  if (ssl === false || !['allow', 'prefer'].includes(address.sslmode)) return attempt(ssl)
  try {
    return await attempt(ssl)
  } catch (error) {
    const noTls = error instanceof TargetFailure && error.reason === 'tls'
    if (!noTls) throw error
    return attempt(false)
  }
}

/** One client on one socket of ours, so that it can be cut and its first bytes can be looked at. */
class Line {
  readonly socket = new Socket()
  readonly client: Client
  version = ''
  broken = false
  received = 0
  tooLarge = false
  /** The server offered to bind its proof to this line: then pg takes it, and accepts no other. */
  binds = false
  readonly #address: Address
  readonly #at: Whereabouts
  /** Whether anything came, and whether it can have been PostgreSQL. */
  answer: 'none' | 'postgres' | 'other' = 'none'

  constructor(Pg: typeof Client, address: Address, ssl: ConnectionOptions | false, at: Whereabouts) {
    this.#address = address
    this.#at = at
    const enableChannelBinding = address.mustBind
    // As a function it is taken as it is; an empty string would be replaced by the environment's PGPASSWORD. It is asked for last of all.
    const password = () => {
      this.mustBeBound()
      return address.password
    }
    this.client = new Pg({ ...loginOf(address), password, ssl, enableChannelBinding, stream: () => this.socket })
    ignoreAmbient(this.client, address)
    // Without a listener an error on an idle line ends the process.
    this.client.on('error', () => (this.broken = true))
    this.client.on('end', () => (this.broken = true))
    this.socket.once('data', (bytes: Buffer) => {
      this.answer = mayBePostgres(bytes, ssl !== false) ? 'postgres' : 'other'
      if (this.answer === 'other') this.socket.destroy()
    })
    this.socket.on('data', (bytes: Buffer) => {
      this.received += bytes.length
      if (this.received <= mostBytes) return
      this.tooLarge = true
      this.broken = true
      this.socket.destroy()
    })
    const { connection } = this.client as unknown as { connection: NodeJS.EventEmitter }
    connection.on('parameterStatus', ({ parameterName, parameterValue }: { parameterName: string; parameterValue: string }) => {
      if (parameterName === 'server_version') this.version = parameterValue
    })
    connection.on('authenticationSASL', ({ mechanisms }: { mechanisms: readonly string[] }) => {
      this.binds = mechanisms.includes('SCRAM-SHA-256-PLUS')
    })
  }

  /** A server that is at work does not notice that its client is gone: it is told so on a line of its own, with the key it gave us. */
  askToEnd() {
    const { processID, secretKey } = this.client as unknown as { processID: number | null; secretKey: number | null }
    if (typeof processID !== 'number' || typeof secretKey !== 'number') return
    const request = Buffer.alloc(16)
    for (const [at, word] of [16, cancelRequest, processID, secretKey].entries()) request.writeInt32BE(word, at * 4)
    const { host, port } = this.#address
    const line = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host)
    line.setTimeout(cancelMs, () => line.destroy())
    // It answers nothing, and what cannot be told ends by its own deadline.
    line.on('error', () => {})
    line.end(request)
    line.resume()
    line.unref()
  }

  /** Throws TargetFailure where the address wants a bound line and this is none: before a password is shown, and where none is asked for. */
  mustBeBound() {
    if (this.#address.mustBind && !this.binds) throw failure('authentication', 'unbound', this.#at, 'not_sent')
  }
}

async function dial(
  line: Line,
  at: Whereabouts,
  clock: Clock,
  { leftMs, connectMs }: { leftMs: number; connectMs: number },
): Promise<Session> {
  const cut = () => {
    line.broken = true
    line.socket.destroy()
  }
  try {
    const expire = () => failure('timeout', 'connect_timeout', at, 'not_sent', { span_seconds: connectMs / 1000 })
    await within(clock, leftMs, line.client.connect(), expire)
    line.mustBeBound()
  } catch (error) {
    cut()
    const foreign = line.answer === 'other' || (line.answer === 'none' && cutWithoutWord(error))
    if (foreign) throw failure('protocol', 'protocol', at, 'not_sent', {}, error)
    throw failureFrom(error, at, 'not_sent')
  }
  if (Number.parseInt(line.version, 10) < oldest) {
    cut()
    throw failure('version', 'version', at, 'not_sent', { version: line.version, oldest })
  }
  return {
    client: line.client,
    broken: () => line.broken,
    tooLarge: () => line.tooLarge,
    begin: () => void (line.received = 0),
    cancel() {
      line.askToEnd()
      cut()
    },
    cut,
  }
}

/** Somebody took the connection and closed it again: a proxy with nothing behind it, or another program. */
const cutWithoutWord = (error: unknown) => {
  const { code, message } = error as { code?: string; message?: string }
  return code === 'ECONNRESET' || (code === undefined && message === 'Connection terminated unexpectedly')
}

/** The first byte: an authentication request, an error, a version offer; after asking for TLS, one letter alone. */
function mayBePostgres(bytes: Buffer, askedForTls: boolean): boolean {
  const first = String.fromCharCode(bytes[0] ?? 0)
  return askedForTls ? (bytes.length === 1 && 'SN'.includes(first)) || first === 'E' : 'REv'.includes(first)
}

const loginOf = ({ host, port, user, database }: Address): ClientConfig => ({
  ...{ host, port, user, database, application_name: 'quarterdeck', keepAlive: true, sslnegotiation: 'postgres' },
})

/** pg fills what it was not told from PG* variables: those of the terminal the app was started in, not of this connection. */
function ignoreAmbient(client: Client, { options }: Address) {
  const { connectionParameters } = client as unknown as { connectionParameters: object }
  Object.assign(connectionParameters, { options: options ?? undefined, client_encoding: 'UTF8', replication: undefined })
}

/** As libpq: `require` encrypts and checks nothing unless authorities are named; `verify-ca` checks who signed; `verify-full` also the name. */
async function tlsFor(address: Address, at: Whereabouts): Promise<ConnectionOptions | false> {
  const { sslmode, sslrootcert, sslcert, sslkey } = address
  if (sslmode === 'disable' || address.host.startsWith('/')) return false
  const named = { ca: sslrootcert === 'system' ? null : sslrootcert, cert: sslcert, key: sslkey }
  const files = await pemFiles(named, (facts, error) => failure('tls', 'tls_file', at, 'not_sent', facts, error))
  const checksAuthority = sslmode.startsWith('verify') || (sslmode === 'require' && files.ca !== undefined)
  const checksName = sslmode === 'verify-full'
  return {
    rejectUnauthorized: checksAuthority,
    ...(checksName ? {} : { checkServerIdentity: () => undefined }),
    ...files,
  }
}
