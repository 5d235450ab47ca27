import { Menu, nativeImage, Tray } from 'electron'
import type { Language } from '../../shared/domain/document/local-text.ts'
import { mostPressing } from '../../shared/domain/cadence/select.ts'
import type { Incident } from '../../shared/domain/incident/state.ts'
import { foremost, summaryOf } from '../../shared/domain/incident/summary.ts'
import { say } from '../../shared/text/message.ts'
import { trayPixels, type TrayShape } from './tray-picture.ts'

export interface TrayDeeds {
  readonly show: (incidentId?: string) => void
  readonly logLine: () => void
  readonly quit: () => void
  /** Whether the global shortcut is ours; another program may have it. */
  readonly shortcut: () => boolean
}

/** The state in the system's bar: a shape, a tooltip, and the open incidents to go to; an update that is due stands first in what each says. */
export function createTray(spoken: () => Language, deeds: TrayDeeds) {
  const tray = new Tray(picture('calm'))
  tray.setToolTip('Quarterdeck')
  tray.on('click', () => deeds.show())

  return (open: readonly Incident[], nowMs: number) => {
    const lang = spoken()
    const first = foremost(open)
    const pressing = mostPressing(open, nowMs)
    // A practice looks like one whatever is owed in it.
    const isOwed = first?.mode === 'real' && pressing?.mode === 'real'
    tray.setImage(picture(isOwed ? 'due' : (first?.mode ?? 'calm')))
    // Of two incidents the one whose update presses is said too, though another is worse.
    const said = [...new Set([first, pressing])].flatMap((one) => (one ? [summaryOf(one, nowMs, lang)] : []))
    tray.setToolTip(said.join('\n') || say(lang, 'desktop.calm'))
    tray.setContextMenu(
      Menu.buildFromTemplate([
        ...(open.length === 0
          ? [{ label: say(lang, 'desktop.calm'), enabled: false }]
          : open.map((incident) => ({ label: asLabel(summaryOf(incident, nowMs, lang)), click: () => deeds.show(incident.id) }))),
        { type: 'separator' },
        { label: say(lang, deeds.shortcut() ? 'desktop.log_line' : 'desktop.log_line_no_shortcut'), click: deeds.logLine },
        { label: say(lang, 'desktop.show'), click: () => deeds.show() },
        { label: say(lang, 'desktop.quit'), click: deeds.quit },
      ]),
    )
  }
}

/** In a menu a single & marks the next letter as its key: `R&D 결제` would lose it. */
const asLabel = (text: string) => text.replaceAll('&', '&&')

function picture(shape: TrayShape) {
  const image = nativeImage.createFromBitmap(trayPixels(shape, 16), { width: 16, height: 16, scaleFactor: 1 })
  image.addRepresentation({ scaleFactor: 2, width: 32, height: 32, buffer: trayPixels(shape, 32) })
  return image
}
