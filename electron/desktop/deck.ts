import { join } from 'node:path'
import { app, clipboard, globalShortcut, powerMonitor } from 'electron'
import { linkTo } from '../../shared/domain/incident/link.ts'
import type { App } from '../core/app.ts'
import type { Ports } from '../core/ports.ts'
import { followSettings } from './chosen.ts'
import { lineShortcut } from './commands.ts'
import { recover } from './crash.ts'
import { showMenu, type Deeds } from './menu.ts'
import { notifier } from './notify.ts'
import { hearSleep } from './power.ts'
import { showState } from './state.ts'
import { createTray } from './tray.ts'
import { createWindows, incidentIn } from './windows.ts'

interface DeckOptions {
  readonly core: App
  readonly ports: Ports
  readonly own: string
  readonly preload: string
}

/** Everything around the pages: windows, menu, tray, the shortcut, sleep. Opens nothing by itself. */
export async function createDeck({ core, ports, own, preload }: DeckOptions) {
  const { bridge } = core
  const { clock, log } = ports
  const { lang, ground } = await followSettings(bridge, process.env, () => speak())
  const quit = () => app.quit()
  let update = () => {}

  const windows = createWindows({
    ...{ preload, ground },
    standingFile: join(own, 'window.json'),
    onOpen: (window) => recover(window, { lang, log, quit }),
    onChange: () => update(),
  })
  const logLine = () => windows.showLine()
  const copyLink = () => {
    const window = windows.front()
    const incidentId = window && incidentIn(window)
    if (incidentId !== undefined) void clipboard.writeText(linkTo(incidentId))
  }
  const deeds: Deeds = {
    goTo: windows.goTo,
    press: windows.press,
    does: { logLine, copyLink, quit, newWindow: () => void windows.openAt('') },
  }
  const ours = globalShortcut.register(lineShortcut, logLine)
  const tray = createTray(lang, { show: windows.show, logLine, quit, shortcut: () => ours })
  const state = await showState({ bridge, lang, clock, windows: windows.all, tray })
  update = state.update

  function speak() {
    showMenu(lang(), deeds, process.platform)
    update()
  }
  speak()
  hearSleep(powerMonitor, clock.now, core.slept)
  app.on('will-quit', () => {
    globalShortcut.unregisterAll()
    state.close()
  })
  return { show: windows.show, notify: notifier(lang, windows.show) }
}
export type Deck = Awaited<ReturnType<typeof createDeck>>
