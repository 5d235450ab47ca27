import { useSyncExternalStore } from 'react'
import type { Point } from '../../shared/domain/board/series.ts'
import { verdict } from '../../shared/domain/probe/reading.ts'
import { usePage } from '../state/use-deck.ts'
import { cx } from './cx.ts'
import { valuePath, verdictPaths } from './sparkline-path.ts'
import styles from './sparkline.module.css'

const spanMs = 3_600_000
const stepMs = 10_000
const [lineHeight, stripHeight, gap] = [14, 4, 3]

interface SparklineProps {
  readonly points: readonly Point[]
  readonly width: number
  /** Not of now: drawn dashed and without colour. */
  readonly past: boolean
}

/** The last hour: the number as a line, and below it what was made of each answer. The words beside it say the same. */
export function Sparkline({ points, width, past }: SparklineProps) {
  const { ticks } = usePage()
  const toMs = useSyncExternalStore(ticks.subscribe, () => Math.ceil(ticks.now() / stepMs) * stepMs)
  const frame = { width: width - 2, fromMs: toMs - spanMs, toMs }
  const marks = verdictPaths(points, { ...frame, height: stripHeight })
  const height = lineHeight + gap + stripHeight + 2
  return (
    <svg
      data-sparkline
      width={width}
      height={height}
      viewBox={`-1 -1 ${width} ${height}`}
      className={cx(styles.spark, past && styles.past)}
      aria-hidden
    >
      <path d={valuePath(points, { ...frame, height: lineHeight })} className={styles.line} />
      <g transform={`translate(0 ${lineHeight + gap})`}>
        {verdict.options.map((one) => marks[one] !== '' && <path key={one} d={marks[one]} className={styles[one]} />)}
      </g>
    </svg>
  )
}
