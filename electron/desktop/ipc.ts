import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron'
import { z } from 'zod'
import type { Bridge, TopicName } from '../../shared/contract/bridge.ts'
import { accept, refuse, type Reply } from '../../shared/contract/errors.ts'
import { topics } from '../../shared/contract/index.ts'
import { channel, origin, type Told } from './wire.ts'

const asked = z.union([
  z.strictObject({ call: z.string(), input: z.unknown() }),
  z.strictObject({ subscribe: z.string() }),
  z.strictObject({ unsubscribe: z.string() }),
  z.strictObject({ begin: z.literal(true) }),
])
const isTopic = (name: string): name is TopicName => Object.hasOwn(topics, name)

/** Answers our own page, and nobody else, with what the core answers; tells it what it subscribed to while it is there. */
export function answerWindows(ipcMain: Pick<IpcMain, 'handle'>, bridge: Bridge): void {
  const windows = new Map<WebContents, Map<TopicName, () => void>>()

  ipcMain.handle(channel, (event, message: unknown): Reply<unknown> | Promise<Reply<unknown>> => {
    if (!isOurs(event)) return refuse('origin_refused', { host: (event.senderFrame?.url ?? '(none)').slice(0, 200) })
    const read = asked.safeParse(message)
    if (!read.success)
      return refuse('input_invalid', { field: 'message', issue: 'invalid_value', expected: 'call, subscribe, unsubscribe, begin' })
    if ('begin' in read.data) return begin(event.sender)
    if ('call' in read.data) return bridge.call(read.data.call, read.data.input)
    const name = 'subscribe' in read.data ? read.data.subscribe : read.data.unsubscribe
    if (!isTopic(name)) return refuse('call_unknown', { call: name.slice(0, 100) })
    if ('subscribe' in read.data) subscribe(event.sender, name)
    else unsubscribe(event.sender, name)
    return accept(null)
  })

  function subscribe(sender: WebContents, name: TopicName) {
    const topicsOf = windows.get(sender) ?? watch(sender)
    if (topicsOf.has(name)) return
    const stop = bridge.subscribe(name, (message) => sender.send(channel, { topic: name, message } satisfies Told))
    topicsOf.set(name, stop)
  }

  function unsubscribe(sender: WebContents, name: TopicName) {
    windows.get(sender)?.get(name)?.()
    windows.get(sender)?.delete(name)
  }

  /**
   * A page that is loaded again says so first, starts from nothing and subscribes anew. Not known by a navigation: one that is
   * refused starts as well, and its page stays and goes on listening.
   */
  function begin(sender: WebContents) {
    drop(sender)
    return accept(null)
  }

  function drop(sender: WebContents) {
    for (const stop of windows.get(sender)?.values() ?? []) stop()
    windows.get(sender)?.clear()
  }

  /** A page that died or a window that is gone hears nothing. */
  function watch(sender: WebContents) {
    const topicsOf = new Map<TopicName, () => void>()
    windows.set(sender, topicsOf)
    sender.on('render-process-gone', () => drop(sender))
    sender.on('destroyed', () => {
      drop(sender)
      windows.delete(sender)
    })
    return topicsOf
  }
}

/** The top frame of a window, showing our own pages: not a frame in it, and not something it was led away to. */
const isOurs = ({ senderFrame }: IpcMainInvokeEvent) =>
  senderFrame !== null && senderFrame.parent === null && senderFrame.url.startsWith(`${origin}/`)
