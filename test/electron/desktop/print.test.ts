import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, it, vi } from 'vitest'
import { freshFolder } from '../../support/app.ts'
import { fakeElectron, FakeWindow } from './fake-electron.ts'

let electron: ReturnType<typeof fakeElectron>
const pagesDir = freshFolder()
mkdirSync(join(pagesDir, 'assets'))
writeFileSync(join(pagesDir, 'assets/pretendard-latin-400-normal-BhrLQoBv.woff2'), 'woff2')

beforeEach(() => {
  vi.resetModules()
  FakeWindow.opened.length = 0
  electron = fakeElectron()
  vi.doMock('electron', () => electron)
})

const print = async (html: string) => (await import('../../../electron/desktop/print.ts')).printer(pagesDir)(html)
const [served] = [
  () =>
    electron.session.fromPartition.mock.results[0]?.value.protocol as {
      handle: ReturnType<typeof vi.fn>
      unhandle: ReturnType<typeof vi.fn>
    },
]
const ask = async (path: string) => (await served().handle.mock.calls[0]?.[1]({ url: `app://quarterdeck${path}` })) as Response

it('prints in a window nobody sees, apart from all profiles, where no script runs', async () => {
  expect(Buffer.from(await print('<p>한 장</p>')).toString()).toBe('%PDF-1.7')
  const [window] = FakeWindow.opened
  expect(window?.options).toMatchObject({
    show: false,
    webPreferences: { javascript: false, sandbox: true, contextIsolation: true, nodeIntegration: false },
  })
  expect(window?.options.webPreferences).not.toHaveProperty('preload')
  expect(electron.session.fromPartition.mock.calls[0]?.[0]).not.toMatch(/^persist:/u)
  expect(window?.webContents.setWindowOpenHandler.mock.calls[0]?.[0]({} as never)).toEqual({ action: 'deny' })
  expect(window?.loadURL).toHaveBeenCalledExactlyOnceWith('app://quarterdeck/print')
  expect(window?.webContents.printToPDF.mock.calls[0]?.[0]).toMatchObject({ generateTaggedPDF: true, preferCSSPageSize: true })
  expect(window?.destroy).toHaveBeenCalledTimes(1)
})

it('serves the page, its fonts by the name they came with, and nothing else', async () => {
  await print('<p>한 장</p>')
  const page = await ask('/print')
  expect(await page.text()).toBe('<p>한 장</p>')
  expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'/u)
  expect(await (await ask('/fonts/pretendard-latin-400-normal.woff2')).text()).toBe('woff2')
  expect((await ask('/assets/pretendard-latin-400-normal-BhrLQoBv.woff2')).status).toBe(404)
  expect(served().unhandle).toHaveBeenCalledExactlyOnceWith('app')
})

it('asks nobody for anything that is not its own', async () => {
  await print('<p>한 장</p>')
  const cancels = (url: string) => {
    const answer = vi.fn()
    electron.session.fromPartition.mock.results[0]?.value.webRequest.onBeforeRequest.mock.calls[0]?.[0]({ url }, answer)
    return (answer.mock.calls[0]?.[0] as { cancel: boolean } | undefined)?.cancel
  }
  expect(['app://quarterdeck/print', 'app://quarterdeck/fonts/a.woff2'].map(cancels)).toEqual([false, false])
  expect(['https://example.test/', 'file:///etc/passwd', 'app://quarterdeck.example.test/'].map(cancels)).toEqual([true, true, true])
})

it('leaves no window behind when printing fails', async () => {
  electron.BrowserWindow = class extends FakeWindow {
    override readonly loadURL = vi.fn(async () => {
      throw new Error('not loaded')
    })
  } as typeof FakeWindow
  await expect(print('')).rejects.toThrow('not loaded')
  expect(FakeWindow.opened[0]?.destroy).toHaveBeenCalledTimes(1)
})
