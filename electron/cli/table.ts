import { cut, displayWidth, padEnd, padStart } from './width.ts'

interface Layout {
  readonly head?: readonly string[]
  readonly indent?: number
  /** Columns set flush right: numbers. */
  readonly ends?: ReadonlySet<number>
  /** Cells may be cut to keep every row within this many terminal cells; left out, nothing is cut. */
  readonly within?: number
}

const gap = 2
/** Below this a cut cell says nothing any more. */
const narrowest = 8

/** Rows as aligned lines. The last column is not padded, so that a copied line has no tail of blanks. */
export function table(rows: readonly (readonly string[])[], { head, indent = 0, ends = new Set(), within }: Layout = {}): string[] {
  const all = head ? [head, ...rows] : rows
  const widths = fit(widthsOf(all), within === undefined ? undefined : within - indent)
  const last = widths.length - 1
  return all.map((row) => {
    const cells = widths.map((width, index) => {
      const text = within === undefined ? (row[index] ?? '') : cut(row[index] ?? '', width)
      if (ends.has(index)) return padStart(text, width)
      return index === last ? text : padEnd(text, width)
    })
    return (' '.repeat(indent) + cells.join(' '.repeat(gap))).trimEnd()
  })
}

/** Whether the rows can be cut to fit at all: fourteen columns in eighty cells are no table. */
export const fits = (rows: readonly (readonly string[])[], within: number) =>
  widthsOf(rows).reduce((sum, width) => sum + Math.min(width, narrowest) + gap, -gap) <= within

const widthsOf = (rows: readonly (readonly string[])[]) =>
  rows.reduce<readonly number[]>((widths, row) => {
    const length = Math.max(widths.length, row.length)
    return Array.from({ length }, (_, index) => Math.max(widths[index] ?? 0, displayWidth(row[index] ?? '')))
  }, [])

/** Takes from the widest column first until the row fits, and never below what still says something. */
function fit(widths: readonly number[], within: number | undefined): readonly number[] {
  if (within === undefined) return widths
  const room = within - gap * (widths.length - 1)
  const excess = widths.reduce((sum, width) => sum + width, 0) - room
  const widest = widths.indexOf(Math.max(...widths))
  const width = widths[widest] ?? 0
  if (excess <= 0 || width <= narrowest) return widths
  const next = Math.max(narrowest, width - excess, ...widths.filter((other, index) => index !== widest && other < width))
  return fit(
    widths.map((other, index) => (index === widest ? Math.min(next, width - 1) : other)),
    within,
  )
}
