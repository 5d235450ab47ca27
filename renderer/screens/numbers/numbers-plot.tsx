import type { MeasureName, Numbered } from '../../../shared/domain/numbers/select.ts'
import { dateOf, durationText, instantMs } from '../../../shared/domain/time/show.ts'
import { say } from '../../../shared/text/message.ts'
import { useLanguage } from '../../state/use-deck.ts'
import styles from './numbers.module.css'

const [width, height, left, right, top, bottom] = [960, 220, 96, 24, 16, 32]

interface PlotProps {
  readonly numbered: readonly Numbered[]
  readonly measure: MeasureName
}

/** One measure over time, a bar for each incident at the day it was declared. The table below says the same in figures. */
export function NumbersPlot({ numbered, measure }: PlotProps) {
  const lang = useLanguage()
  const known = numbered.flatMap(({ incident, times }) => (times[measure] === null ? [] : [{ incident, ms: times[measure] }]))
  const [first, last] = [known[0]?.incident, known.at(-1)?.incident]
  if (first === undefined || last === undefined) return <p className={styles.quiet}>{say(lang, 'numbers.plot.none')}</p>
  const [fromMs, toMs] = [instantMs(first.declaredAt), instantMs(last.declaredAt)]
  const most = Math.max(1, ...known.map(({ ms }) => ms))
  const x = (at: string) => left + ((instantMs(at) - fromMs) / Math.max(1, toMs - fromMs)) * (width - left - right - 24) + 12
  const y = (ms: number) => height - bottom - (ms / most) * (height - top - bottom)
  const label = say(lang, 'numbers.plot', {
    ...{ measure: say(lang, `measure.${measure}`), known: known.length, n: numbered.length },
    ...{ first: dateOf(first.declaredAt, first.zone), last: dateOf(last.declaredAt, last.zone) },
  })
  return (
    <figure className={styles.plot}>
      <figcaption className={styles.quiet}>{label}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden>
        {[0, most / 2, most].map((ms) => (
          <g key={ms}>
            <path d={`M${left} ${y(ms)}H${width - right}`} className={styles.rule} />
            <text x={left - 8} y={y(ms) + 4} textAnchor="end">
              {ms === 0 ? '0' : durationText(ms, lang)}
            </text>
          </g>
        ))}
        {known.map(({ incident: { id, declaredAt, severity }, ms }) => (
          <g key={id} className={styles[severity]}>
            <path d={`M${x(declaredAt)} ${y(0)}V${y(ms)}`} className={styles.stem} />
            <circle cx={x(declaredAt)} cy={y(ms)} r={4} />
          </g>
        ))}
        <text x={left + 12} y={height - 8}>
          {dateOf(first.declaredAt, first.zone)}
        </text>
        {toMs > fromMs && (
          <text x={width - right} y={height - 8} textAnchor="end">
            {dateOf(last.declaredAt, last.zone)}
          </text>
        )}
      </svg>
    </figure>
  )
}
