import { useStore } from 'zustand'
import { dateOf } from '../../../shared/domain/time/show.ts'
import { isPractice, practiceWord } from '../../../shared/domain/incident/mode.ts'
import { say } from '../../../shared/text/message.ts'
import { inOrder } from '../../state/incidents.ts'
import { hashOf } from '../../state/place.ts'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import { SeverityMark } from '../../components/severity.tsx'
import { Moment } from '../../components/times.tsx'
import styles from './declare.module.css'

/** What is on record, open first; each leads to its screen. */
export function PastIncidents() {
  const lang = useLanguage()
  const { incidents } = useDeck()
  const byId = useStore(incidents.store, (state) => state.byId)
  const all = inOrder(byId)
  if (all.length === 0) return null
  return (
    <section className={styles.past}>
      <h2>{say(lang, 'screen.declare.on_record')}</h2>
      <ul>
        {all.map((one) => (
          <li key={one.id}>
            <a href={hashOf({ incidentId: one.id, screen: 'command' })}>
              <Moment at={one.declaredAt} zone={one.zone}>
                {dateOf(one.declaredAt, one.zone)}
              </Moment>
              <SeverityMark severity={one.severity} />
              <span>{one.title ?? say(lang, 'word.redacted')}</span>
              <small>
                {isPractice(one.mode) && `${practiceWord(one.mode, lang)} · `}
                {say(lang, `word.severity.${one.severity}`)} · {say(lang, `word.status.${one.status}`)}
              </small>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
