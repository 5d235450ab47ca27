import type { Point } from '../../../shared/domain/board/series.ts'
import { measureText } from '../../../shared/domain/probe/measure-text.ts'
import { verdict, type Unit } from '../../../shared/domain/probe/reading.ts'
import { say } from '../../../shared/text/message.ts'
import { Plot, type PlotBox } from '../../components/plot.tsx'
import { rangeOf, valuePath, verdictPaths } from '../../components/sparkline-path.ts'
import { clockOfMs } from '../../components/time-text.ts'
import { useLanguage } from '../../state/use-deck.ts'
import spark from '../../components/sparkline.module.css'

interface HistoryProps {
  readonly points: readonly Point[]
  readonly fromMs: number
  readonly toMs: number
  /** null: only what was made of the answers is drawn. */
  readonly unit: Unit | null
  readonly zone: string
  readonly label: string
}

/** How it went: the number over time, and what was made of each answer. */
export function HistoryPlot({ points, fromMs, toMs, unit, zone, label }: HistoryProps) {
  const lang = useLanguage()
  const shown = points.filter(({ atMs }) => atMs >= fromMs && atMs <= toMs)
  const range = unit === null ? null : rangeOf(shown)
  const bounds = range && unit && { most: measureText(range.most, unit, lang), least: measureText(range.least, unit, lang) }

  function textAt(atMs: number): string {
    const point = shown.find((one) => one.atMs === atMs)
    if (!point) return ''
    const number = point.value === null || unit === null ? [] : [measureText(point.value, unit, lang)]
    return [clockOfMs(atMs, zone), ...number, say(lang, `word.verdict.${point.verdict}`)].join(' · ')
  }

  return (
    <Plot
      {...{ fromMs, toMs, zone, label, bounds, textAt }}
      moments={shown.map(({ atMs }) => atMs)}
      summary={say(lang, 'board.history.count', { count: shown.length })}
      renderLines={(box) => range && <path d={valuePath(shown, box, range)} className={spark.line} />}
      renderMarks={(box) => <Marks points={shown} box={box} />}
    />
  )
}

function Marks({ points, box }: { readonly points: readonly Point[]; readonly box: PlotBox }) {
  const paths = verdictPaths(points, box)
  return verdict.options.map((one) => paths[one] !== '' && <path key={one} d={paths[one]} className={spark[one]} />)
}
