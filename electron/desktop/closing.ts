import { app } from 'electron'
import type { App } from '../core/app.ts'
import type { Log } from '../core/ports.ts'

/** What was acknowledged is on disk already; closing frees the folder for the next owner. */
export function closeBeforeQuitting(core: App, log: Log): void {
  let closed = false
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    core
      .close()
      .catch((fault: unknown) => log.error('ending', fault))
      .finally(() => {
        closed = true
        app.quit()
      })
  })
}
