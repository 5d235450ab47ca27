import type { Point } from '../../shared/domain/board/series.ts'
import type { Verdict } from '../../shared/domain/probe/reading.ts'

export interface Frame {
  readonly width: number
  readonly height: number
  readonly fromMs: number
  readonly toMs: number
}

/** A silence of more than this many usual steps breaks the line: what was not asked was not so. */
const gapSteps = 4

/** A number at a moment; null: none. */
type Numbered = Pick<Point, 'atMs' | 'value'>
type Drawn = Numbered & { readonly value: number }

/** The moments between which a line is drawn: a break where there is no number, or where nobody asked for long. */
function stretches(points: readonly Numbered[]): readonly (readonly Drawn[])[] {
  const steps = points.slice(1).map(({ atMs }, at) => atMs - (points[at]?.atMs ?? 0))
  const usual = steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0
  const all: Drawn[][] = []
  let open: Drawn[] | null = null
  let lastMs: number | null = null
  for (const point of points) {
    const silent = lastMs !== null && point.atMs - lastMs > gapSteps * usual
    lastMs = point.atMs
    if (point.value === null || silent) open = null
    if (point.value === null) continue
    if (!open) all.push((open = []))
    open.push({ ...point, value: point.value })
  }
  return all
}

/** The least and the greatest number drawn, with air where all are the same; null when there is none. */
export function rangeOf(points: readonly Numbered[]): { least: number; most: number } | null {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]))
  if (values.length === 0) return null
  const [least, most] = [Math.min(...values), Math.max(...values)]
  return least === most ? { least: least - 1, most: most + 1 } : { least, most }
}

const figure = (value: number) => String(Math.round(value * 10) / 10)

export const xOf = ({ width, fromMs, toMs }: Omit<Frame, 'height'>, atMs: number) => ((atMs - fromMs) / (toMs - fromMs)) * width

/** The path of the numbers over time, in the frame's own units; a number that stands alone is a dot. Empty without numbers. */
export function valuePath(points: readonly Numbered[], frame: Frame, range = rangeOf(points)): string {
  if (!range) return ''
  const y = (value: number) => frame.height - ((value - range.least) / (range.most - range.least)) * frame.height
  return stretches(points.filter(({ atMs }) => atMs >= frame.fromMs && atMs <= frame.toMs))
    .map((stretch) => {
      const [first, ...rest] = stretch.map(({ atMs, value }) => `${figure(xOf(frame, atMs))} ${figure(y(value))}`)
      return `M${first}${rest.length === 0 ? 'h.01' : rest.map((to) => `L${to}`).join('')}`
    })
    .join('')
}

/** How high a mark is, in parts of the strip: the worse, the higher, so that it is told without its colour. */
const heights: Readonly<Record<Verdict, number>> = { ok: 0.25, unknown: 0.5, warning: 0.65, critical: 1 }

/** One path per verdict: a strip of marks, each as wide as until the next answer, at most as wide as a few steps. */
export function verdictPaths(points: readonly Point[], frame: Frame): Readonly<Record<Verdict, string>> {
  const shown = points.filter(({ atMs }) => atMs >= frame.fromMs && atMs <= frame.toMs)
  const steps = shown.slice(1).map(({ atMs }, at) => atMs - (shown[at]?.atMs ?? 0))
  const usual = steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 30_000
  const paths: Record<Verdict, string> = { ok: '', warning: '', critical: '', unknown: '' }
  for (const [at, { atMs, verdict }] of shown.entries()) {
    const until = Math.min(shown[at + 1]?.atMs ?? frame.toMs, atMs + gapSteps * usual, frame.toMs)
    const [x, wide] = [xOf(frame, atMs), Math.max(0.6, xOf(frame, until) - xOf(frame, atMs))]
    const high = heights[verdict] * frame.height
    paths[verdict] += `M${figure(x)} ${figure(frame.height - high)}h${figure(wide)}v${figure(high)}h-${figure(wide)}Z`
  }
  return paths
}
