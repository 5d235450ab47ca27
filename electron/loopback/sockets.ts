import { STATUS_CODES, type IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type RawData, type WebSocket } from 'ws'
import { z } from 'zod'
import type { Bridge, TopicName } from '../../shared/contract/bridge.ts'
import { refuse, type Reply } from '../../shared/contract/errors.ts'
import { topics } from '../../shared/contract/index.ts'
import { unfit } from './answers.ts'
import { foreignAddress, sameSecret } from './guard.ts'

export const protocol = 'quarterdeck.v1'
const frameBytesMax = 64 * 1024
const bufferedBytesMax = 8 * 1024 * 1024
const socketsMax = 64

const frame = z.union([z.strictObject({ subscribe: z.string() }), z.strictObject({ unsubscribe: z.string() })])
const isTopic = (name: string): name is TopicName => Object.hasOwn(topics, name)

export interface TopicSockets {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Cuts every socket: a host that ends must not wait for its pages. */
  close(): void
}

export interface SocketOptions {
  readonly names: () => ReadonlySet<string>
  readonly token: string
  /** A socket that did not answer for this long is cut. */
  readonly pingMs: number
}

/** WebSocket /topics: who subscribed hears. A message is turned into text once, however many sockets it goes to. */
export function topicSockets(bridge: Bridge, { names, token, pingMs }: SocketOptions): TopicSockets {
  const server = new WebSocketServer({
    ...{ noServer: true, clientTracking: true, maxPayload: frameBytesMax, perMessageDeflate: false },
    handleProtocols: () => protocol,
  })
  const subscribed = new Map<WebSocket, Set<TopicName>>()
  const answered = new WeakSet<WebSocket>()

  const stops = (Object.keys(topics) as TopicName[]).map((topic) =>
    bridge.subscribe(topic, (message) => {
      const listening = [...subscribed].filter(([, wanted]) => wanted.has(topic))
      if (listening.length === 0) return
      const text = JSON.stringify({ topic, message })
      for (const [socket] of listening) send(socket, text)
    }),
  )

  const pings = setInterval(() => {
    for (const socket of server.clients) {
      if (!answered.delete(socket)) socket.terminate()
      else socket.ping()
    }
  }, pingMs)

  server.on('connection', (socket) => {
    const wanted = new Set<TopicName>()
    subscribed.set(socket, wanted)
    answered.add(socket)
    socket.on('pong', () => answered.add(socket))
    socket.on('close', () => subscribed.delete(socket))
    // ws closes the socket itself after an error (a frame too large, bytes that are no frame); unheard it would end the process.
    socket.on('error', () => subscribed.delete(socket))
    socket.on('message', (data, binary) => send(socket, JSON.stringify(react(wanted, binary ? undefined : data))))
  })

  return {
    upgrade(request, socket, head) {
      socket.on('error', () => socket.destroy())
      const refusal = refusalOf(request, names(), token, server.clients.size)
      if (refusal) return turnAway(socket, ...refusal)
      server.handleUpgrade(request, socket, head, (opened) => server.emit('connection', opened, request))
    },
    close() {
      clearInterval(pings)
      for (const stop of stops) stop()
      for (const socket of server.clients) socket.terminate()
      server.close()
    },
  }
}

/** A page that no longer reads would make us keep everything it missed; it is cut and comes back for a fresh page. */
function send(socket: WebSocket, text: string) {
  if (socket.bufferedAmount > bufferedBytesMax) socket.terminate()
  else if (socket.readyState === socket.OPEN) socket.send(text)
}

/** Does what a frame asks, and says so: after `{subscribed}` nothing of that topic is missed. */
function react(wanted: Set<TopicName>, data: RawData | undefined) {
  const read = frame.safeParse(data === undefined ? undefined : parsed(data))
  if (!read.success) return unfit('frame', '{subscribe}, {unsubscribe}')
  const asked = 'subscribe' in read.data ? read.data.subscribe : read.data.unsubscribe
  if (!isTopic(asked)) return refuse('call_unknown', { call: asked.slice(0, 100) })
  if ('unsubscribe' in read.data) {
    wanted.delete(asked)
    return { unsubscribed: asked }
  }
  wanted.add(asked)
  return { subscribed: asked }
}

/** ws hands over one buffer, its default. */
function parsed(data: RawData): unknown {
  try {
    return JSON.parse((data as Buffer).toString())
  } catch {
    return undefined
  }
}

type Refused = readonly [status: number, reply: Reply<never>]

function refusalOf(request: IncomingMessage, names: ReadonlySet<string>, token: string, open: number): Refused | undefined {
  const foreign = foreignAddress(request, names)
  if (foreign !== undefined) return [403, refuse('origin_refused', { host: foreign })]
  if (request.url !== '/topics') return [404, refuse('call_unknown', { call: (request.url ?? '').slice(0, 100) })]
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim())
  const [spoken, given = '', ...more] = offered
  if (spoken !== protocol || more.length > 0 || !sameSecret(given, token)) return [401, refuse('unauthorized')]
  if (open >= socketsMax) return [503, refuse('host_unreachable')]
  return undefined
}

function turnAway(socket: Duplex, status: number, reply: Reply<never>) {
  const body = JSON.stringify(reply)
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Connection: close',
    'Content-Type: application/json; charset=utf-8',
    'X-Content-Type-Options: nosniff',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy())
}
