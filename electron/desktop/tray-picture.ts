import type { IncidentMode } from '../../shared/domain/incident/words.ts'

/** What a tray can tell at sixteen pixels: by shape, since colour is not for everybody. */
export type TrayShape = 'calm' | IncidentMode | 'due'

/** The sides of a diamond, from its middle: 1 at its corners. */
const diamond = (x: number, y: number) => Math.abs(x) + Math.abs(y)
const rim = 0.98

/** Half the picture, so that shapes are drawn about its middle. */
const inside: Record<TrayShape, (x: number, y: number) => boolean> = {
  // A ring; a full diamond, with a hole where an update is owed; cut in stripes, doubled, and its corners alone: as the pages frame the same modes.
  calm: (x, y) => Math.hypot(x, y) <= 0.8 && Math.hypot(x, y) >= 0.5,
  real: (x, y) => diamond(x, y) <= rim,
  due: (x, y) => diamond(x, y) <= rim && diamond(x, y) >= 0.52,
  drill: (x, y) => diamond(x, y) <= rim && Math.floor((y + 1) * 4) % 2 === 0,
  exercise: (x, y) => diamond(x, y) <= 0.42 || (diamond(x, y) <= rim && diamond(x, y) >= 0.74),
  tabletop: (x, y) => diamond(x, y) <= rim && diamond(x, y) >= 0.6 && Math.abs(Math.abs(x) - Math.abs(y)) >= 0.35,
}
/** Blue, green, red: grey where all is well, else the colour of the thing. Readable on a light bar and on a dark one. */
const paint: Record<TrayShape, readonly [number, number, number]> = {
  calm: [0x8f, 0x85, 0x7d],
  real: [0x4a, 0x50, 0xe5],
  due: [0x4a, 0x50, 0xe5],
  drill: [0xe0, 0x6e, 0xa0],
  exercise: [0xb0, 0xa8, 0x2a],
  tabletop: [0xa8, 0x95, 0x86],
}

/** A square picture as BGRA bytes, `size` pixels a side. */
export function trayPixels(shape: TrayShape, size: number): Buffer {
  const bytes = Buffer.alloc(size * size * 4)
  const [blue, green, red] = paint[shape]
  const middle = (at: number) => ((at + 0.5) / size) * 2 - 1
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (!inside[shape](middle(x), middle(y))) continue
      bytes.set([blue, green, red, 255], (y * size + x) * 4)
    }
  }
  return bytes
}
