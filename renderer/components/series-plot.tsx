import { useState } from 'react'
import type { AnsweredSeries, SeriesPoint } from '../../shared/domain/probe/series-in.ts'
import { measureText } from '../../shared/domain/probe/measure-text.ts'
import { say } from '../../shared/text/message.ts'
import { useLanguage } from '../state/use-deck.ts'
import { cx } from './cx.ts'
import { Plot } from './plot.tsx'
import { rangeOf, valuePath } from './sparkline-path.ts'
import { clockOfMs } from './time-text.ts'
import styles from './plot.module.css'

/** So many lines can be told apart by how they are drawn; what is more is drawn when it is chosen. */
const mostDrawn = 6

interface SeriesProps {
  readonly series: readonly AnsweredSeries[]
  readonly zone: string
  readonly label: string
}

/** What an answer says over time: each series as a line of its own, told by its strokes, its colour and its name; one can be set off. */
export function SeriesPlot({ series, zone, label }: SeriesProps) {
  const lang = useLanguage()
  const [picked, setPicked] = useState<string | null>(null)
  const isOf = ({ name }: AnsweredSeries, at: number) => name === picked || at < mostDrawn
  const drawn = series.map((one, at) => ({ ...one, look: at % mostDrawn, drawn: isOf(one, at) })).filter((one) => one.drawn)
  const moments = [...new Set(series.flatMap(({ points }) => points.map(({ atMs }) => atMs)))].toSorted((a, b) => a - b)
  const [fromMs = 0, toMs = fromMs] = [moments[0], moments.at(-1)]
  const range = rangeOf(drawn.flatMap(({ points, earlier }) => [...points, ...earlier]))
  const written = (value: number | null | undefined) => (value === null || value === undefined ? '—' : measureText(value, 'count', lang))
  const valueAt = (points: readonly SeriesPoint[], atMs: number) => written(points.find((point) => point.atMs === atMs)?.value)

  const textAt = (atMs: number) =>
    [
      clockOfMs(atMs, zone),
      ...drawn
        .filter(({ name }) => picked === null || name === picked)
        .map(({ name, points, earlier }) => {
          const before = earlier.length > 0 ? ` (${say(lang, 'screen.series.earlier', { value: valueAt(earlier, atMs) })})` : ''
          return `${drawn.length > 1 ? `${name} ` : ''}${valueAt(points, atMs)}${before}`
        }),
    ].join(' · ')

  return (
    <div className={styles.series}>
      <Plot
        {...{ fromMs, zone, label, moments, textAt }}
        toMs={Math.max(toMs, fromMs + 1)}
        summary={say(lang, 'screen.series.count', { series: series.length, points: moments.length })}
        bounds={range && { most: written(range.most), least: written(range.least) }}
        renderLines={(box) =>
          drawn.map(({ name, points, earlier, look }) => (
            <g key={name} data-look={look} className={cx(styles.one, picked !== null && name !== picked && styles.dimmed)}>
              {earlier.length > 0 && <path d={valuePath(earlier, box, range)} className={styles.earlier} />}
              <path d={valuePath(points, box, range)} />
            </g>
          ))
        }
      />
      <ul className={styles.legend} aria-label={say(lang, 'screen.series.legend')}>
        {series.map(({ name, points }, at) => (
          <li key={name}>
            <button type="button" aria-pressed={picked === name} onClick={() => setPicked(picked === name ? null : name)}>
              <svg
                width={28}
                height={8}
                aria-hidden
                data-look={at % mostDrawn}
                className={cx(styles.one, at >= mostDrawn && styles.dimmed)}
              >
                <path d="M0 4h28" />
              </svg>
              <span>{name}</span>
              <b>{written(points.at(-1)?.value)}</b>
            </button>
          </li>
        ))}
      </ul>
      {series.length > mostDrawn && <p className={styles.whole}>{say(lang, 'screen.series.more', { count: series.length - mostDrawn })}</p>}
    </div>
  )
}
