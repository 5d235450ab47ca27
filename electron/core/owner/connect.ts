import { connect as dial, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { z } from 'zod'
import type { Bridge, TopicName } from '../../../shared/contract/bridge.ts'
import { refuse, type Reply } from '../../../shared/contract/errors.ts'
import { Fault } from '../fault.ts'
import { ownedFault, readOwner, unlockedOwner, type Owner } from './address.ts'
import { answer, onLines, send, type hello } from './wire.ts'

/** The owner of a data folder, reached over its socket. */
export interface OwnerLine {
  readonly owner: Owner
  readonly bridge: Bridge
  /** Undefined where the owner has no pages to open. Throws Fault data_owned when it does not answer. */
  askToOpen(): Promise<{ url: string } | undefined>
  close(): Promise<void>
}

/** An owner that is only busy has answered by then; one that is stopped never does. */
const welcomeMs = 3_000
/** A window takes longer to open than a line to answer. */
const openMs = 5_000

/**
 * Knocks once. Undefined: nobody is there. Throws Fault contract_differs when the owner is another version, and data_owned
 * when it takes the call and does not answer within three seconds, or lost its lock and so records nothing more.
 */
export async function connectOwner(dataDir: string, fingerprint: string, actor: string): Promise<OwnerLine | undefined> {
  const unlocked = unlockedOwner(dataDir)
  const owner = unlocked ?? readOwner(dataDir)
  const socket = owner && (await reach(owner.socket))
  if (!owner || !socket) return undefined
  const line = await converse(dataDir, owner, socket, { token: owner.token, fingerprint, actor })
  if (!line || !unlocked) return line
  await line.close()
  throw ownedFault(dataDir)
}

const reach = (path: string) =>
  new Promise<Socket | undefined>((done) => {
    const socket = dial(path)
    socket.once('connect', () => done(socket))
    socket.once('error', () => done(undefined))
  })

type Hello = z.infer<typeof hello>
type Pending = Map<number, (reply: unknown) => void>

async function converse(dataDir: string, owner: Owner, socket: Socket, first: Hello) {
  const pending: Pending = new Map()
  const listeners = new Map<TopicName, Set<(message: never) => void>>()
  const gone = () => {
    for (const settle of pending.values()) settle(refuse('host_unreachable'))
    pending.clear()
  }
  socket.on('error', () => socket.destroy())
  socket.on('close', gone)
  const welcome = new Promise<unknown>((settle) => pending.set(0, settle))
  onLines(socket, (value) => {
    const line = answer.parse(value)
    if ('welcome' in line) return settleOne(pending, 0, true)
    if ('topic' in line) return listeners.get(line.topic)?.forEach((listen) => listen(line.message as never))
    settleOne(pending, line.id, line.reply)
  })
  send(socket, first)
  const inTime = async <Value>(answer: Promise<Value>, ms: number) => {
    const answered = await within(answer, ms)
    if (answered) return answered.value
    socket.destroy()
    throw ownedFault(dataDir)
  }
  const greeted = await inTime(welcome, welcomeMs)
  if (greeted !== true) return refused(greeted, socket)
  let lastId = 0
  const ask = (line: (id: number) => Parameters<typeof send>[1]) =>
    new Promise<unknown>((settle) => {
      if (socket.destroyed) return settle(refuse('host_unreachable'))
      lastId += 1
      pending.set(lastId, settle)
      send(socket, line(lastId))
    })
  const bridge: Bridge = {
    call: (name, input) => ask((id) => ({ do: 'call', id, name, input: input === undefined ? null : input })) as Promise<Reply<unknown>>,
    subscribe: (topic, listener) => subscribe(socket, listeners, topic, listener),
  }
  return {
    ...{ owner, bridge },
    async askToOpen() {
      const reply = (await inTime(
        ask((id) => ({ do: 'open', id })),
        openMs,
      )) as Reply<{ url: string }>
      return reply.ok ? reply.value : undefined
    },
    close: () => hangUp(socket),
  }
}

/** Undefined when the answer took longer. */
async function within<Value>(answer: Promise<Value>, ms: number): Promise<{ value: Value } | undefined> {
  const over = new AbortController()
  const late = sleep(ms, undefined, { signal: over.signal }).catch(() => undefined)
  return Promise.race([answer.then((value) => ({ value })), late]).finally(() => over.abort())
}

function settleOne(pending: Pending, id: number, reply: unknown): void {
  pending.get(id)?.(reply)
  pending.delete(id)
}

/** A version that differs is worth a sentence; an owner that hung up is one that is just ending. */
function refused(greeted: unknown, socket: Socket): undefined {
  socket.destroy()
  const reply = greeted as Reply<never>
  if (!reply.ok && reply.error.code === 'contract_differs') throw new Fault(reply.error.code, reply.error.detail)
  return undefined
}

function subscribe(
  socket: Socket,
  listeners: Map<TopicName, Set<(message: never) => void>>,
  topic: TopicName,
  listener: (message: never) => void,
) {
  const own = listeners.get(topic) ?? new Set()
  listeners.set(topic, own.add(listener))
  if (own.size === 1) send(socket, { do: 'subscribe', topic })
  return () => {
    own.delete(listener)
    if (own.size === 0 && !socket.destroyed) send(socket, { do: 'unsubscribe', topic })
  }
}

const hangUp = (socket: Socket) =>
  new Promise<void>((done) => {
    if (socket.destroyed) return done()
    socket.once('close', () => done())
    socket.end()
    setTimeout(() => socket.destroy(), 200).unref()
  })
