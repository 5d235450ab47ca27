import { EventEmitter } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { build } from 'vite'
import { bundles } from '../../build/bundles.mjs'
import { answerWindows } from '../../electron/desktop/ipc.ts'
import { origin } from '../../electron/desktop/wire.ts'
import type { Bridge } from '../../shared/contract/bridge.ts'

let code: string | undefined

/** The preload as it ships, built once per process. */
export async function builtPreload(): Promise<string> {
  if (code !== undefined) return code
  const out = mkdtempSync(join(tmpdir(), 'quarterdeck-preload-'))
  const preload = bundles(process.cwd(), out).find(({ build: made }) => JSON.stringify(made).includes('preload.ts'))
  await build({ ...preload })
  code = readFileSync(join(out, 'desktop/preload.cjs'), 'utf8')
  rmSync(out, { recursive: true, force: true })
  return code
}

/** Runs it as a sandboxed window does: nothing is there but a `require` that knows `electron`. What it gives the page. */
export function runPreload(preload: string, ipcRenderer: object): Record<string, unknown> {
  const exposed: Record<string, unknown> = {}
  const contextBridge = { exposeInMainWorld: (name: string, value: unknown) => void (exposed[name] = value) }
  const required = (name: string) => {
    if (name !== 'electron') throw new Error(`module not found: ${name}`)
    return { contextBridge, ipcRenderer }
  }
  runInContext(preload, createContext({ require: required, exports: {}, module: { exports: {} } }))
  return exposed
}

type Handler = (event: object, asked: unknown) => unknown
type Hear = (event: object, told: unknown) => void

/**
 * The bridge as a page of the desktop has it: the built preload, our own side in the main process, and between them what
 * Electron does: a copy by structured clone, each way, a turn later.
 */
export async function desktopBridge(bridge: Bridge): Promise<Bridge & { close(): void }> {
  let handle: Handler = () => undefined
  const hearers = new Set<Hear>()
  const sender = Object.assign(new EventEmitter(), {
    send(_channel: string, told: unknown) {
      const copy = structuredClone(told)
      queueMicrotask(() => hearers.forEach((hear) => hear({}, copy)))
    },
  })
  answerWindows({ handle: (_channel: string, given: unknown) => void (handle = given as Handler) }, bridge)
  const event = { sender, senderFrame: { url: `${origin}/#/`, parent: null } }
  const exposed = runPreload(await builtPreload(), {
    on: (_channel: string, hear: Hear) => hearers.add(hear),
    invoke: async (_channel: string, asked: unknown) => structuredClone(await handle(event, structuredClone(asked))),
  })
  return { ...(exposed['quarterdeck'] as Bridge), close: () => void sender.emit('destroyed') }
}
