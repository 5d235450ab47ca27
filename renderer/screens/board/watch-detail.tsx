import { useEffect, useState, type ReactNode } from 'react'
import { useStore } from 'zustand'
import type { WatchView } from '../../../shared/contract/board.ts'
import type { Refusal } from '../../../shared/contract/errors.ts'
import type { Point } from '../../../shared/domain/board/series.ts'
import type { Reading } from '../../../shared/domain/probe/reading.ts'
import { clockTime, durationText } from '../../../shared/domain/time/show.ts'
import { say } from '../../../shared/text/message.ts'
import { Problem } from '../../components/problem.tsx'
import { Segments } from '../../components/segments.tsx'
import { useDeck, useLanguage, useNow } from '../../state/use-deck.ts'
import { AlertList } from '../probes/alert-list.tsx'
import { StepReading } from '../run/step-reading.tsx'
import { HistoryPlot } from './history-plot.tsx'
import styles from './board.module.css'

const spans = ['60', '360', '1440'] as const
type Span = (typeof spans)[number]

interface DetailProps {
  readonly watch: WatchView
  readonly latest: Reading | null
  readonly zone: string
  /** What can be done with it. */
  readonly children: ReactNode
}

/** Everything that is known of one watch: how it went, the answer as a table, how it was asked and from where. */
export function WatchDetail({ watch, latest, zone, children }: DetailProps) {
  const lang = useLanguage()
  const [span, setSpan] = useState<Span>('60')
  const { points, problem } = useHistory(watch.watchId, span)
  const toMs = Math.ceil(useNow() / 10_000) * 10_000
  return (
    <div className={styles.detail}>
      <div className={styles.plotHead}>
        <Segments
          label={say(lang, 'board.history')}
          value={span}
          onChange={setSpan}
          options={spans.map((value) => ({ value, text: say(lang, `board.span.${value}`) }))}
        />
        <small>{scheduleText()}</small>
      </div>
      <HistoryPlot
        points={points}
        fromMs={toMs - Number(span) * 60_000}
        toMs={toMs}
        unit={latest?.measure?.unit ?? null}
        zone={zone}
        label={say(lang, 'board.history.of', { title: watch.title[lang] })}
      />
      <Problem of={problem} />
      {latest && <StepReading reading={latest} zone={zone} />}
      {latest && <AlertList reading={latest} />}
      {latest && latest.host !== '' && <p className={styles.from}>{say(lang, 'board.from', { host: latest.host })}</p>}
      <div className={styles.acts}>{children}</div>
    </div>
  )

  function scheduleText() {
    const every = say(lang, 'board.every', { every: durationText(watch.everyMs, lang) })
    const since = watch.since === null || !latest ? [] : [sinceText(watch.since, latest)]
    const next = watch.paused ? say(lang, 'board.paused') : watch.nextAt && say(lang, 'board.next', { at: clockTime(watch.nextAt, zone) })
    return [...since, every, ...(next ? [next] : [])].join(' · ')
  }

  function sinceText(since: string, { verdict }: Reading) {
    return say(lang, 'board.since', { verdict: say(lang, `word.verdict.${verdict}`), at: clockTime(since, zone) })
  }
}

/** The last hour is at hand and moves on; what is longer is asked for, and again with each new answer. */
function useHistory(watchId: string, span: Span): { points: readonly Point[]; problem: Refusal | null } {
  const { client, board } = useDeck()
  const hour = useStore(board.store, (all) => all.points[watchId])
  const [long, setLong] = useState<readonly Point[]>([])
  const [problem, setProblem] = useState<Refusal | null>(null)
  const newest = hour?.at(-1)?.atMs
  useEffect(() => {
    if (span === '60') return setProblem(null)
    let stale = false
    void client.board.history({ watchId, minutes: Number(span) }).then((reply) => {
      if (stale) return
      setProblem(reply.ok ? null : reply.error)
      if (reply.ok) setLong(reply.value.points)
    })
    return () => void (stale = true)
  }, [client, watchId, span, newest])
  return { points: span === '60' ? (hour ?? []) : long, problem }
}
