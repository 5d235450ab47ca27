import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import type { Point } from '../../../shared/domain/board/series.ts'
import { verdict, type Unit } from '../../../shared/domain/probe/reading.ts'
import { say } from '../../../shared/text/message.ts'
import { cx } from '../../components/cx.ts'
import { measureText } from '../../../shared/domain/probe/measure-text.ts'
import { rangeOf, valuePath, verdictPaths, xOf } from '../../components/sparkline-path.ts'
import { clockOfMs } from '../../components/time-text.ts'
import { useLanguage } from '../../state/use-deck.ts'
import { ticksOf } from './plot-ticks.ts'
import spark from '../../components/sparkline.module.css'
import styles from './board.module.css'

const [left, right, top, plotHeight, strip, axis] = [64, 12, 8, 96, 8, 22]

interface PlotProps {
  readonly points: readonly Point[]
  readonly fromMs: number
  readonly toMs: number
  /** null: only what was made of the answers is drawn. */
  readonly unit: Unit | null
  readonly zone: string
  readonly label: string
}

/** How it went: the number over time in the incident's zone, and what was made of each answer. Arrow keys go from answer to answer. */
export function HistoryPlot({ points, fromMs, toMs, unit, zone, label }: PlotProps) {
  const lang = useLanguage()
  const [frame, width] = useWidth()
  const [chosen, setChosen] = useState<number | null>(null)
  const shown = points.filter(({ atMs }) => atMs >= fromMs && atMs <= toMs)
  const range = unit === null ? null : rangeOf(shown)
  const high = range ? plotHeight : 0
  const box = { width: Math.max(80, width - left - right), fromMs, toMs }
  const marks = verdictPaths(shown, { ...box, height: strip })
  const at = chosen === null ? undefined : nearest(shown, chosen)
  const height = top + high + strip + axis + 6

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowLeft: -1, ArrowRight: 1, Home: -shown.length, End: shown.length }[event.code]
    if (step === undefined || shown.length === 0) return
    event.preventDefault()
    const from = at ? shown.indexOf(at) : shown.length
    setChosen(shown[Math.min(shown.length - 1, Math.max(0, from + step))]?.atMs ?? null)
  }
  function onPointerMove(event: PointerEvent<SVGSVGElement>) {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left - left
    setChosen(fromMs + (x / box.width) * (toMs - fromMs))
  }

  const textOf = ({ atMs, value, verdict: made }: Point) =>
    [
      clockOfMs(atMs, zone),
      ...(value === null || unit === null ? [] : [measureText(value, unit, lang)]),
      say(lang, `word.verdict.${made}`),
    ].join(' · ')
  const summary = say(lang, 'board.history.count', { count: shown.length })
  return (
    <div
      ref={frame}
      className={styles.plot}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, shown.length - 1)}
      aria-valuenow={at ? shown.indexOf(at) : Math.max(0, shown.length - 1)}
      aria-valuetext={at ? textOf(at) : summary}
      onKeyDown={onKeyDown}
      onBlur={() => setChosen(null)}
    >
      <svg width={width} height={height} aria-hidden onPointerMove={onPointerMove} onPointerLeave={() => setChosen(null)}>
        {range && unit !== null && (
          <>
            {[range.most, range.least].map((value, index) => (
              <g key={index}>
                <path d={`M${left} ${top + index * plotHeight + 0.5}h${box.width}`} className={styles.rule} />
                <text x={left - 8} y={top + index * plotHeight + 4} textAnchor="end" className={styles.tick}>
                  {measureText(value, unit, lang)}
                </text>
              </g>
            ))}
            <path
              transform={`translate(${left} ${top})`}
              d={valuePath(shown, { ...box, height: plotHeight }, range)}
              className={spark.line}
            />
          </>
        )}
        <g transform={`translate(${left} ${top + high + 4})`}>
          {verdict.options.map((one) => marks[one] !== '' && <path key={one} d={marks[one]} className={spark[one]} />)}
        </g>
        {ticksOf(fromMs, toMs, zone).map(({ atMs, text }) => (
          <g key={atMs} transform={`translate(${Math.round(left + xOf(box, atMs)) + 0.5} ${top + high + strip + 6})`}>
            <path d="M0 0v4" className={styles.rule} />
            <text y={16} textAnchor="middle" className={styles.tick}>
              {text}
            </text>
          </g>
        ))}
        {at && <path d={`M${Math.round(left + xOf(box, at.atMs)) + 0.5} ${top}v${high + strip + 4}`} className={styles.cursor} />}
      </svg>
      <p className={cx(styles.chosen, !at && styles.from)}>{at ? textOf(at) : summary}</p>
    </div>
  )
}

function nearest(points: readonly Point[], atMs: number): Point | undefined {
  let best: Point | undefined
  for (const point of points) if (!best || Math.abs(point.atMs - atMs) < Math.abs(best.atMs - atMs)) best = point
  return best
}

/** As wide as there is room, in CSS pixels. */
function useWidth() {
  const frame = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(640)
  useEffect(() => {
    const { current } = frame
    if (!current) return
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 640)))
    observer.observe(current)
    return () => observer.disconnect()
  }, [])
  return [frame, width] as const
}
