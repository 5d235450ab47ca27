import { ArrowDown, ArrowUp } from 'lucide-react'
import { useEffect, useEffectEvent, useMemo } from 'react'
import { useStore } from 'zustand'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Problem } from '../../components/problem.tsx'
import { keyOf } from '../../state/order.ts'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import { Composer } from './composer.tsx'
import { useLooks } from './looks.ts'
import { onShowNewest } from './newest.ts'
import { TimelineLine } from './timeline-line.tsx'
import { useKeptPlace } from './use-kept-place.ts'
import { useRowWindow } from './use-row-window.ts'
import styles from './timeline.module.css'

/** The record of one incident, oldest first, and the line that is being written. */
export function TimelinePanel({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  const { timeline } = useDeck()
  const { rows, earlier, state, problem } = useStore(timeline.store)
  const looks = useLooks()
  const { from, end, slide, toNewest } = useRowWindow(rows)
  const keys = useMemo(() => rows.map(keyOf), [rows])
  const { scroller, unseen, onScroll, toEnd } = useKeptPlace(keys, { from, end })
  const newest = () => {
    toNewest()
    toEnd()
  }
  const onNewest = useEffectEvent(newest)
  useEffect(() => onShowNewest(() => onNewest()), [])

  return (
    <main className={styles.timeline} data-part="timeline">
      <h2 className={styles.heading}>
        {say(lang, 'screen.timeline.title')}
        <small>{say(lang, 'screen.timeline.count', { count: rows.length, more: earlier ? 'yes' : 'no', zone: incident.zone })}</small>
      </h2>
      <div
        className={styles.rows}
        ref={scroller}
        onScroll={(event) => slide(event.currentTarget, onScroll())}
        tabIndex={0}
        role="region"
        aria-label={say(lang, 'screen.timeline.title')}
      >
        {earlier && from === 0 && (
          <Button look="quiet" className={styles.earlier} isPending={state === 'loading'} onPress={() => void timeline.showEarlier()}>
            <ArrowUp size={13} aria-hidden />
            {say(lang, 'screen.timeline.earlier')}
          </Button>
        )}
        {state === 'ready' && rows.length === 0 && <p className={styles.empty}>{say(lang, 'screen.timeline.empty')}</p>}
        <ol className={styles.list}>
          {rows.slice(from, end).map((row, at) => (
            <TimelineLine key={keyOf(row)} row={row} before={rows[from + at - 1]} zone={incident.zone} looks={looks} lang={lang} />
          ))}
        </ol>
      </div>
      {unseen > 0 && (
        <Button className={styles.unseen} onPress={newest}>
          <ArrowDown size={13} aria-hidden />
          {say(lang, 'screen.timeline.unseen', { count: unseen })}
        </Button>
      )}
      <div className={styles.problem}>
        <Problem of={problem} />
      </div>
      <Composer key={incident.id} incident={incident} />
    </main>
  )
}
