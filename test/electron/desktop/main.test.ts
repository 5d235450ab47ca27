import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type * as Core from '../../../electron/core/app.ts'
import type * as Faults from '../../../electron/core/fault.ts'
import { fakeElectron, FakeWindow } from './fake-electron.ts'
import { temporary } from '../../support/temporary.ts'

let electron: ReturnType<typeof fakeElectron>
const pagesDir = temporary('pages')
writeFileSync(join(pagesDir, 'index.html'), '<!doctype html><head></head>')

const close = vi.fn(async () => undefined)
const createApp = vi.fn<typeof Core.createApp>()
const askOwnerToOpen = vi.fn<typeof Core.askOwnerToOpen>()
const argv = process.argv

beforeEach(() => {
  vi.resetModules()
  vi.clearAllMocks()
  FakeWindow.opened.length = 0
  electron = fakeElectron()
  createApp.mockReset().mockResolvedValue({ bridge: { call: vi.fn(), subscribe: vi.fn() }, slept: vi.fn(), close })
  const installation = () => ({ version: '1.0.0', pagesDir, playbooksDir: pagesDir })
  vi.doMock('electron', () => electron)
  vi.doMock('../../../electron/core/app.ts', async (original) => ({
    ...(await original<typeof Core>()),
    createApp,
    askOwnerToOpen,
    installation,
  }))
  process.argv = [...argv.slice(0, 2), '--data', '/data/here']
  vi.stubEnv('LANG', 'ko_KR.UTF-8')
  vi.spyOn(process, 'on').mockReturnValue(process)
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})
afterEach(() => {
  process.argv = argv
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

/** A fresh import of main.ts brings fresh classes: the fault has to be of the same. */
function failStart(...[code, detail]: ConstructorParameters<typeof Faults.Fault>) {
  createApp.mockImplementation(async () => {
    const { Fault } = await import('../../../electron/core/fault.ts')
    throw new Fault(code, detail)
  })
}

const start = () => import('../../../electron/desktop/main.ts')

describe('the desktop host', () => {
  it('opens one window on its own pages, after everything behind it is there', async () => {
    await start()
    expect(electron.protocol.registerSchemesAsPrivileged).toHaveBeenCalledBefore(electron.app.whenReady)
    expect(electron.app.enableSandbox).toHaveBeenCalledBefore(electron.app.whenReady)
    expect(createApp.mock.calls[0]?.[0]).toMatchObject({ host: 'desktop', dataDir: '/data/here' })
    expect(electron.ipcMain.handle).toHaveBeenCalledTimes(1)
    expect(FakeWindow.opened.map((window) => window.loadURL.mock.calls)).toEqual([[['app://quarterdeck/']]])
  })

  it('gives the window nothing but the preload', async () => {
    await start()
    const [window] = FakeWindow.opened
    expect(window?.options.webPreferences).toEqual({
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
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-attach-webview']) {
      const preventDefault = vi.fn()
      webContents.emit(event, { preventDefault })
      expect(preventDefault).toHaveBeenCalledTimes(1)
    }
    expect(webContents.setWindowOpenHandler.mock.calls[0]?.[0]({} as never)).toEqual({ action: 'deny' })
    const permitted = ['clipboard-sanitized-write', 'clipboard-read', 'geolocation', 'media', 'openExternal'].filter((permission) => {
      const answer = vi.fn()
      webContents.session.setPermissionRequestHandler.mock.calls[0]?.[0]?.({} as never, permission as never, answer, {} as never)
      return answer.mock.calls[0]?.[0]
    })
    expect(permitted).toEqual(['clipboard-sanitized-write'])
  })

  it('comes to the front when a second start asks for it', async () => {
    await start()
    const [window] = FakeWindow.opened
    if (window) window.minimized = true
    expect(await createApp.mock.calls[0]?.[2]?.onOpen?.()).toEqual({ url: 'app://quarterdeck/' })
    expect(FakeWindow.opened).toHaveLength(1)
    expect(window?.restore).toHaveBeenCalledTimes(1)
    expect(window?.focus).toHaveBeenCalledTimes(1)
  })

  it('closes the core before it ends', async () => {
    await start()
    const preventDefault = vi.fn()
    electron.app.emit('will-quit', { preventDefault })
    await vi.waitFor(() => expect(electron.app.quit).toHaveBeenCalledTimes(1))
    expect(close).toHaveBeenCalledTimes(1)
    electron.app.emit('will-quit', { preventDefault })
    expect(preventDefault).toHaveBeenCalledTimes(1)
  })
})

describe('a data folder that another host has', () => {
  beforeEach(() => failStart('data_owned', { path: '/data/here', pid: 42 }))

  it('is left to it: a browser is pointed there', async () => {
    askOwnerToOpen.mockResolvedValue({ url: 'http://127.0.0.1:4000/#code=c', pid: 42 })
    await start()
    expect(electron.shell.openExternal).toHaveBeenCalledExactlyOnceWith('http://127.0.0.1:4000/#code=c')
    expect(electron.app.quit).toHaveBeenCalledTimes(1)
    expect(FakeWindow.opened).toEqual([])
  })

  it('is left to it: a desktop has shown its window itself', async () => {
    askOwnerToOpen.mockResolvedValue({ url: 'app://quarterdeck/', pid: 42 })
    await start()
    expect(electron.shell.openExternal).not.toHaveBeenCalled()
    expect(electron.app.quit).toHaveBeenCalledTimes(1)
  })
})

it('says in the user’s language why it cannot start', async () => {
  failStart('data_not_folder', { path: '/data/here' })
  await start()
  expect(electron.dialog.showErrorBox).toHaveBeenCalledExactlyOnceWith('Quarterdeck', expect.stringMatching(/\/data\/here.*[가-힣]/u))
  expect(electron.app.exit).toHaveBeenCalledExactlyOnceWith(1)
})
