import { dialog, type BrowserWindow } from 'electron'
import type { Language } from '../../shared/domain/document/local-text.ts'
import { say } from '../../shared/text/message.ts'
import type { Log } from '../core/ports.ts'

/** A page that dies this often in this time dies of what it shows: then the user decides. */
const tries = 3
const withinMs = 5 * 60_000

/**
 * A page whose process died is loaded again where it was: what was logged is in the record, what was being written is in
 * its drafts. The user is told; after the third time in five minutes, asked. One that does not answer is waited for or reloaded, as
 * the user says.
 */
export function recover(window: BrowserWindow, { lang, log, quit }: { lang: () => Language; log: Log; quit: () => void }): void {
  let died: number[] = []
  let ended = false
  offerReload(window, lang, () => {
    ended = true
    // A page that hangs does not hear a reload: its process has to go first.
    window.webContents.forcefullyCrashRenderer()
    window.webContents.reload()
  })
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    if (ended) {
      ended = false
      return
    }
    log.error('a page died', new Error(`${reason}, exit code ${exitCode}`))
    const now = performance.now()
    died = [...died.filter((at) => now - at < withinMs), now]
    if (died.length < tries) {
      window.webContents.reload()
      void tell(window, lang(), reason)
      return
    }
    void ask(window, lang(), reason).then((again) => {
      if (!again) return quit()
      died = []
      window.webContents.reload()
    })
  })
}

/** Asks once while a page does not answer; a page that answers again takes the question away. */
function offerReload(window: BrowserWindow, lang: () => Language, reload: () => void): void {
  let asking: AbortController | undefined
  window.on('responsive', () => asking?.abort())
  window.on('unresponsive', () => {
    if (asking) return
    asking = new AbortController()
    const { signal } = asking
    void askToReload(window, lang(), signal).then((agreed) => {
      asking = undefined
      if (agreed && !signal.aborted && !window.isDestroyed()) reload()
    })
  })
}

async function askToReload(window: BrowserWindow, lang: Language, signal: AbortSignal): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    ...{ type: 'warning', title: 'Quarterdeck', defaultId: 0, cancelId: 0, noLink: true, signal },
    buttons: [say(lang, 'desktop.wait'), say(lang, 'desktop.reload')],
    ...{ message: say(lang, 'desktop.page_hangs'), detail: say(lang, 'desktop.page_hangs_kept') },
  })
  return response === 1
}

const tell = (window: BrowserWindow, lang: Language, reason: string) =>
  dialog.showMessageBox(window, {
    ...{ type: 'warning', title: 'Quarterdeck', buttons: [say(lang, 'desktop.understood')] },
    ...{ message: say(lang, 'desktop.page_died'), detail: say(lang, 'desktop.page_died_kept', { reason }) },
  })

async function ask(window: BrowserWindow, lang: Language, reason: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    ...{ type: 'error', title: 'Quarterdeck', defaultId: 0, cancelId: 1, noLink: true },
    buttons: [say(lang, 'desktop.open_again'), say(lang, 'desktop.quit')],
    ...{ message: say(lang, 'desktop.page_dies'), detail: say(lang, 'desktop.page_died_kept', { reason }) },
  })
  return response === 0
}
