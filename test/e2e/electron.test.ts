import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hasDisplay } from '../../build/start/choose-host.mjs'
import { electronRuntime } from '../../build/start/electron-runtime.mjs'
import type { Bridge } from '../../shared/contract/bridge.ts'
import { commandPage } from './support/command-page.ts'
import { cliOn } from './support/commands.ts'

const root = join(import.meta.dirname, '../..')
const main = join(root, 'dist/desktop/main.js')
const runtime = electronRuntime(root, process.env) ?? ''

/** Why nothing of this can run here; the reason stands in the name of what is skipped. docs/desktop.md says how to run it. */
function lacking(): string | undefined {
  if (runtime === '') return 'there is no Electron runtime on this machine (npx install-electron)'
  if (!hasDisplay(process.platform, process.env)) return 'there is no display (xvfb-run gives one)'
  return process.getuid?.() === 0 ? 'Electron does not start as root' : undefined
}
const lacks = lacking()
if (lacks !== undefined) process.stderr.write(`\nSKIPPED, the desktop in a real Electron: ${lacks}\n\n`)

let dataDir: string
let app: ElectronApplication | undefined
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'qd-electron-'))
})
afterEach(async () => {
  await app?.close().catch(() => undefined)
  app = undefined
  rmSync(dataDir, { recursive: true, force: true })
})

const env = () => ({ ...(process.env as Record<string, string>), QUARTERDECK_LANG: 'en', QUARTERDECK_ACTOR: 'kim' })

async function start(...args: string[]): Promise<{ app: ElectronApplication; page: Page; complaints: string[] }> {
  app = await _electron.launch({ executablePath: runtime, args: [main, '--data', dataDir, ...args], env: env(), locale: 'en-US' })
  const page = await app.firstWindow()
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  return { app, page, complaints }
}
const call = (page: Page, name: string, input: unknown) =>
  page.evaluate(
    ([called, given]) => (window as unknown as { quarterdeck: Bridge }).quarterdeck.call(called as string, given),
    [name, input],
  )
const windows = (of: ElectronApplication) =>
  of.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.webContents.getURL()))

describe.skipIf(lacks !== undefined)(`the desktop in a real Electron${lacks === undefined ? '' : ` (SKIPPED: ${lacks})`}`, () => {
  it('declares and logs in its own window, with nothing on the console', { timeout: 60_000 }, async () => {
    const { page, complaints } = await start()
    const screen = commandPage(page, 'en')
    await screen.declare('판정 지연')
    await screen.log('p95 4.2s')
    await screen.rows.nth(1).waitFor()
    expect(page.url()).toMatch(/^app:\/\/quarterdeck\/#\/inc-/u)
    expect(complaints).toEqual([])
  })

  it('gives the page two functions and no way out', { timeout: 60_000 }, async () => {
    const { app: running, page } = await start()
    const found = await page.evaluate(async () => ({
      bridge: Object.keys((window as unknown as { quarterdeck: object }).quarterdeck).toSorted(),
      node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
      opened: window.open('https://example.test'),
      fetched: await fetch('https://example.test').then(
        () => 'fetched',
        () => 'refused',
      ),
    }))
    expect(found).toEqual({ bridge: ['call', 'subscribe'], node: [], opened: null, fetched: 'refused' })
    await page.evaluate(() => window.location.assign('https://example.test'))
    expect(await windows(running)).toEqual([expect.stringMatching(/^app:\/\/quarterdeck\//u)])
  })

  it('is one per data folder: a second start hands its link over and ends', { timeout: 60_000 }, async () => {
    const { app: running, page } = await start()
    const declared = (await call(page, 'incidents.declare', { title: '판정 지연' })) as { value: { incidentId: string } }
    const link = `quarterdeck://incident/${declared.value.incidentId}`
    const second = spawn(runtime, [main, '--data', dataDir, link], { env: env(), stdio: 'ignore' })
    expect((await once(second, 'exit'))[0]).toBe(0)
    await expect.poll(() => windows(running)).toContainEqual(expect.stringContaining(declared.value.incidentId))
  })

  it('opens the small window from the menu', { timeout: 60_000 }, async () => {
    const { app: running } = await start()
    const [line] = await Promise.all([
      running.waitForEvent('window'),
      running.evaluate(({ Menu }) =>
        Menu.getApplicationMenu()
          ?.items[0]?.submenu?.items.find(({ label }) => label.startsWith('Log a line'))
          ?.click(),
      ),
    ])
    expect(line.url()).toBe('app://quarterdeck/#log-line')
  })

  it('prints a document as PDF', { timeout: 90_000 }, async () => {
    const { page } = await start()
    await call(page, 'incidents.declare', { title: '판정 지연' })
    const printed = (await call(page, 'documents.pdf', { document: 'postmortem', language: 'ko' })) as { value: { base64: string } }
    expect(Buffer.from(printed.value.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('opens a page again whose process died, with what was recorded', { timeout: 60_000 }, async () => {
    const { app: running, page } = await start()
    const screen = commandPage(page, 'en')
    await screen.declare('판정 지연')
    await running.evaluate(({ BrowserWindow, dialog }) => {
      dialog.showMessageBox = async () => ({ response: 0, checkboxChecked: false })
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
    })
    const title = () =>
      running.evaluate(
        ({ BrowserWindow }) =>
          BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.innerText') as Promise<string>,
      )
    await expect.poll(title, { timeout: 20_000 }).toContain('판정 지연')
  })

  it('shares its record with the command line, and frees the folder when it ends', { timeout: 60_000 }, async () => {
    const { page } = await start()
    await call(page, 'incidents.declare', { title: '판정 지연' })
    const cli = cliOn(dataDir)
    expect((await cli(['log', 'from the terminal'])).code).toBe(0)
    await app?.close()
    expect((await cli(['timeline'])).stdout).toContain('from the terminal')
  })
})
