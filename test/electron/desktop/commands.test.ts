import { expect, it } from 'vitest'
import { commands, menus } from '../../../electron/desktop/commands.ts'
import { placeOf, screens } from '../../../renderer/state/place.ts'
import { shortcuts, type Shortcut } from '../../../renderer/state/shortcuts.ts'

it('gives no key to two commands, and every menu has some', () => {
  const keys = commands.flatMap((command) => ('key' in command ? command.key : (command.accelerator ?? [])))
  expect(new Set(keys).size).toBe(keys.length)
  expect(menus.filter((menu) => !commands.some((command) => command.menu === menu))).toEqual([])
})

it('leads to every screen the page has', () => {
  const places = commands.flatMap((command) =>
    'place' in command ? [placeOf(command.place.replace('%?', 'inc-1').replace('%', 'inc-1'))] : [],
  )
  expect(places.map(({ screen }) => screen).toSorted()).toEqual(screens.toSorted())
})

/** As an accelerator says it: `CommandOrControl+K`. */
function accelerator({ code, mod, alt, shift }: Shortcut) {
  const signs: Readonly<Record<string, string>> = { Slash: '/', Comma: ',', BracketLeft: '[', BracketRight: ']' }
  const key = signs[code] ?? code.replace(/^Key/u, '')
  return [mod && 'CommandOrControl', alt && 'Alt', shift && 'Shift', key].filter(Boolean).join('+')
}

it('has every key of the page that is not typed', () => {
  const shown = new Set(commands.flatMap((command) => ('key' in command ? command.key : (command.accelerator ?? []))))
  const all = Object.values(shortcuts as Readonly<Record<string, Shortcut>>).filter(({ types }) => !types)
  expect(all.map(accelerator).filter((key) => !shown.has(key))).toEqual([])
})
