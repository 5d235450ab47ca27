import { useState } from 'react'
import type { Reading } from '../../../shared/domain/probe/reading.ts'
import { seriesIn } from '../../../shared/domain/probe/series-in.ts'
import { durationText } from '../../../shared/domain/time/show.ts'
import { say } from '../../../shared/text/message.ts'
import { ReadingTable } from '../../components/reading-table.tsx'
import { SeriesPlot } from '../../components/series-plot.tsx'
import { Age } from '../../components/times.tsx'
import { VerdictWord } from '../../components/verdict.tsx'
import { useLanguage } from '../../state/use-deck.ts'
import styles from './run.module.css'
import wide from './step-reading.module.css'

interface StepReadingProps {
  readonly reading: Reading
  readonly zone: string
  /** Only its verdict and reason, where something made of it is shown below. */
  readonly brief?: boolean
}

/** What the target answered, what was made of it, how old it is; and on demand what exactly was asked. */
export function StepReading({ reading, zone, brief = false }: StepReadingProps) {
  const lang = useLanguage()
  const [asked, setAsked] = useState(false)
  return (
    <div className={styles.reading}>
      <p className={styles.verdict}>
        <VerdictWord verdict={reading.verdict} />
        <small>
          <Age of={reading.startedAt} zone={zone} />
        </small>
      </p>
      <p className={styles.words}>{reading.reason[lang]}</p>
      {(!brief || asked) && <Answer reading={reading} zone={zone} />}
      <p className={styles.asked}>
        {!brief && <span className={styles.mono}>{reading.target}</span>}
        <button type="button" aria-expanded={asked} onClick={() => setAsked(!asked)}>
          {say(lang, 'screen.reading.query', { duration: durationText(reading.durationMs, lang), rows: reading.rowCount })}
        </button>
      </p>
      {asked && (
        <pre className={styles.query} tabIndex={0}>
          {reading.query}
        </pre>
      )}
    </div>
  )
}

/** The answer as a table; points over time drawn as well. */
function Answer({ reading, zone }: Omit<StepReadingProps, 'brief'>) {
  const lang = useLanguage()
  const series = seriesIn(reading)
  if (series.length === 0) return <ReadingTable reading={reading} />
  return (
    <div className={wide.frame}>
      <div className={wide.drawn}>
        <SeriesPlot series={series} zone={zone} label={say(lang, 'screen.series.label', { probe: reading.probe })} />
        <ReadingTable reading={reading} />
      </div>
    </div>
  )
}
