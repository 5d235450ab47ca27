import { BrowserWindow, shell, type BrowserWindowConstructorOptions, type WebContents } from 'electron'

/** Opens a window on our pages: sandboxed, isolated, and unable to go anywhere but where it began. */
export function openWindow(url: string, preload: string, looks: BrowserWindowConstructorOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...{ show: false, autoHideMenuBar: true, title: 'Quarterdeck' },
    ...looks,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // Chromium would fetch its dictionaries from the network.
      spellcheck: false,
    },
  })
  confine(window.webContents)
  window.once('ready-to-show', () => window.show())
  void window.loadURL(url)
  return window
}

/** A page may write to the clipboard, and nothing else of what a page may ask for. */
const permitted = 'clipboard-sanitized-write'

/** No navigation, no new window, no guest page, no permission, no device. */
export function confine(webContents: WebContents): void {
  webContents.setWindowOpenHandler(({ url }) => {
    handOver(url, isWeb)
    return { action: 'deny' }
  })
  webContents.on('will-navigate', (event) => {
    event.preventDefault()
    handOver(event.url, isNumber)
  })
  webContents.on('will-frame-navigate', (event) => event.preventDefault())
  webContents.on('will-redirect', (event) => event.preventDefault())
  webContents.on('will-attach-webview', (event) => event.preventDefault())
  const { session } = webContents
  session.setPermissionRequestHandler((_webContents, permission, answer) => answer(permission === permitted))
  session.setPermissionCheckHandler((_webContents, permission) => permission === permitted)
  session.setDevicePermissionHandler(() => false)
}

/** What is no more than it says goes to whatever dials or browses on this system; everything else goes nowhere. */
function handOver(url: string | undefined, isFit: (url: string) => boolean): void {
  if (url !== undefined && isFit(url)) void shell.openExternal(url)
}

/** Digits alone: it can be nothing else. */
const isNumber = (url: string) => /^tel:\+?\d{3,20}$/u.test(url)

/** A link that opens outside, as a document's preview has them. One with a name and a password before its host shows another place than it leads to. */
function isWeb(url: string): boolean {
  const link = URL.parse(url)
  return link !== null && link.protocol === 'https:' && link.username === '' && link.password === ''
}

/** Brings a window back to the front, from wherever it is. */
export function focus(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
