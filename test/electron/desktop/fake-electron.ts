import { EventEmitter } from 'node:events'
import type { App, BrowserWindow, BrowserWindowConstructorOptions, IpcMain, Protocol, WebContents } from 'electron'
import { vi } from 'vitest'

/** A window as our code sees one: what it was opened with, what happened to it, and its events to be emitted. */
export class FakeWindow extends EventEmitter {
  static readonly opened: FakeWindow[] = []
  readonly options: BrowserWindowConstructorOptions
  readonly webContents = fakeWebContents()
  readonly loadURL = vi.fn<BrowserWindow['loadURL']>(async () => undefined)
  readonly show = vi.fn<BrowserWindow['show']>()
  readonly focus = vi.fn<BrowserWindow['focus']>()
  readonly restore = vi.fn<BrowserWindow['restore']>()
  minimized = false
  destroyed = false

  constructor(options: BrowserWindowConstructorOptions) {
    super()
    this.options = options
    FakeWindow.opened.push(this)
  }

  isMinimized = () => this.minimized
  isDestroyed = () => this.destroyed
}

export const fakeWebContents = () =>
  Object.assign(new EventEmitter(), {
    send: vi.fn<WebContents['send']>(),
    setWindowOpenHandler: vi.fn<WebContents['setWindowOpenHandler']>(),
    session: {
      setPermissionRequestHandler: vi.fn<WebContents['session']['setPermissionRequestHandler']>(),
      setPermissionCheckHandler: vi.fn<WebContents['session']['setPermissionCheckHandler']>(),
    },
  })

/** What of the module `electron` the desktop host uses; a part it uses and that is not here is a TypeError in the test. */
export const fakeElectron = () => ({
  BrowserWindow: FakeWindow,
  app: Object.assign(new EventEmitter(), {
    enableSandbox: vi.fn<App['enableSandbox']>(),
    whenReady: vi.fn<App['whenReady']>(async () => undefined),
    quit: vi.fn<App['quit']>(),
    exit: vi.fn<App['exit']>(),
  }),
  dialog: { showErrorBox: vi.fn<(title: string, content: string) => void>() },
  ipcMain: { handle: vi.fn<IpcMain['handle']>() },
  protocol: {
    registerSchemesAsPrivileged: vi.fn<Protocol['registerSchemesAsPrivileged']>(),
    handle: vi.fn<Protocol['handle']>(),
  },
  shell: { openExternal: vi.fn<(url: string) => Promise<void>>(async () => undefined) },
})
