import { randomBytes, timingSafeEqual } from 'node:crypto'
import { chmodSync, rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Bridge, TopicName } from '../../../shared/contract/bridge.ts'
import { accept, refuse } from '../../../shared/contract/errors.ts'
import { removeOwner, socketPathOf, writeOwner, type Owner } from './address.ts'
import { hello, onLines, request, send, type Request } from './wire.ts'

interface Serving {
  readonly dataDir: string
  readonly host: Owner['host']
  readonly fingerprint: string
  /** The same core, speaking for the person who asks. */
  bridgeFor(actor: string): Bridge
  /** A fresh single-use address, where the host has pages to open. */
  readonly onOpen?: (() => Promise<{ url: string }>) | undefined
}

/** How long a caller that is between two lines is waited for when the owner ends. */
const graceMs = 250

/** Takes the CLI's calls on a socket inside the data folder. The folder is 0700, the token is in it, and both must fit. */
export async function serveOwner(serving: Serving): Promise<{ close(): Promise<void> }> {
  const path = socketPathOf(serving.dataDir)
  const token = randomBytes(24).toString('hex')
  const callers = new Set<Caller>()
  const server = createServer((socket) => {
    const caller = attend(socket, token, serving)
    callers.add(caller)
    socket.once('close', () => callers.delete(caller))
  })
  if (process.platform !== 'win32') rmSync(path, { force: true })
  await new Promise<void>((done, fail) => server.once('error', fail).listen(path, done))
  if (process.platform !== 'win32') chmodSync(path, 0o600)
  writeOwner(serving.dataDir, { pid: process.pid, host: serving.host, socket: path, token })
  return {
    async close() {
      removeOwner(serving.dataDir)
      server.close()
      await Promise.all([...callers].map(leave))
    },
  }
}

interface Caller {
  readonly socket: Socket
  inFlight: number
  lastLineAt: number
}

/** Lets what was asked be answered, then hangs up. */
async function leave(caller: Caller): Promise<void> {
  while (!caller.socket.destroyed && (caller.inFlight > 0 || performance.now() - caller.lastLineAt < graceMs)) await sleep(20)
  caller.socket.end()
  caller.socket.destroySoon()
}

function attend(socket: Socket, token: string, serving: Serving): Caller {
  const caller: Caller = { socket, inFlight: 0, lastLineAt: performance.now() }
  let listen: ((value: unknown) => void) | undefined
  socket.on('error', () => socket.destroy())
  onLines(socket, (value) => {
    caller.lastLineAt = performance.now()
    if (listen) return listen(value)
    const first = hello.safeParse(value)
    if (!first.success || !sameToken(first.data.token, token)) return void socket.destroy()
    if (first.data.fingerprint !== serving.fingerprint) {
      send(socket, { id: 0, reply: refuse('contract_differs', { pid: process.pid }) })
      return void socket.end()
    }
    listen = answerTo(caller, serving.bridgeFor(first.data.actor), serving)
    send(socket, { welcome: true })
  })
  return caller
}

const sameToken = (given: string, own: string) =>
  Buffer.byteLength(given) === Buffer.byteLength(own) && timingSafeEqual(Buffer.from(given), Buffer.from(own))

function answerTo(caller: Caller, bridge: Bridge, { onOpen }: Serving) {
  const { socket } = caller
  const subscriptions = new Map<TopicName, () => void>()
  const unsubscribe = (topic: TopicName) => {
    subscriptions.get(topic)?.()
    subscriptions.delete(topic)
  }
  socket.once('close', () => [...subscriptions.keys()].forEach(unsubscribe))
  const reply = async (id: number, work: Promise<unknown>) => {
    caller.inFlight += 1
    send(socket, { id, reply: await work })
    caller.inFlight -= 1
  }
  const open = async () => (onOpen ? accept(await onOpen()) : refuse('desktop_missing'))
  return (value: unknown) => {
    const asked = request.safeParse(value)
    if (!asked.success) return void socket.destroy()
    const line: Request = asked.data
    if (line.do === 'call') void reply(line.id, bridge.call(line.name, line.input))
    else if (line.do === 'open') void reply(line.id, open())
    else unsubscribe(line.topic)
    if (line.do === 'subscribe') {
      const { topic } = line
      subscriptions.set(
        topic,
        bridge.subscribe(topic, (message) => send(socket, { topic, message })),
      )
    }
  }
}
