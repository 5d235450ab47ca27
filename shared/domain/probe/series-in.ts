import type { Cell, Reading } from './reading.ts'

export interface SeriesPoint {
  readonly atMs: number
  /** null: there was none, or it is no number. */
  readonly value: number | null
}

/** One series of an answer; `earlier` is the same span before, laid over this one, where it was asked for. */
export interface AnsweredSeries {
  readonly name: string
  readonly points: readonly SeriesPoint[]
  readonly earlier: readonly SeriesPoint[]
}

/** The columns by which an answer of any kind says that it is points over time. */
const pointColumns = ['at', 'series', 'value'] as const

/** The series in an answer that is points over time, in the order they came; none in any other answer. */
export function seriesIn({ columns, rows }: Pick<Reading, 'columns' | 'rows'>): readonly AnsweredSeries[] {
  const [at, series, value] = pointColumns.map((column) => columns.indexOf(column))
  if (at === undefined || series === undefined || value === undefined || at < 0 || series < 0 || value < 0) return []
  const earlier = columns.indexOf('earlier')
  const found = new Map<string, { points: SeriesPoint[]; earlier: SeriesPoint[] }>()
  for (const row of rows) {
    const atMs = Date.parse(String(row[at]))
    if (Number.isNaN(atMs)) continue
    const name = String(row[series] ?? '')
    const one = found.get(name) ?? { points: [], earlier: [] }
    found.set(name, one)
    one.points.push({ atMs, value: numberOf(row[value]) })
    if (earlier >= 0) one.earlier.push({ atMs, value: numberOf(row[earlier]) })
  }
  return [...found].map(([name, one]) => ({ name, ...one }))
}

const numberOf = (cell: Cell | undefined) => (typeof cell === 'number' && Number.isFinite(cell) ? cell : null)
