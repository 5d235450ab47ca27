import { describe, expect, it } from 'vitest'
import { trayPixels, type TrayShape } from '../../../electron/desktop/tray-picture.ts'
import { incidentModes } from '../../../shared/domain/incident/words.ts'

const shapes: readonly TrayShape[] = ['calm', ...incidentModes, 'due']
/** What is drawn, without its colour. */
const drawn = (shape: TrayShape, size: number) => [...trayPixels(shape, size)].filter((_, at) => at % 4 === 3).map((alpha) => alpha > 0)
const apart = (one: readonly boolean[], other: readonly boolean[]) => {
  const either = one.filter((is, at) => is || other[at]).length
  return one.filter((is, at) => is !== other[at]).length / either
}

describe.each([16, 32])('in the tray, %i pixels wide', (size) => {
  it.each(shapes.flatMap((one, at) => shapes.slice(at + 1).map((other) => [one, other] as const)))(
    '%s and %s differ by their shape alone',
    (one, other) => expect(apart(drawn(one, size), drawn(other, size))).toBeGreaterThan(0.25),
  )

  it.each(shapes)('%s is there', (shape) => expect(drawn(shape, size).filter(Boolean).length).toBeGreaterThan(size))
})
