import { expect, it } from 'vitest'
import { commands, menus } from '../../../electron/desktop/commands.ts'
import { placeOf } from '../../../renderer/state/place.ts'

it('gives no key to two commands, and every menu has some', () => {
  const keys = commands.flatMap(({ accelerator }) => accelerator ?? [])
  expect(new Set(keys).size).toBe(keys.length)
  expect(menus.filter((menu) => !commands.some((command) => command.menu === menu))).toEqual([])
})

it('leads to places the page has', () => {
  const places = commands.flatMap((command) => ('place' in command ? [command.place.replace('%', 'inc-1')] : []))
  expect(places.map((place) => placeOf(place))).toMatchObject([
    { screen: 'declare' },
    { incidentId: 'inc-1', screen: 'command' },
    { incidentId: 'inc-1', screen: 'export' },
  ])
})
