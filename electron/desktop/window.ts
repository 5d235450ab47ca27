import { BrowserWindow } from 'electron'

/** Opens the one window: sandboxed, isolated, and unable to go anywhere but where it began. */
export function openWindow(url: string, preload: string): BrowserWindow {
  const window = new BrowserWindow({
    ...{ width: 1440, height: 900, minWidth: 960, minHeight: 600, show: false, autoHideMenuBar: true, title: 'Quarterdeck' },
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
  const { webContents } = window
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  webContents.on('will-navigate', (event) => event.preventDefault())
  webContents.on('will-frame-navigate', (event) => event.preventDefault())
  webContents.on('will-attach-webview', (event) => event.preventDefault())
  webContents.session.setPermissionRequestHandler((_webContents, permission, answer) => answer(permission === 'clipboard-sanitized-write'))
  webContents.session.setPermissionCheckHandler((_webContents, permission) => permission === 'clipboard-sanitized-write')
  window.once('ready-to-show', () => window.show())
  void window.loadURL(url)
  return window
}

/** Brings a window back to the front, from wherever it is. */
export function focus(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
