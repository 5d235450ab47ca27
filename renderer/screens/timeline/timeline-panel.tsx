import { ArrowDown, ArrowUp } from 'lucide-react'
import { useEffect, useEffectEvent } from 'react'
import { useStore } from 'zustand'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Problem } from '../../components/problem.tsx'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import { Composer } from './composer.tsx'
import { onShowNewest } from './newest.ts'
import { reveal } from './reveal.ts'
import { TimelineRows } from './timeline-rows.tsx'
import { useVirtualRows } from './use-virtual-rows.ts'
import styles from './timeline.module.css'

/** The record of one incident, oldest first, and the line that is being written. */
export function TimelinePanel({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  const { timeline } = useDeck()
  const { rows, earlier, state, problem } = useStore(timeline.store)
  const list = useVirtualRows(rows)
  const onNewest = useEffectEvent(list.toEnd)
  useEffect(() => onShowNewest(() => onNewest()), [])

  async function toStart() {
    const first = await timeline.reachStart()
    // The rows that came with it are drawn first.
    if (first !== null) requestAnimationFrame(() => reveal(first))
  }

  return (
    <main className={styles.timeline} data-part="timeline">
      <header className={styles.heading}>
        <h2>{say(lang, 'screen.timeline.title')}</h2>
        {earlier && (
          <Button look="quiet" className={styles.earlier} isPending={state === 'loading'} onPress={() => void timeline.showEarlier()}>
            <ArrowUp size={13} aria-hidden />
            {say(lang, 'screen.timeline.earlier')}
          </Button>
        )}
        <small>{say(lang, 'screen.timeline.count', { count: rows.length, more: earlier ? 'yes' : 'no', zone: incident.zone })}</small>
      </header>
      {state === 'ready' && rows.length === 0 && <p className={styles.empty}>{say(lang, 'screen.timeline.empty')}</p>}
      <TimelineRows
        key={`rows ${incident.id}`}
        incident={incident}
        rows={rows}
        earlier={earlier}
        state={list}
        // Where the last page was refused the button asks again, not every movement of the wheel.
        onNearStart={() => void (problem === null && timeline.showEarlier())}
        onStart={() => void toStart()}
      />
      {list.unseen > 0 && (
        <Button className={styles.unseen} onPress={list.toEnd}>
          <ArrowDown size={13} aria-hidden />
          {say(lang, 'screen.timeline.unseen', { count: list.unseen })}
        </Button>
      )}
      <div className={styles.problem}>
        <Problem of={problem} />
      </div>
      <Composer key={`composer ${incident.id}`} incident={incident} />
    </main>
  )
}
