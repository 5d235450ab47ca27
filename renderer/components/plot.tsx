import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { ticksOf } from './plot-ticks.ts'
import { xOf } from './sparkline-path.ts'
import { cx } from './cx.ts'
import styles from './plot.module.css'

const [left, right, top, plotHeight, strip, axis] = [64, 12, 8, 96, 8, 22]

/** Where something is drawn: as wide as there is room, over a span of time. */
export interface PlotBox {
  readonly width: number
  readonly height: number
  readonly fromMs: number
  readonly toMs: number
}

interface PlotProps {
  readonly fromMs: number
  readonly toMs: number
  readonly zone: string
  readonly label: string
  /** When there is something to go to, oldest first. */
  readonly moments: readonly number[]
  /** What stands there, in words; and all of it, while nothing is chosen. */
  readonly textAt: (atMs: number) => string
  readonly summary: string
  /** The least and the greatest number, written; null: no number is drawn. */
  readonly bounds: { readonly most: string; readonly least: string } | null
  readonly renderLines: (box: PlotBox) => ReactNode
  /** What stands below the numbers, in a strip of its own. */
  readonly renderMarks?: (box: PlotBox) => ReactNode
}

/** Numbers over time in the incident's zone. Arrow keys go from moment to moment, and each is said in words. */
export function Plot({ fromMs, toMs, zone, label, moments, textAt, summary, bounds, renderLines, renderMarks }: PlotProps) {
  const [frame, width] = useWidth()
  const [chosen, setChosen] = useState<number | null>(null)
  const high = bounds ? plotHeight : 0
  const low = renderMarks ? strip + 4 : 0
  const box = { width: Math.max(80, width - left - right), fromMs, toMs }
  const at = chosen === null ? undefined : nearest(moments, chosen)
  const index = at === undefined ? Math.max(0, moments.length - 1) : moments.indexOf(at)
  const said = at === undefined ? summary : textAt(at)

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowLeft: -1, ArrowRight: 1, Home: -moments.length, End: moments.length }[event.code]
    if (step === undefined || moments.length === 0) return
    event.preventDefault()
    const from = at === undefined ? moments.length : index
    setChosen(moments[Math.min(moments.length - 1, Math.max(0, from + step))] ?? null)
  }
  function onPointerMove(event: PointerEvent<SVGSVGElement>) {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left - left
    setChosen(fromMs + (x / box.width) * (toMs - fromMs))
  }

  return (
    <div
      ref={frame}
      className={styles.plot}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, moments.length - 1)}
      aria-valuenow={index}
      aria-valuetext={said}
      onKeyDown={onKeyDown}
      onBlur={() => setChosen(null)}
    >
      <svg
        width={width}
        height={top + high + low + axis + 2}
        aria-hidden
        onPointerMove={onPointerMove}
        onPointerLeave={() => setChosen(null)}
      >
        {bounds && (
          <>
            {[bounds.most, bounds.least].map((text, row) => (
              <g key={row}>
                <path d={`M${left} ${top + row * plotHeight + 0.5}h${box.width}`} className={styles.rule} />
                <text x={left - 8} y={top + row * plotHeight + 4} textAnchor="end" className={styles.tick}>
                  {text}
                </text>
              </g>
            ))}
            <g transform={`translate(${left} ${top})`}>{renderLines({ ...box, height: plotHeight })}</g>
          </>
        )}
        {renderMarks && <g transform={`translate(${left} ${top + high + 4})`}>{renderMarks({ ...box, height: strip })}</g>}
        {ticksOf(fromMs, toMs, zone).map(({ atMs, text }) => (
          <g key={atMs} transform={`translate(${Math.round(left + xOf(box, atMs)) + 0.5} ${top + high + low + 2})`}>
            <path d="M0 0v4" className={styles.rule} />
            {xOf(box, atMs) + text.length * 3 <= box.width + right && (
              <text y={16} textAnchor="middle" className={styles.tick}>
                {text}
              </text>
            )}
          </g>
        ))}
        {at !== undefined && <path d={`M${Math.round(left + xOf(box, at)) + 0.5} ${top}v${high + low}`} className={styles.cursor} />}
      </svg>
      <p className={cx(styles.chosen, at === undefined && styles.whole)}>{said}</p>
    </div>
  )
}

function nearest(moments: readonly number[], atMs: number): number | undefined {
  let best: number | undefined
  for (const moment of moments) if (best === undefined || Math.abs(moment - atMs) < Math.abs(best - atMs)) best = moment
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
