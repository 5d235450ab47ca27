import { BrowserWindow, Notification } from 'electron'
import type { Language } from '../../shared/domain/document/local-text.ts'
import type { Notice } from '../core/ports.ts'

/** Through the system, for whoever does not look at one of our windows; a click leads to the incident. */
export const notifier = (lang: () => Language, show: (incidentId: string) => void) => {
  // One that is collected as garbage no longer hears its click.
  const shown = new Set<Notification>()
  return ({ headline, body, incidentId }: Notice): void => {
    if (BrowserWindow.getFocusedWindow() || !Notification.isSupported()) return
    const notification = new Notification({ title: headline[lang()], body: body?.[lang()] ?? '' })
    const forget = () => void shown.delete(notification)
    notification.on('click', () => {
      forget()
      show(incidentId)
    })
    notification.on('close', forget)
    shown.add(notification)
    notification.show()
  }
}
