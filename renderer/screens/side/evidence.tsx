import { Paperclip } from 'lucide-react'
import { useStore } from 'zustand'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import type { Recorded } from '../../../shared/domain/events.ts'
import { clockTime } from '../../../shared/domain/time/show.ts'
import { describeEvent } from '../../../shared/domain/timeline/describe.ts'
import { say } from '../../../shared/text/message.ts'
import { keyOf, type TimelineRow } from '../../state/order.ts'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import { useLooks } from '../timeline/looks.ts'
import { reveal } from '../timeline/reveal.ts'
import { Moment } from '../../components/times.tsx'
import styles from './side.module.css'

const shownMost = 6
const isEvidence = (row: TimelineRow) => row.type === 'probe.reading_kept.v1' || row.data['kind'] === 'evidence'

/** What was kept as evidence, the newest first; each leads to its row. */
export function PinnedEvidence({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  const { timeline } = useDeck()
  const rows = useStore(timeline.store, (state) => state.rows)
  const looks = useLooks()
  const kept = rows.filter(isEvidence).slice(-shownMost).toReversed()
  return (
    <section>
      <h2>{say(lang, 'screen.evidence')}</h2>
      {kept.length === 0 && <p className={styles.quiet}>{say(lang, 'screen.evidence.none')}</p>}
      <ul>
        {kept.map((row) => (
          <li key={keyOf(row)}>
            <button type="button" className={styles.line} onClick={() => reveal(keyOf(row))}>
              <Paperclip size={12} aria-hidden />
              <span className={styles.name}>
                <span>{describeEvent(row as Recorded, lang, looks.titles, looks.plans).headline}</span>
              </span>
              <Moment at={row.occurredAt} zone={incident.zone}>
                {clockTime(row.occurredAt, incident.zone).slice(0, 5)}
              </Moment>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
