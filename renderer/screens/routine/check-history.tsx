import { say } from '../../../shared/text/message.ts'
import { cx } from '../../components/cx.ts'
import { hashOf } from '../../state/place.ts'
import type { CheckHistory } from '../../state/checks.ts'
import { useLanguage } from '../../state/use-deck.ts'
import { HistoryPlot } from '../board/history-plot.tsx'
import { whenText } from './when-text.ts'
import styles from './routine.module.css'

interface HistoryProps {
  readonly history: CheckHistory
  readonly incidentId: string | null
  readonly shownId: string | null
}

const dayMs = 86_400_000

/** What was done and what was missed, and the same numbers over all of these checks. */
export function CheckHistoryView({ history: { checks, series, zone }, incidentId, shownId }: HistoryProps) {
  const lang = useLanguage()
  const times = series.flatMap(({ points }) => points.map(({ atMs }) => atMs))
  const toMs = Math.max(0, ...times)
  const fromMs = Math.min(toMs - dayMs, ...times)
  if (checks.length === 0) return <p className={styles.quiet}>{say(lang, 'cli.checks.no_history')}</p>
  return (
    <div className={styles.history}>
      <table className={styles.past}>
        <thead>
          <tr>
            {(['due', 'state', 'ended', 'by', 'anomalies'] as const).map((head) => (
              <th key={head} scope="col">
                {say(lang, `screen.routine.head.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {checks.map(({ dueAt, runId, state, startedAt, endedAt, by, anomalies, reason }) => (
            <tr key={runId ?? dueAt} aria-current={runId !== null && runId === shownId ? 'true' : undefined}>
              <td>
                {runId === null ? (
                  whenText(dueAt ?? '', zone, lang)
                ) : (
                  <a href={hashOf({ incidentId, screen: 'routine', item: runId })}>{whenText(dueAt ?? startedAt ?? '', zone, lang)}</a>
                )}
              </td>
              <td className={cx(state === 'missed' && styles.late)}>
                {say(lang, `routine.state.${state}`)}
                {reason !== null && <small className={styles.quiet}> {reason}</small>}
              </td>
              <td>{endedAt === null ? '—' : whenText(endedAt, zone, lang)}</td>
              <td>{by ?? '—'}</td>
              <td className={cx(anomalies > 0 && styles.late)}>{state === 'missed' ? '—' : anomalies}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {series.map(({ stepId, title, unit, points }) => (
        <figure key={stepId} className={styles.figure}>
          <figcaption>{title[lang]}</figcaption>
          <HistoryPlot
            points={points}
            fromMs={fromMs}
            toMs={toMs}
            unit={points.some(({ value }) => value !== null) ? unit : null}
            zone={zone}
            label={title[lang]}
          />
        </figure>
      ))}
    </div>
  )
}
