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
])
const isTopic = (name: string): name is TopicName => Object.hasOwn(topics, name)

/** Answers our own page, and nobody else, with what the core answers; tells it what it subscribed to while it is there. */
export function answerWindows(ipcMain: Pick<IpcMain, 'handle'>, bridge: Bridge): void {
  const windows = new Map<WebContents, Map<TopicName, () => void>>()

  ipcMain.handle(channel, (event, message: unknown): Reply<unknown> | Promise<Reply<unknown>> => {
    if (!isOurs(event)) return refuse('origin_refused', { host: (event.senderFrame?.url ?? '(none)').slice(0, 200) })
    const read = asked.safeParse(message)
    if (!read.success)
      return refuse('input_invalid', { field: 'message', issue: 'invalid_value', expected: 'call, subscribe, unsubscribe' })
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

  /** A page that is loaded again starts from nothing and subscribes anew; a window that is gone hears nothing. */
  function watch(sender: WebContents) {
    const topicsOf = new Map<TopicName, () => void>()
    const drop = () => {
      for (const stop of topicsOf.values()) stop()
      topicsOf.clear()
    }
    sender.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => isMainFrame && !isSameDocument && drop())
    sender.on('destroyed', () => {
      drop()
      windows.delete(sender)
    })
    windows.set(sender, topicsOf)
    return topicsOf
  }
}

/** The top frame of a window, showing our own pages: not a frame in it, and not something it was led away to. */
const isOurs = ({ senderFrame }: IpcMainInvokeEvent) =>
  senderFrame !== null && senderFrame.parent === null && senderFrame.url.startsWith(`${origin}/`)
