import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, vi } from 'vitest'
import type * as Core from '../../../electron/core/app.ts'
import { startApp } from '../../support/app.ts'
import { fakeElectron, FakeNotification, FakeTray, FakeWindow } from './fake-electron.ts'

/** The real main over the real core, with a fake of Electron in between. `start` runs it as a program would be. */
export function desktopWorld() {
  let ready = Promise.withResolvers<void>()
  const isShown = ({ loadURL }: FakeWindow) => loadURL.mock.calls.length > 0
  const world = {
    electron: fakeElectron(),
    dataDir: '',
    core: undefined as Awaited<ReturnType<typeof startApp>> | undefined,
    createApp: vi.fn<typeof Core.createApp>(),
    askOwnerToOpen: vi.fn<typeof Core.askOwnerToOpen>(),
    async start(...args: string[]) {
      process.argv = [process.execPath, 'main.js', '--data', world.dataDir, ...args]
      await import('../../../electron/desktop/main.ts')
      ready.resolve()
      const { app } = world.electron
      await vi.waitUntil(() => app.quit.mock.calls.length + app.exit.mock.calls.length > 0 || FakeWindow.opened.some(isShown), {
        timeout: 20_000,
        interval: 10,
      })
    },
  }
  const folder = mkdtempSync(join(tmpdir(), 'quarterdeck-desktop-'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><head></head>')
  const argv = process.argv

  beforeEach(() => {
    vi.resetModules()
    for (const made of [FakeWindow.opened, FakeTray.made, FakeNotification.shown]) made.length = 0
    FakeWindow.focused = null
    ready = Promise.withResolvers()
    world.electron = fakeElectron(ready.promise)
    world.dataDir = mkdtempSync(join(folder, 'data-'))
    world.askOwnerToOpen.mockReset()
    world.createApp.mockReset().mockImplementation(async (config, ports, hooks) => {
      world.core = await startApp({ ...config, hostName: 'laptop' }, ports, hooks)
      return world.core.app
    })
    vi.doMock('electron', () => world.electron)
    vi.doMock('../../../electron/core/app.ts', async (original) => ({
      ...(await original<typeof Core>()),
      createApp: world.createApp,
      askOwnerToOpen: world.askOwnerToOpen,
      installation: () => ({ version: '1.0.0', pagesDir: folder, playbooksDir: folder, profileFile: folder }),
    }))
    vi.stubEnv('LANG', 'en_US.UTF-8')
    vi.spyOn(process, 'on').mockReturnValue(process)
    vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  })
  afterEach(async () => {
    await world.core?.stop()
    world.core = undefined
    process.argv = argv
    vi.restoreAllMocks()
    vi.unstubAllEnvs()
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return world
}
