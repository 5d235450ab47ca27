import type { MessageKey, ValuesOf } from '../../shared/text/message.ts'

/** A text that says everything by itself: nothing has to be given with it. */
type Label = { readonly [Key in MessageKey]: ValuesOf<Key> extends [] ? Key : never }[MessageKey]

/** Where a command stands in the menu bar. */
export const menus = ['incident', 'edit', 'view', 'window'] as const
export type MenuName = (typeof menus)[number]

/** What only the desktop can do; the rest is a place in the page or a role of the system's. */
export type Deed = 'logLine' | 'newWindow' | 'copyLink' | 'quit'

interface Common {
  readonly menu: MenuName
  readonly label: Label
  readonly accelerator?: string
}
export type Command = Common &
  (
    | { readonly deed: Deed }
    /** A place of the page; `%` stands for the incident on it, `%?` for it where there is one. */
    | { readonly place: string }
    /** A key the page itself listens to: the menu shows it, and presses it when it is chosen. */
    | { readonly key: string }
    | {
        readonly role:
          | 'undo'
          | 'redo'
          | 'cut'
          | 'copy'
          | 'paste'
          | 'selectAll'
          | 'resetZoom'
          | 'zoomIn'
          | 'zoomOut'
          | 'togglefullscreen'
          | 'minimize'
          | 'close'
      }
  )

/** Works from any program: it opens the small window. */
export const lineShortcut = 'CommandOrControl+Alt+J'

/** Every command of the menus, in their order. */
export const commands: readonly Command[] = [
  { menu: 'incident', label: 'desktop.declare', accelerator: 'Alt+N', place: '#/declare' },
  { menu: 'incident', label: 'desktop.log_line', accelerator: lineShortcut, deed: 'logLine' },
  { menu: 'incident', label: 'desktop.command', accelerator: 'CommandOrControl+1', place: '#/%' },
  { menu: 'incident', label: 'desktop.documents', accelerator: 'CommandOrControl+2', place: '#/%/export' },
  { menu: 'incident', label: 'screen.keys.log', key: 'CommandOrControl+/' },
  { menu: 'incident', label: 'screen.keys.next', key: 'Alt+R' },
  { menu: 'incident', label: 'screen.keys.correct', key: 'Alt+E' },
  { menu: 'incident', label: 'screen.keys.update', key: 'Alt+U' },
  { menu: 'incident', label: 'screen.keys.callOut', key: 'Alt+P' },
  { menu: 'incident', label: 'desktop.copy_link', deed: 'copyLink' },
  { menu: 'incident', label: 'desktop.quit', accelerator: 'CommandOrControl+Q', deed: 'quit' },
  { menu: 'edit', label: 'desktop.undo', role: 'undo' },
  { menu: 'edit', label: 'desktop.redo', role: 'redo' },
  { menu: 'edit', label: 'desktop.cut', role: 'cut' },
  { menu: 'edit', label: 'desktop.copy', role: 'copy' },
  { menu: 'edit', label: 'desktop.paste', role: 'paste' },
  { menu: 'edit', label: 'desktop.select_all', role: 'selectAll' },
  { menu: 'view', label: 'screen.keys.zone', key: 'Alt+Z' },
  { menu: 'view', label: 'screen.keys.palette', key: 'CommandOrControl+K' },
  { menu: 'view', label: 'screen.rail.incidents', place: '#/%?/incidents' },
  { menu: 'view', label: 'screen.rail.playbooks', place: '#/%?/playbooks' },
  { menu: 'view', label: 'screen.rail.recovery', place: '#/%?/recovery' },
  { menu: 'view', label: 'screen.rail.probes', place: '#/%?/probes' },
  { menu: 'view', label: 'screen.rail.followups', place: '#/%?/followups' },
  { menu: 'view', label: 'screen.rail.routine', place: '#/%?/routine' },
  { menu: 'view', label: 'screen.rail.settings', accelerator: 'CommandOrControl+,', place: '#/%?/settings' },
  { menu: 'view', label: 'screen.keys.newest', key: 'Alt+End' },
  { menu: 'view', label: 'screen.keys.panel', key: 'F6' },
  { menu: 'view', label: 'screen.keys.panelBack', key: 'Shift+F6' },
  { menu: 'view', label: 'screen.keys.foldRun', key: 'Alt+[' },
  { menu: 'view', label: 'screen.keys.foldSide', key: 'Alt+]' },
  { menu: 'view', label: 'desktop.zoom_in', role: 'zoomIn' },
  { menu: 'view', label: 'desktop.zoom_out', role: 'zoomOut' },
  { menu: 'view', label: 'desktop.zoom_reset', role: 'resetZoom' },
  { menu: 'view', label: 'desktop.full_screen', role: 'togglefullscreen' },
  { menu: 'window', label: 'desktop.new_window', accelerator: 'CommandOrControl+Shift+N', deed: 'newWindow' },
  { menu: 'window', label: 'screen.keys.title', key: 'F1' },
  { menu: 'window', label: 'desktop.minimize', role: 'minimize' },
  { menu: 'window', label: 'desktop.close_window', role: 'close' },
]
