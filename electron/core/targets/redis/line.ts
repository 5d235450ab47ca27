import { connect as connectTcp, isIP, type Socket } from 'node:net'
import { connect as connectTls, type ConnectionOptions } from 'node:tls'
import type * as Library from 'ioredis'
import type { Clock } from '../../ports.ts'
import { within } from '../deadline.ts'
import { pemFiles } from '../pem-files.ts'
import type { Login, Place, Tls } from './address.ts'
import { mustBeAllowed, type Use, type Words } from './allowed.ts'
import { failure, failureFrom, isReply, type Whereabouts } from './failures.ts'
import { identify, type Identity } from './identity.ts'
import { Wire } from './wire.ts'

/** Strings, or Buffers where they were asked for; whole numbers; null; lists of these. */
export type Reply = string | Buffer | number | null | readonly Reply[]

/** One server, spoken to over one socket. */
export interface Line {
  readonly at: Whereabouts
  readonly broken: boolean
  readonly identity: Identity
  /** One command of the list of reads. Throws TargetFailure; nothing else is sent. */
  read(...words: Words): Promise<Reply>
  /** The same; names of keys need not be text. */
  readBytes(...words: Words): Promise<Reply>
  /** Several of the list of changes, in one go; an error the server answers stands in its command's place. */
  change(commands: readonly Words[]): Promise<readonly (Reply | Error)[]>
  /** Cuts the line at once; whatever waits on it fails. */
  cut(): void
}

export interface Door {
  readonly place: Place
  readonly tls: Tls | null
  readonly login: Login
  readonly database: number
  readonly wanted: 'server' | 'sentinel'
}

/** Connects and logs in, in `ms` at most. Throws TargetFailure, with what went wrong first. */
export async function openLine(door: Door, at: Whereabouts, clock: Clock, ms: number, told = ms): Promise<Line> {
  const way: Way = { sockets: [], stage: 'tcp' }
  const expire = () => failure('timeout', late[way.stage], at, 'not_sent', { span_seconds: told / 1000 })
  try {
    return await within(clock, ms, enter(door, at, way), expire)
  } catch (error) {
    const [tcp] = way.sockets
    for (const socket of way.sockets) socket.destroy()
    const why = failureFrom(error, at, 'not_sent')
    // Let in and shown out without a word: nobody says why, but there are few reasons.
    const unheard = why.reason === 'other' && (tcp?.bytesRead ?? 0) === 0
    const [cause, key] = way.stage === 'tls' && door.tls ? (['tls', 'tls_none'] as const) : (['protocol', 'unheard'] as const)
    throw unheard ? failure(cause, key, at, 'not_sent', { error: 'closed' }, error) : why
  }
}

/** How far we got, for what to say when the time is over. */
interface Way {
  readonly sockets: Socket[]
  stage: 'tcp' | 'tls' | 'login'
}
/** A server without TLS that is spoken to with it does not say so: it waits for the rest of what it takes for a command. */
const late = { tcp: 'connect_timeout', tls: 'tls_silent', login: 'login_timeout' } as const

async function enter({ place, tls, login, database, wanted }: Door, at: Whereabouts, way: Way): Promise<Line> {
  const [ssl, library] = await Promise.all([tls && tlsFor(tls, place, at), import('ioredis')])
  const tcp = connectTcp(place.port === 0 ? { path: place.host } : { host: place.host, port: place.port, noDelay: true, keepAlive: true })
  way.sockets.push(tcp)
  await settled(tcp, 'connect')
  way.stage = 'tls'
  const socket = ssl ? connectTls({ ...ssl, socket: tcp }) : tcp
  way.sockets.push(socket)
  if (ssl) await settled(socket, 'secureConnect')
  way.stage = 'login'
  const line = await speak(library, new Wire(socket), at)
  // Errors of these are told as the server says them; the library would only warn on the console, or say that the line was closed.
  if (login.password !== '') await line.greet('AUTH', ...(login.user === '' ? [] : [login.user]), login.password)
  if (database > 0) await line.greet('SELECT', String(database))
  await line.greet('CLIENT', 'SETNAME', 'quarterdeck').catch((error: unknown) => {
    if (!isReply(error) || error.message.startsWith('NOAUTH')) throw error
  })
  line.greeted()
  line.identity = await identify(line, at, wanted)
  return line
}

/** ioredis's client on a wire of ours: it neither connects, nor retries, nor sends anything by itself. */
async function speak({ Redis, AbstractConnector }: typeof Library, wire: Wire, at: Whereabouts) {
  class Given extends AbstractConnector {
    override connect = () => Promise.resolve(wire as never)
    override disconnect = () => void wire.destroy()
  }
  const client = new Redis({
    ...{ lazyConnect: true, protocol: 2, disableClientInfo: true, enableReadyCheck: false, enableOfflineQueue: false },
    ...{ retryStrategy: null, reconnectOnError: null, autoResendUnfulfilledCommands: false, maxRetriesPerRequest: 0 },
    Connector: Given as never,
  })
  let first: Error | undefined
  // Without a listener it writes to the console. The first error is the one that says why; later ones say "Connection is closed".
  client.on('error', (error: Error) => (first ??= error))
  await client.connect()
  const told = (error: unknown): Error => (isReply(error) ? error : (wire.errored ?? first ?? (error as Error)))
  const send = <Value>(use: Use, write: () => Promise<Value>): Promise<Value> =>
    wire.during(use, write).catch((error: unknown) => Promise.reject(told(error)))
  const asked = (use: Use, [name = '', ...rest]: Words, bytes = false) =>
    send(use, () => (bytes ? client.callBuffer(String(name), ...rest) : client.call(String(name), ...rest)) as Promise<Reply>)
  const read = async (words: Words, bytes: boolean) => {
    try {
      mustBeAllowed(words, 'read')
      return await asked('read', words, bytes)
    } catch (error) {
      throw failureFrom(error, at, 'not_sent')
    }
  }
  return {
    at,
    identity: { version: '', mode: '' },
    get broken() {
      return wire.destroyed
    },
    greet: (...words: Words) => asked('greet', words),
    greeted: () => wire.greeted(),
    read: (...words: Words) => read(words, false),
    readBytes: (...words: Words) => read(words, true),
    async change(commands: readonly Words[]) {
      for (const words of commands) mustBeAllowed(words, 'change')
      const replies = await send('change', () => client.pipeline(commands.map((words) => ['call', ...words])).exec())
      return (replies ?? []).map(([error, reply]) => (error && !isReply(error) ? fail(told(error)) : (error ?? (reply as Reply))))
    },
    cut: () => void wire.destroy(),
  }
}

function fail(error: Error): never {
  throw error
}

const settled = (socket: Socket, event: 'connect' | 'secureConnect') =>
  new Promise<void>((ready, failed) => {
    socket.once(event, ready)
    socket.once('error', failed)
    socket.once('close', () => failed(new Error('it was closed at once')))
  })

async function tlsFor({ verify, verifyName, ca, cert, key }: Tls, { host }: Place, at: Whereabouts): Promise<ConnectionOptions> {
  const files = await pemFiles({ ca, cert, key }, (facts, error) => failure('tls', 'tls_file', at, 'not_sent', facts, error))
  return {
    ...{ host, rejectUnauthorized: verify },
    ...(isIP(host) === 0 && { servername: host }),
    ...(!verifyName && { checkServerIdentity: () => undefined }),
    ...files,
  }
}
