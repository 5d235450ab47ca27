import { screen, type BrowserWindow } from 'electron'
import { placed, readStanding, writeStanding } from './bounds.ts'
import { focus, openWindow } from './window.ts'
import { origin } from './wire.ts'

interface WindowsOptions {
  readonly preload: string
  /** The colour that a window opens on. */
  readonly ground: () => string
  /** Where the place of the last window is kept. */
  readonly standingFile: string
  readonly onOpen: (window: BrowserWindow) => void
  readonly onChange: () => void
}

/** Windows of the deck, any number of them, also of one incident; and at most one small one to log a line. */
export function createWindows({ preload, ground, standingFile, onOpen, onChange }: WindowsOptions) {
  const open = new Set<BrowserWindow>()
  let line: BrowserWindow | undefined

  /** The hash says the place, `#/inc-1/export`: the page goes there by itself. */
  function openAt(hash: string): BrowserWindow {
    const standing = readStanding(standingFile)
    const last = [...open].at(-1)
    const bounds = placed(
      standing && last ? { ...standing, x: standing.x + 32, y: standing.y + 32, maximized: false } : standing,
      screen.getAllDisplays().map(({ workArea }) => workArea),
    )
    // Half of a laptop's screen is 683 to 720 wide: beside a terminal is where an incident is worked on.
    const window = openWindow(`${origin}/${hash}`, preload, { ...bounds, minWidth: 640, minHeight: 480, backgroundColor: ground() })
    if (standing?.maximized && !last) window.maximize()
    open.add(window)
    // Its title says the incident's state, which the page cannot keep up to date while it is covered.
    window.on('page-title-updated', (event) => event.preventDefault())
    window.webContents.on('did-navigate-in-page', onChange)
    window.on('close', () => writeStanding(standingFile, { ...window.getNormalBounds(), maximized: window.isMaximized() }))
    window.on('closed', () => {
      open.delete(window)
      onChange()
    })
    onOpen(window)
    onChange()
    return window
  }

  const front = () => [...open].find((window) => window.isFocused()) ?? [...open].at(-1)

  return {
    all: (): readonly BrowserWindow[] => [...open],
    front,
    openAt,
    /** The window of that incident to the front, or a new one: what stands in another is left alone. Without an id, any. */
    show(incidentId?: string) {
      const window = incidentId === undefined ? front() : [...open].find((one) => incidentIn(one) === incidentId)
      if (window) focus(window)
      else openAt(incidentId === undefined ? '' : `#/${incidentId}`)
    },
    /** Presses a key, as an accelerator names it, in the front window. */
    press(key: string) {
      const parts = key.split('+')
      const keyCode = parts.at(-1) ?? ''
      const modifiers = parts.slice(0, -1).map((part) => modifierOf(part, process.platform))
      const contents = front()?.webContents
      contents?.sendInputEvent({ type: 'keyDown', keyCode, modifiers })
      contents?.sendInputEvent({ type: 'keyUp', keyCode, modifiers })
    },
    /** Leads the front window to a place within our page; `%` stands for its incident, and without one nothing happens; `%?/` falls away. */
    goTo(hash: string) {
      const window = front()
      const incidentId = window && incidentIn(window)
      const meant = hash.replace('%?/', incidentId === undefined ? '' : '%/')
      if (!window) return void openAt(meant.includes('%') ? '' : meant)
      focus(window)
      if (meant.includes('%') && incidentId === undefined) return
      void window.loadURL(`${origin}/${meant.replace('%', incidentId ?? '')}`)
    },
    /** Small, above everything, for one line; there again where it is already. */
    showLine() {
      if (line && !line.isDestroyed()) return focus(line)
      const looks = { width: 640, height: 260, minWidth: 420, minHeight: 200, alwaysOnTop: true, fullscreenable: false, skipTaskbar: true }
      line = openWindow(`${origin}/#log-line`, preload, { ...looks, backgroundColor: ground() })
      onOpen(line)
    },
  }
}

function modifierOf(part: string, platform: NodeJS.Platform): 'meta' | 'control' | 'alt' | 'shift' {
  if (part === 'CommandOrControl') return platform === 'darwin' ? 'meta' : 'control'
  return part === 'Alt' ? 'alt' : 'shift'
}

/** The incident a window shows, as its address says. */
export const incidentIn = (window: BrowserWindow): string | undefined => /#\/(inc-[a-z0-9-]+)/u.exec(window.webContents.getURL())?.[1]
