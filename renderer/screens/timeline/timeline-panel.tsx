import { ArrowDown, ArrowUp } from 'lucide-react'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Problem } from '../../components/problem.tsx'
import { keyOf } from '../../state/order.ts'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import { Composer } from './composer.tsx'
import { looksOf } from './looks.ts'
import { TimelineLine } from './timeline-line.tsx'
import styles from './timeline.module.css'

/** The record of one incident, oldest first, and the line that is being written. */
export function TimelinePanel({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  const { timeline, runs } = useDeck()
  const { rows, earlier, state, problem } = useStore(timeline.store)
  const byId = useStore(runs.store, (all) => all.byId)
  const looks = useMemo(() => looksOf(byId), [byId])
  const { scroller, unseen, onScroll, toEnd } = useKeptPlace(rows.at(0) && keyOf(rows[0]!), rows.length)

  return (
    <main className={styles.timeline}>
      <h2 className={styles.heading}>
        {say(lang, 'screen.timeline.title')}
        <small>{say(lang, 'screen.timeline.count', { count: rows.length, more: earlier ? 'yes' : 'no', zone: incident.zone })}</small>
      </h2>
      <div
        className={styles.rows}
        ref={scroller}
        onScroll={onScroll}
        tabIndex={0}
        role="region"
        aria-label={say(lang, 'screen.timeline.title')}
      >
        {earlier && (
          <Button look="quiet" className={styles.earlier} isPending={state === 'loading'} onPress={() => void timeline.showEarlier()}>
            <ArrowUp size={13} aria-hidden />
            {say(lang, 'screen.timeline.earlier')}
          </Button>
        )}
        {state === 'ready' && rows.length === 0 && <p className={styles.empty}>{say(lang, 'screen.timeline.empty')}</p>}
        <ol className={styles.list}>
          {rows.map((row, at) => (
            <TimelineLine key={keyOf(row)} row={row} before={rows[at - 1]} zone={incident.zone} looks={looks} lang={lang} />
          ))}
        </ol>
      </div>
      {unseen > 0 && (
        <Button className={styles.unseen} onPress={toEnd}>
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

/** At the end it follows what comes; anywhere else it stays where the reader is, and counts what came below. */
function useKeptPlace(firstKey: string | undefined, count: number) {
  const scroller = useRef<HTMLDivElement>(null)
  const following = useRef(true)
  const before = useRef({ firstKey, count, height: 0 })
  const [seen, setSeen] = useState(count)

  useLayoutEffect(() => {
    const box = scroller.current
    if (!box) return
    const { firstKey: oldFirst, height } = before.current
    if (following.current) {
      box.scrollTop = box.scrollHeight
      setSeen(count)
    } else if (firstKey !== oldFirst) {
      // Older rows came in above: what the reader looks at moves down by just that much.
      box.scrollTop += box.scrollHeight - height
      setSeen((was) => was + count - before.current.count)
    }
    before.current = { firstKey, count, height: box.scrollHeight }
  }, [firstKey, count])

  const atEnd = (box: HTMLElement) => box.scrollHeight - box.scrollTop - box.clientHeight < 24
  const onScroll = () => {
    const box = scroller.current
    if (!box) return
    following.current = atEnd(box)
    if (following.current) setSeen(count)
  }
  const toEnd = () => {
    following.current = true
    setSeen(count)
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
  }
  return { scroller, unseen: Math.max(0, count - seen), onScroll, toEnd }
}
