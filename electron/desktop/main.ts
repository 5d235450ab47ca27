import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { app, dialog, ipcMain, protocol, shell, type BrowserWindow } from 'electron'
import { say, sayAny } from '../../shared/text/message.ts'
import { askOwnerToOpen, configFor, createApp, defaultDataDir, installation, languageOf, nodePorts, type App } from '../core/app.ts'
import { Fault } from '../core/fault.ts'
import { answerWindows } from './ipc.ts'
import { announceScheme, servePages } from './protocol.ts'
import { focus, openWindow } from './window.ts'
import { origin } from './wire.ts'

const ports = nodePorts()
const url = `${origin}/`
let window: BrowserWindow | undefined

announceScheme(protocol)
app.enableSandbox()
app.on('window-all-closed', () => app.quit())
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit())

try {
  await app.whenReady()
  await start()
} catch (fault) {
  end(fault)
}

async function start() {
  const { values } = parseArgs({ options: { data: { type: 'string' } }, strict: false })
  const dataDir = typeof values.data === 'string' ? resolve(values.data) : defaultDataDir(process.platform, homedir(), process.env)
  const config = configFor('desktop', dataDir, process.env)

  const core = await createApp(config, ports, { onOpen: show }).catch((fault: unknown) => {
    if (fault instanceof Fault && fault.refusal.code === 'data_owned') return undefined
    throw fault
  })
  if (!core) return pointToOwner(dataDir, config.actor)

  closeBeforeQuitting(core)
  await servePages(protocol, installation().pagesDir)
  answerWindows(ipcMain, core.bridge)
  await show()
}

/** Opens the window, or brings it to the front: at start, and when a second start asks for it. */
async function show() {
  if (window && !window.isDestroyed()) focus(window)
  else window = openWindow(url, join(import.meta.dirname, 'preload.cjs'))
  return { url }
}

/** The folder belongs to a host that runs: a desktop shows its window, a loopback host hands out an address for the browser. */
async function pointToOwner(dataDir: string, actor: string) {
  const opened = await askOwnerToOpen(dataDir, actor)
  if (!opened) throw new Fault('data_owned', { path: dataDir, pid: '?' })
  if (opened.url !== url) await shell.openExternal(opened.url)
  app.quit()
}

/** What was acknowledged is on disk already; closing frees the folder for the next owner. */
function closeBeforeQuitting(core: App) {
  let closed = false
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    core
      .close()
      .catch((fault: unknown) => ports.log.error('ending', fault))
      .finally(() => {
        closed = true
        app.quit()
      })
  })
}

function end(fault: unknown) {
  const language = languageOf(process.env)
  if (!(fault instanceof Fault)) ports.log.error('starting', fault)
  const sentence =
    fault instanceof Fault ? sayAny(language, `error.${fault.refusal.code}`, fault.refusal.detail) : say(language, 'host.failed')
  process.stderr.write(`${sentence}\n`)
  dialog.showErrorBox('Quarterdeck', sentence)
  app.exit(1)
}
