import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { placed, readStanding, writeStanding } from '../../../electron/desktop/bounds.ts'
import { freshFolder } from '../../support/app.ts'

const laptop = { x: 0, y: 25, width: 1440, height: 875 }
const beside = { x: 1440, y: 0, width: 2560, height: 1440 }
const standing = { x: 1600, y: 100, width: 1200, height: 800, maximized: false }

it('opens where the window stood, while that display is there', () => {
  expect(placed(standing, [laptop, beside])).toEqual({ x: 1600, y: 100, width: 1200, height: 800 })
  expect(placed(standing, [laptop])).toEqual({ width: 1440, height: 900 })
  expect(placed(undefined, [laptop])).toEqual({ width: 1440, height: 900 })
})

it('fits what became too large or hangs over the edge', () => {
  expect(placed({ ...standing, x: -800, width: 5000, height: 3000 }, [laptop])).toEqual({ x: 0, y: 25, width: 1440, height: 875 })
  expect(placed({ ...standing, x: 1200 }, [laptop])).toEqual({ x: 240, y: 100, width: 1200, height: 800 })
  expect(placed({ ...standing, x: 1400 }, [laptop])).toEqual({ width: 1440, height: 900 })
})

it('believes nothing a file says that is no place', () => {
  const file = join(freshFolder(), 'window.json')
  expect(readStanding(file)).toBeUndefined()
  writeStanding(file, standing)
  expect(readStanding(file)).toEqual(standing)
  for (const text of ['', '{}', JSON.stringify({ ...standing, width: 3 }), JSON.stringify({ ...standing, x: 1e99 })]) {
    writeFileSync(file, text)
    expect(readStanding(file)).toBeUndefined()
  }
  writeStanding('/nowhere/window.json', standing)
})
