import { z } from 'zod'
import type { Bridge, MessageOf, TopicName } from '../../shared/contract/bridge.ts'
import { topics } from '../../shared/contract/topics.ts'
import type { LinkStore } from './link.ts'

/** What the socket needs of the world; a test lends its own. Times are milliseconds. */
export interface TopicsWorld {
  readonly link: LinkStore
  readonly token: () => string | null
  /** Whether the host answers this page's key right now. */
  readonly reachable: () => Promise<boolean>
  readonly open: (protocols: string[]) => WebSocket
  readonly now: () => number
  readonly after: (ms: number, callback: () => void) => void
}

const firstPauseMs = 250
const longestPauseMs = 5_000
const told = z.object({ topic: z.string(), message: z.unknown() })
const subscribed = z.object({ subscribed: z.string() })
const isTopic = (name: string): name is TopicName => Object.hasOwn(topics, name)

type Listener = (message: never) => void

/** One socket for all topics. Lost, it is opened again with growing pauses, and what was subscribed is asked for again. */
export function openTopics(world: TopicsWorld) {
  const listeners = new Map<TopicName, Set<Listener>>()
  let socket: WebSocket | undefined
  let pauseMs = firstPauseMs

  const send = (message: Readonly<Record<string, string>>) => {
    if (socket?.readyState === 1) socket.send(JSON.stringify(message))
  }

  function lost() {
    socket = undefined
    const link = world.link.getState()
    if (link.state === 'locked') return
    if (link.state !== 'reconnecting') world.link.setState({ state: 'reconnecting', since: world.now() }, true)
    world.after(pauseMs, () => void again())
    pauseMs = Math.min(pauseMs * 2, longestPauseMs)
  }

  async function again() {
    if (await world.reachable()) start()
    else lost()
  }

  function start() {
    const token = world.token()
    if (token === null) return
    const opened = world.open(['quarterdeck.v1', token])
    socket = opened
    const unheard = new Set<string>(listeners.keys())
    // Online is when the host has said that it will tell: what is fetched after that misses nothing.
    const heard = () => unheard.size === 0 && world.link.getState().state !== 'online' && world.link.setState({ state: 'online' }, true)
    opened.onopen = () => {
      pauseMs = firstPauseMs
      for (const topic of listeners.keys()) send({ subscribe: topic })
      heard()
    }
    opened.onclose = () => lost()
    opened.onmessage = ({ data }) => {
      const message = parsed(String(data))
      const ack = subscribed.safeParse(message)
      if (!ack.success) return deliver(message)
      unheard.delete(ack.data.subscribed)
      heard()
    }
  }

  function deliver(message: unknown) {
    const read = told.safeParse(message)
    if (!read.success || !isTopic(read.data.topic)) return
    for (const listener of listeners.get(read.data.topic) ?? []) (listener as (message: unknown) => void)(read.data.message)
  }

  const subscribe: Bridge['subscribe'] = <Name extends TopicName>(name: Name, listener: (message: MessageOf<Name>) => void) => {
    const of = listeners.get(name) ?? new Set<Listener>()
    listeners.set(name, of.add(listener as Listener))
    if (of.size === 1) send({ subscribe: name })
    return () => {
      of.delete(listener as Listener)
      if (of.size > 0) return
      listeners.delete(name)
      send({ unsubscribe: name })
    }
  }

  return { start, subscribe }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
