import { readFileSync } from 'node:fs'
import { formatHex } from 'culori'
import { expect, it, vi } from 'vitest'
import { fakeElectron } from './fake-electron.ts'

vi.doMock('electron', () => fakeElectron())

it('opens a window on the ground of the pages, in either light', async () => {
  const { grounds } = await import('../../../electron/desktop/chosen.ts')
  const tokens = readFileSync(new URL('../../../renderer/styles/tokens.css', import.meta.url), 'utf8')
  const [, light = '', dark = ''] = /--ground: light-dark\((oklch\([^)]*\)), (oklch\([^)]*\))\)/u.exec(tokens) ?? []
  expect(grounds).toEqual({ dark: formatHex(dark), light: formatHex(light) })
})
