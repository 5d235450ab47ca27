import type { Browser, Page } from 'playwright-core'

/** A picture as a grid of what stands out from its corner: 1 where something is drawn. */
export interface Outline {
  readonly width: number
  readonly height: number
  readonly cells: readonly number[]
}

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Pictures are read by the browser itself: it can, and no library has to. */
export async function openEye(browser: Browser) {
  const page = await browser.newPage()
  await page.goto('about:blank')
  return {
    /** What is drawn in parts of a picture, given in CSS pixels of which each is `scale` of the picture's. */
    outlinesOf: (png: Buffer, boxes: readonly Box[], scale: number) =>
      page.evaluate(outlines, { base64: png.toString('base64'), boxes, scale }),
    /** The same picture, so wide. */
    shrunk: async (png: Buffer, width: number) =>
      Buffer.from(await page.evaluate(shrink, { base64: png.toString('base64'), width }), 'base64'),
    /** Mean difference of two pictures, 0 to 1, once both are scaled to `width` and their fine detail is gone; and that of the worst tile of 12 × 12. */
    difference: (one: Buffer, other: Buffer, width: number) =>
      page.evaluate(compare, { one: one.toString('base64'), other: other.toString('base64'), width }),
    close: (): ReturnType<Page['close']> => page.close(),
  }
}

/** How much of what either draws the other does not: 0 the same, 1 nothing in common. */
export function apart(one: Outline, other: Outline): number {
  let [either, differing] = [0, 0]
  for (const [at, cell] of one.cells.entries()) {
    const there = other.cells[at] ?? 0
    if (cell || there) either += 1
    if (cell !== there) differing += 1
  }
  return either === 0 ? 0 : differing / either
}

async function outlines({ base64, boxes, scale }: { base64: string; boxes: readonly Box[]; scale: number }): Promise<Outline[]> {
  const whole = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob())
  return boxes.map((box) => {
    const [x, y, width, height] = [box.x, box.y, box.width, box.height].map((side) => Math.round(side * scale)) as [
      number,
      number,
      number,
      number,
    ]
    const context = new OffscreenCanvas(width, height).getContext('2d')!
    context.drawImage(whole, x, y, width, height, 0, 0, width, height)
    const { data } = context.getImageData(0, 0, width, height)
    const cells = Array.from({ length: width * height }, (_, at) => {
      const away = [0, 1, 2].reduce((sum, channel) => sum + Math.abs(data[at * 4 + channel]! - data[channel]!), 0)
      return away > 120 ? 1 : 0
    })
    return { width, height, cells }
  })
}

async function shrink({ base64, width }: { base64: string; width: number }): Promise<string> {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob())
  const canvas = new OffscreenCanvas(width, Math.round((image.height * width) / image.width))
  const context = canvas.getContext('2d')!
  context.imageSmoothingQuality = 'high'
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())
  return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''))
}

async function compare({ one, other, width }: { one: string; other: string; width: number }) {
  const small = async (base64: string) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob())
    const height = Math.round((image.height * width) / image.width)
    const context = new OffscreenCanvas(width, height).getContext('2d')!
    context.filter = 'blur(1.5px)'
    context.imageSmoothingQuality = 'high'
    context.drawImage(image, 0, 0, width, height)
    return context.getImageData(0, 0, width, height)
  }
  const [a, b] = [await small(one), await small(other)]
  if (a.height !== b.height) return { mean: 1, worst: 1 }
  const across = Math.ceil(width / 12)
  const tiles = new Map<number, { sum: number; count: number }>()
  for (let at = 0; at < a.data.length; at += 4) {
    const [x, y] = [(at / 4) % width, Math.floor(at / 4 / width)]
    const away = [0, 1, 2].reduce((sum, channel) => sum + Math.abs(a.data[at + channel]! - b.data[at + channel]!), 0) / 765
    const key = Math.floor(y / 12) * across + Math.floor(x / 12)
    const tile = tiles.get(key) ?? { sum: 0, count: 0 }
    tiles.set(key, { sum: tile.sum + away, count: tile.count + 1 })
  }
  const all = [...tiles.values()]
  const mean = all.reduce((sum, tile) => sum + tile.sum, 0) / all.reduce((sum, tile) => sum + tile.count, 0)
  return { mean, worst: Math.max(...all.map((tile) => tile.sum / tile.count)) }
}
