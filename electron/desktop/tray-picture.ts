/** What a tray can tell at sixteen pixels: by shape, since colour is not for everybody. */
export type TrayShape = 'calm' | 'incident' | 'drill' | 'due'

/** Half the picture, so that shapes are drawn about its middle. */
const inside: Record<TrayShape, (x: number, y: number) => boolean> = {
  // A ring, a full diamond, a diamond cut in stripes, a diamond with a hole: something is owed.
  calm: (x, y) => Math.hypot(x, y) <= 0.8 && Math.hypot(x, y) >= 0.5,
  incident: (x, y) => Math.abs(x) + Math.abs(y) <= 0.95,
  drill: (x, y) => Math.abs(x) + Math.abs(y) <= 0.95 && Math.floor((y + 1) * 4) % 2 === 0,
  due: (x, y) => Math.abs(x) + Math.abs(y) <= 0.95 && Math.abs(x) + Math.abs(y) >= 0.4,
}
/** Blue, green, red: grey where all is well, else the colour of the thing. Readable on a light bar and on a dark one. */
const paint: Record<TrayShape, readonly [number, number, number]> = {
  calm: [0x8f, 0x85, 0x7d],
  incident: [0x4a, 0x50, 0xe5],
  drill: [0xe0, 0x9a, 0x3d],
  due: [0x4a, 0x50, 0xe5],
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
