import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge } from '../../shared/contract/bridge.ts'
import type { Reply } from '../../shared/contract/errors.ts'
import { channel, type Asked, type Told } from './wire.ts'

/*
 * Runs sandboxed, as one CommonJS file: of what is imported above only `electron` and the channel's name are left in it.
 * Nothing is checked here; the core checks everything that arrives.
 */
type Listener = (message: never) => void

const listeners = new Map<string, Set<Listener>>()

async function ask(asked: Asked): Promise<Reply<unknown>> {
  try {
    return await ipcRenderer.invoke(channel, asked)
  } catch {
    return { ok: false, error: { code: 'host_unreachable', detail: {} } }
  }
}

void ask({ begin: true })

ipcRenderer.on(channel, (_event, { topic, message }: Told) => {
  for (const listener of listeners.get(topic) ?? []) (listener as (message: unknown) => void)(message)
})

const bridge: Bridge = {
  call: (name, input) => ask({ call: name, input }),
  subscribe(name, listener) {
    const of = listeners.get(name) ?? new Set<Listener>()
    listeners.set(name, of.add(listener))
    if (of.size === 1) void ask({ subscribe: name })
    return () => {
      if (!of.delete(listener) || of.size > 0) return
      listeners.delete(name)
      void ask({ unsubscribe: name })
    }
  },
}

contextBridge.exposeInMainWorld('quarterdeck', bridge)
