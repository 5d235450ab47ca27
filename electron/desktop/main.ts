import { join } from 'node:path'
import { app, dialog, ipcMain, protocol, shell } from 'electron'
import { say, sayAny } from '../../shared/text/message.ts'
import { askOwnerToOpen, configFor, createApp, installation, languageOf, nodePorts } from '../core/app.ts'
import { chosenLanguage } from '../core/before-start.ts'
import { Fault } from '../core/fault.ts'
import type { Ports } from '../core/ports.ts'
import { sayCameUp } from './came-up.ts'
import { closeBeforeQuitting } from './closing.ts'
import { createDeck, type Deck } from './deck.ts'
import { answerWindows } from './ipc.ts'
import { keychainIn } from './keychain.ts'
import { takeLinks } from './links.ts'
import { dataDirAsked, keepProfileIn } from './profile.ts'
import { printer } from './print.ts'
import { announceScheme, servePages } from './protocol.ts'
import { appId, origin } from './wire.ts'

const dataDir = dataDirAsked()
/** What is the windows' own: where they stood, and the browser's profile. */
const own = join(dataDir, 'desktop')
const url = `${origin}/`
const deck = Promise.withResolvers<Deck>()
const ports: Ports = {
  ...nodePorts(),
  notify: (notice) => void deck.promise.then(({ notify }) => notify(notice)),
  printPdf: printer(installation().pagesDir),
}

announceScheme(protocol)
app.enableSandbox()
app.setAppUserModelId(appId)
// Under Wayland a shortcut that works everywhere is the desktop's to give.
app.commandLine.appendSwitch('enable-features', 'GlobalShortcutsPortal')
keepProfileIn(own, ports.log)
// On a Mac an app without a window goes on: its line from anywhere, its tray, its place in the dock.
app.on('window-all-closed', () => process.platform !== 'darwin' && app.quit())
app.on('activate', (_event, hasWindow) => !hasWindow && void deck.promise.then(({ show }) => show()))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit())

// Not awaited: Electron is ready only when this module has been evaluated to its end, so waiting here would wait for itself.
const followLinks = takeLinks(process.argv)
if (followLinks) app.whenReady().then(start).catch(end)
else app.quit()

async function start() {
  const config = configFor('desktop', dataDir, process.env)
  const onOpen = async () => {
    const { show } = await deck.promise
    show()
    return { url }
  }
  const keychain = keychainIn({ file: join(own, 'secrets.json'), log: ports.log })
  const secrets = { ...ports.secrets, keychain }
  const core = await createApp(config, { ...ports, secrets }, { onOpen }).catch((fault: unknown) => {
    if (fault instanceof Fault && fault.refusal.code === 'data_owned') return pointToOwner(config.actor, fault)
    throw fault
  })
  if (!core) return

  closeBeforeQuitting(core, ports.log)
  await servePages(protocol, installation().pagesDir)
  answerWindows(ipcMain, core.bridge)
  const opened = await createDeck({ core, ports, own, preload: join(import.meta.dirname, 'preload.cjs') })
  followLinks?.(opened.show)
  deck.resolve(opened)
  sayCameUp()
  // The system may ask its user first: the window is there by then, and does not wait for the answer.
  keychain.warm()
}

/** The folder belongs to a host that runs: a desktop shows its window, a loopback host hands out an address for the browser. */
async function pointToOwner(actor: string, owned: Fault) {
  const opened = await askOwnerToOpen(dataDir, actor)
  if (!opened) throw owned
  if (opened.url !== url) await shell.openExternal(opened.url)
  app.quit()
}

function end(fault: unknown) {
  const language = languageOf(process.env, chosenLanguage(dataDir))
  if (!(fault instanceof Fault)) ports.log.error('starting', fault)
  const sentence =
    fault instanceof Fault ? sayAny(language, `error.${fault.refusal.code}`, fault.refusal.detail) : say(language, 'host.failed')
  process.stderr.write(`${sentence}\n`)
  sayCameUp()
  dialog.showErrorBox('Quarterdeck', sentence)
  app.exit(1)
}
