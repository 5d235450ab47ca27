import { EventEmitter } from 'node:events'
import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Clipboard,
  Dialog,
  GlobalShortcut,
  IpcMain,
  MenuItemConstructorOptions,
  NotificationConstructorOptions,
  Protocol,
  Rectangle,
  SafeStorage,
  Session,
  WebContents,
} from 'electron'
import { vi } from 'vitest'

/** A window as our code sees one: what it was opened with, what happened to it, and its events to be emitted. */
export class FakeWindow extends EventEmitter {
  static readonly opened: FakeWindow[] = []
  static focused: FakeWindow | null = null
  static getFocusedWindow = () => FakeWindow.focused
  readonly options: BrowserWindowConstructorOptions
  readonly webContents = fakeWebContents()
  readonly loadURL = vi.fn<BrowserWindow['loadURL']>(async (url) => void (this.webContents.url = url))
  readonly show = vi.fn<BrowserWindow['show']>()
  readonly focus = vi.fn<BrowserWindow['focus']>()
  readonly restore = vi.fn<BrowserWindow['restore']>()
  readonly maximize = vi.fn<BrowserWindow['maximize']>(() => void (this.maximized = true))
  readonly setTitle = vi.fn<BrowserWindow['setTitle']>()
  minimized = false
  maximized = false
  destroyed = false
  bounds: Rectangle

  constructor(options: BrowserWindowConstructorOptions) {
    super()
    this.options = options
    this.bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 800, height: options.height ?? 600 }
    FakeWindow.opened.push(this)
  }

  isMinimized = () => this.minimized
  isMaximized = () => this.maximized
  isDestroyed = () => this.destroyed
  isFocused = () => FakeWindow.focused === this
  getNormalBounds = () => this.bounds

  readonly destroy = vi.fn<BrowserWindow['destroy']>(() => void (this.destroyed = true))

  /** As the user does it. */
  close() {
    this.emit('close', { preventDefault: () => undefined })
    this.destroyed = true
    this.emit('closed')
  }
}

export const fakeWebContents = () => {
  const contents = Object.assign(new EventEmitter(), {
    url: '',
    getURL: () => contents.url,
    send: vi.fn<WebContents['send']>(),
    printToPDF: vi.fn<WebContents['printToPDF']>(async () => Buffer.from('%PDF-1.7')),
    reload: vi.fn<WebContents['reload']>(),
    forcefullyCrashRenderer: vi.fn<WebContents['forcefullyCrashRenderer']>(),
    sendInputEvent: vi.fn<WebContents['sendInputEvent']>(),
    setWindowOpenHandler: vi.fn<WebContents['setWindowOpenHandler']>(),
    session: {
      setPermissionRequestHandler: vi.fn<Session['setPermissionRequestHandler']>(),
      setPermissionCheckHandler: vi.fn<Session['setPermissionCheckHandler']>(),
      setDevicePermissionHandler: vi.fn<Session['setDevicePermissionHandler']>(),
    },
  })
  return contents
}

export class FakeTray extends EventEmitter {
  static readonly made: FakeTray[] = []
  readonly setImage = vi.fn<(image: FakeImage) => void>()
  readonly setToolTip = vi.fn<(text: string) => void>()
  readonly setContextMenu = vi.fn<(menu: MenuItemConstructorOptions[]) => void>()
  readonly first: FakeImage

  constructor(first: FakeImage) {
    super()
    this.first = first
    FakeTray.made.push(this)
  }
}
export interface FakeImage {
  readonly bitmap: Buffer
  readonly addRepresentation: (options: object) => void
}

export class FakeNotification extends EventEmitter {
  static readonly shown: FakeNotification[] = []
  static isSupported = () => true
  readonly options: NotificationConstructorOptions
  constructor(options: NotificationConstructorOptions) {
    super()
    this.options = options
  }
  show = () => void FakeNotification.shown.push(this)
}

/**
 * What of the module `electron` the desktop host uses; a part it uses and that is not here is a TypeError in the test.
 * `ready` is settled by whoever started the main module, once it was evaluated: the real one is not ready sooner.
 */
export const fakeElectron = (ready: Promise<void> = Promise.resolve()) => ({
  BrowserWindow: FakeWindow,
  Tray: FakeTray,
  Notification: FakeNotification,
  app: Object.assign(new EventEmitter(), {
    isPackaged: false,
    commandLine: { appendSwitch: vi.fn<App['commandLine']['appendSwitch']>() },
    enableSandbox: vi.fn<App['enableSandbox']>(),
    getPreferredSystemLanguages: vi.fn<App['getPreferredSystemLanguages']>(() => ['ko-KR']),
    requestSingleInstanceLock: vi.fn<App['requestSingleInstanceLock']>(() => true),
    setAppUserModelId: vi.fn<App['setAppUserModelId']>(),
    setAsDefaultProtocolClient: vi.fn<App['setAsDefaultProtocolClient']>(() => true),
    setPath: vi.fn<App['setPath']>(),
    whenReady: vi.fn<App['whenReady']>(() => ready),
    quit: vi.fn<App['quit']>(),
    exit: vi.fn<App['exit']>(),
  }),
  clipboard: { writeText: vi.fn<Clipboard['writeText']>(async () => undefined) },
  dialog: {
    showErrorBox: vi.fn<Dialog['showErrorBox']>(),
    showMessageBox: vi.fn(async (..._given: unknown[]) => ({ response: 0, checkboxChecked: false })),
  },
  globalShortcut: { register: vi.fn<GlobalShortcut['register']>(() => true), unregisterAll: vi.fn<GlobalShortcut['unregisterAll']>() },
  ipcMain: { handle: vi.fn<IpcMain['handle']>() },
  Menu: {
    buildFromTemplate: (template: MenuItemConstructorOptions[]) => template,
    setApplicationMenu: vi.fn<(menu: MenuItemConstructorOptions[]) => void>(),
  },
  nativeImage: { createFromBitmap: (bitmap: Buffer): FakeImage => ({ bitmap, addRepresentation: vi.fn() }) },
  nativeTheme: { shouldUseDarkColors: true },
  powerMonitor: new EventEmitter(),
  protocol: {
    registerSchemesAsPrivileged: vi.fn<Protocol['registerSchemesAsPrivileged']>(),
    handle: vi.fn<Protocol['handle']>(),
  },
  safeStorage: {
    isAsyncEncryptionAvailable: vi.fn(async () => true),
    getSelectedStorageBackend: vi.fn<SafeStorage['getSelectedStorageBackend']>(() => 'gnome_libsecret'),
    encryptStringAsync: vi.fn(async (text: string) => Buffer.from(Buffer.from(text).toString('hex'))),
    decryptStringAsync: vi.fn(async (sealed: Buffer) => ({
      result: Buffer.from(sealed.toString(), 'hex').toString(),
      shouldReEncrypt: false,
    })),
  },
  screen: { getAllDisplays: vi.fn(() => [{ workArea: { x: 0, y: 25, width: 1920, height: 1055 } }]) },
  session: {
    fromPartition: vi.fn((name: string) => ({
      name,
      protocol: { handle: vi.fn<Protocol['handle']>(), unhandle: vi.fn<Protocol['unhandle']>() },
      webRequest: { onBeforeRequest: vi.fn<Session['webRequest']['onBeforeRequest']>() },
    })),
  },
  shell: { openExternal: vi.fn<(url: string) => Promise<void>>(async () => undefined) },
})
