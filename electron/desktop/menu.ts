import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { Language } from '../../shared/domain/document/local-text.ts'
import { say } from '../../shared/text/message.ts'
import { commands, menus, type Command, type Deed } from './commands.ts'

export interface Deeds {
  readonly goTo: (place: string) => void
  readonly press: (key: string) => void
  readonly does: Readonly<Record<Deed, () => void>>
}

/** The menu bar, from the one list of commands. macOS names its first menu after the app, so that ours come after it. */
export function showMenu(lang: Language, deeds: Deeds, platform: NodeJS.Platform): void {
  const bar: MenuItemConstructorOptions[] = menus.map((menu) => ({
    label: say(lang, `desktop.menu.${menu}`),
    submenu: commands.filter((command) => command.menu === menu).map((command) => item(command, lang, deeds)),
  }))
  Menu.setApplicationMenu(Menu.buildFromTemplate(platform === 'darwin' ? [{ role: 'appMenu' }, ...bar] : bar))
}

function item(command: Command, lang: Language, { goTo, press, does }: Deeds): MenuItemConstructorOptions {
  const looks = {
    label: say(lang, command.label),
    ...(command.accelerator !== undefined && { accelerator: command.accelerator }),
  }
  if ('role' in command) return { ...looks, role: command.role }
  if ('place' in command) return { ...looks, click: () => goTo(command.place) }
  // Not taken from the page: there it acts only where it should, and not while a syllable is composed.
  if ('key' in command) return { ...looks, accelerator: command.key, registerAccelerator: false, click: () => press(command.key) }
  return { ...looks, click: () => does[command.deed]() }
}
