import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Rectangle } from 'electron'
import { z } from 'zod'

const kept = z.strictObject({
  ...{ x: z.int(), y: z.int(), width: z.int().min(400).max(20_000), height: z.int().min(300).max(20_000) },
  maximized: z.boolean(),
})
/** Where a window stood when it was last seen, in the screen's own pixels. */
export type Standing = z.infer<typeof kept>

const usual = { width: 1440, height: 900 }
/** Less of a window than this can be neither seen nor caught. */
const visible = { width: 160, height: 80 }

export function readStanding(file: string): Standing | undefined {
  try {
    return kept.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return undefined
  }
}

/** Not worth a word when it fails: the window then opens where it did before. */
export function writeStanding(file: string, standing: Standing): void {
  try {
    writeFileSync(`${file}.new`, JSON.stringify(standing), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  } catch {
    // The next move of the window writes it again.
  }
}

/** Where to open: as kept, if a display that is there now shows enough of it, and never larger than that display. */
export function placed(standing: Standing | undefined, workAreas: readonly Rectangle[]): Partial<Rectangle> & typeof usual {
  if (!standing) return usual
  const area = workAreas.find((one) => shows(one, standing))
  if (!area) return usual
  const [width, height] = [Math.min(standing.width, area.width), Math.min(standing.height, area.height)]
  return { x: within(standing.x, width, area.x, area.width), y: within(standing.y, height, area.y, area.height), width, height }
}

const overlap = (a: number, aLong: number, b: number, bLong: number) => Math.min(a + aLong, b + bLong) - Math.max(a, b)

const shows = (area: Rectangle, { x, y, width, height }: Rectangle) =>
  overlap(x, width, area.x, area.width) >= visible.width && overlap(y, height, area.y, area.height) >= visible.height

const within = (at: number, long: number, from: number, room: number) => Math.min(Math.max(at, from), from + room - long)
