import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type * as Faults from '../../../electron/core/fault.ts'
import { FakeWindow } from './fake-electron.ts'
import { desktopWorld } from './started.ts'

const world = desktopWorld()
const start = (...args: string[]) => world.start(...args)

/** A fresh import of main.ts brings fresh classes: the fault has to be of the same. */
function failStart(...[code, detail]: ConstructorParameters<typeof Faults.Fault>) {
  world.createApp.mockImplementation(async () => {
    const { Fault } = await import('../../../electron/core/fault.ts')
    throw new Fault(code, detail)
  })
}

const urls = () => FakeWindow.opened.map(({ loadURL }) => loadURL.mock.calls[0]?.[0])

describe('the desktop host', () => {
  it('opens one window on its own pages, after everything behind it is there', async () => {
    await start()
    const { app, protocol, ipcMain } = world.electron
    expect(protocol.registerSchemesAsPrivileged).toHaveBeenCalledBefore(app.whenReady)
    expect(app.enableSandbox).toHaveBeenCalledBefore(app.whenReady)
    expect(app.setPath).toHaveBeenCalledExactlyOnceWith('userData', join(world.dataDir, 'desktop'))
    expect(app.setPath).toHaveBeenCalledBefore(app.requestSingleInstanceLock)
    expect(app.requestSingleInstanceLock).toHaveBeenCalledBefore(app.whenReady)
    expect(world.createApp.mock.calls[0]?.[0]).toMatchObject({ host: 'desktop', dataDir: world.dataDir })
    expect(ipcMain.handle).toHaveBeenCalledTimes(1)
    expect(urls()).toEqual(['app://quarterdeck/'])
  })

  it('leaves the profile where it was when the folder cannot hold it, so that the record can be read', async () => {
    writeFileSync(join(world.dataDir, 'desktop'), 'stands in the way, as a read-only disk would')
    await start()
    expect(world.electron.app.setPath).not.toHaveBeenCalled()
    expect(urls()).toEqual(['app://quarterdeck/'])
  })

  it('opens it where the keychain is locked, and asks that only when the window is there', async () => {
    const { safeStorage } = world.electron
    const never = () => new Promise<never>(() => {})
    safeStorage.isAsyncEncryptionAvailable.mockImplementation(never)
    safeStorage.decryptStringAsync.mockImplementation(() => {
      expect(urls()).toEqual(['app://quarterdeck/'])
      return never()
    })
    mkdirSync(join(world.dataDir, 'desktop'))
    writeFileSync(join(world.dataDir, 'desktop/secrets.json'), '{"judgment-primary":"c2VhbGVk"}')
    await start()
    await vi.waitFor(() => expect(safeStorage.decryptStringAsync).toHaveBeenCalledTimes(1))
  })

  it('stays a start order that is read in one sitting', () => {
    expect(readFileSync('electron/desktop/main.ts', 'utf8').split('\n').length).toBeLessThan(100)
  })

  it('gives the window nothing but the preload', async () => {
    await start()
    expect(FakeWindow.opened[0]?.options.webPreferences).toEqual({
      preload: expect.stringMatching(/preload\.cjs$/u),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    })
  })

  it('lets the window go nowhere, open nothing and ask for nothing but the clipboard', async () => {
    await start()
    const { webContents } = FakeWindow.opened[0] ?? new FakeWindow({})
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
      const preventDefault = vi.fn()
      webContents.emit(event, { preventDefault })
      expect(preventDefault).toHaveBeenCalledTimes(1)
    }
    expect(webContents.setWindowOpenHandler.mock.calls[0]?.[0]({ url: 'about:blank' } as never)).toEqual({ action: 'deny' })
    const { session } = webContents
    const permitted = ['clipboard-sanitized-write', 'clipboard-read', 'geolocation', 'media', 'openExternal'].filter((permission) => {
      const answer = vi.fn()
      session.setPermissionRequestHandler.mock.calls[0]?.[0]?.({} as never, permission as never, answer, {} as never)
      return answer.mock.calls[0]?.[0]
    })
    expect(permitted).toEqual(['clipboard-sanitized-write'])
    expect(session.setDevicePermissionHandler.mock.calls[0]?.[0]?.({} as never)).toBe(false)
  })

  it('hands a number to whatever dials here, and nothing that only looks like one', async () => {
    await start()
    const { webContents } = FakeWindow.opened[0] ?? new FakeWindow({})
    for (const url of ['tel:+821012345678', 'tel:*72,1', 'tel:', 'https://elsewhere.test/', 'file:///etc/passwd'])
      webContents.emit('will-navigate', { preventDefault: vi.fn(), url })
    expect(world.electron.shell.openExternal.mock.calls).toEqual([['tel:+821012345678']])
  })

  it('hands a link that opens outside to the browser, where it is https and shows where it leads; no window of ours opens', async () => {
    await start()
    const { webContents } = FakeWindow.opened[0] ?? new FakeWindow({})
    const outside = webContents.setWindowOpenHandler.mock.calls[0]?.[0]
    const links = [
      'https://wiki.test/runbook?step=2#undo',
      ...['http://wiki.test/', 'https://bank.test@evil.test/', 'https://', 'file:///etc/passwd', 'javascript:alert(1)', 'smb://share/'],
      ...['tel:+821012345678', 'app://quarterdeck/', 'quarterdeck://inc-1', 'about:blank', ''],
    ]
    expect(links.map((url) => outside?.({ url } as never))).toEqual(links.map(() => ({ action: 'deny' })))
    expect(world.electron.shell.openExternal.mock.calls).toEqual([['https://wiki.test/runbook?step=2#undo']])
  })

  it('comes to the front when a second start asks for it over the owner’s socket', async () => {
    await start()
    const [window] = FakeWindow.opened
    if (window) window.minimized = true
    expect(await world.createApp.mock.calls[0]?.[2]?.onOpen?.()).toEqual({ url: 'app://quarterdeck/' })
    expect(FakeWindow.opened).toHaveLength(1)
    expect(window?.restore).toHaveBeenCalledTimes(1)
    expect(window?.focus).toHaveBeenCalledTimes(1)
  })

  it('closes the core before it ends, and lets the next owner in', async () => {
    await start()
    const { app, globalShortcut } = world.electron
    const preventDefault = vi.fn()
    app.emit('will-quit', { preventDefault })
    await vi.waitFor(() => expect(app.quit).toHaveBeenCalledTimes(1))
    expect(await world.core?.bridge.call('incidents.declare', { title: 'too late' })).toMatchObject({ ok: false })
    expect(globalShortcut.unregisterAll).toHaveBeenCalled()
    app.emit('will-quit', { preventDefault })
    expect(preventDefault).toHaveBeenCalledTimes(1)
    world.core = undefined
  })
})

describe('a second start', () => {
  it('ends at once where a desktop has this folder: the first was handed its arguments', async () => {
    world.electron.app.requestSingleInstanceLock.mockReturnValue(false)
    await start()
    expect(world.electron.app.quit).toHaveBeenCalledTimes(1)
    expect(world.createApp).not.toHaveBeenCalled()
    expect(FakeWindow.opened).toEqual([])
  })

  it('brings the first to the front', async () => {
    await start()
    world.electron.app.emit('second-instance', {}, ['quarterdeck', '--data', world.dataDir])
    await vi.waitFor(() => expect(FakeWindow.opened[0]?.focus).toHaveBeenCalledTimes(1))
    expect(FakeWindow.opened).toHaveLength(1)
  })
})

describe('a link', () => {
  it('opens its incident at the start', async () => {
    await start('quarterdeck://incident/inc-7k3m9q2d')
    expect(urls()).toEqual(['app://quarterdeck/#/inc-7k3m9q2d'])
  })

  it('that macOS hands over while we start opens one window, on its incident', async () => {
    world.electron.app.whenReady.mockImplementation(async () => {
      const preventDefault = vi.fn()
      world.electron.app.emit('open-url', { preventDefault }, 'quarterdeck://incident/inc-7k3m9q2d')
      expect(preventDefault).toHaveBeenCalledTimes(1)
    })
    await start()
    await new Promise((go) => setTimeout(go, 0))
    expect(urls()).toEqual(['app://quarterdeck/#/inc-7k3m9q2d'])
  })

  it('that is handed over twice while we start, and with another, opens each once', async () => {
    world.electron.app.whenReady.mockImplementation(async () => {
      for (const id of ['inc-2', 'inc-1', 'inc-2']) {
        world.electron.app.emit('open-url', { preventDefault: vi.fn() }, `quarterdeck://incident/${id}`)
      }
      world.electron.app.emit('second-instance', {}, ['quarterdeck'])
    })
    await start('quarterdeck://incident/inc-1')
    await new Promise((go) => setTimeout(go, 0))
    expect(urls()).toEqual(['app://quarterdeck/#/inc-1', 'app://quarterdeck/#/inc-2'])
  })

  it('opens it beside what is there when it comes later, and shows it again where it is open', async () => {
    await start()
    const { app } = world.electron
    app.emit('second-instance', {}, ['quarterdeck', 'quarterdeck://incident/inc-7k3m9q2d'])
    await vi.waitFor(() => expect(urls()).toEqual(['app://quarterdeck/', 'app://quarterdeck/#/inc-7k3m9q2d']))
    const preventDefault = vi.fn()
    app.emit('open-url', { preventDefault }, 'quarterdeck://incident/inc-7k3m9q2d')
    await vi.waitFor(() => expect(FakeWindow.opened[1]?.focus).toHaveBeenCalledTimes(1))
    expect(FakeWindow.opened).toHaveLength(2)
    expect(preventDefault).toHaveBeenCalledTimes(1)
  })

  it.each([
    'quarterdeck://incident/inc-1?approve=1',
    'quarterdeck://runs/run-1',
    'quarterdeck://incident/../settings',
    'https://example.test',
  ])('that is not exactly one, %s, opens nothing more than the window', async (link) => {
    await start(link)
    expect(urls()).toEqual(['app://quarterdeck/'])
  })

  it('is taken for the whole system by an installed app only', async () => {
    await start()
    expect(world.electron.app.setAsDefaultProtocolClient).not.toHaveBeenCalled()
  })
})

describe('a data folder that another host has', () => {
  beforeEach(() => failStart('data_owned', { path: '/data/here', pid: 42 }))

  it('is left to it: a browser is pointed there', async () => {
    world.askOwnerToOpen.mockResolvedValue({ url: 'http://127.0.0.1:4000/#code=c', pid: 42 })
    await start()
    expect(world.electron.shell.openExternal).toHaveBeenCalledExactlyOnceWith('http://127.0.0.1:4000/#code=c')
    expect(world.electron.app.quit).toHaveBeenCalledTimes(1)
    expect(FakeWindow.opened).toEqual([])
  })

  it('is left to it: a desktop has shown its window itself', async () => {
    world.askOwnerToOpen.mockResolvedValue({ url: 'app://quarterdeck/', pid: 42 })
    await start()
    expect(world.electron.shell.openExternal).not.toHaveBeenCalled()
    expect(world.electron.app.quit).toHaveBeenCalledTimes(1)
  })
})

it('says in the user’s language why it cannot start', async () => {
  vi.stubEnv('LANG', 'ko_KR.UTF-8')
  failStart('data_not_folder', { path: '/data/here' })
  await start()
  expect(world.electron.dialog.showErrorBox).toHaveBeenCalledExactlyOnceWith('Quarterdeck', expect.stringMatching(/\/data\/here.*[가-힣]/u))
  expect(world.electron.app.exit).toHaveBeenCalledExactlyOnceWith(1)
})
