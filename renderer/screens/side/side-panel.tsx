import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { sizeText } from '../../../shared/domain/timeline/attachments.ts'
import { say } from '../../../shared/text/message.ts'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import { Mitigations } from '../actions/mitigations.tsx'
import { Clocks } from './clocks.tsx'
import { ConnectionsBoard } from './connections-board.tsx'
import { PinnedEvidence } from './evidence.tsx'
import { Course } from './course.tsx'
import { Milestones } from './milestones.tsx'
import { Roles, Tasks } from './people.tsx'
import { Reports } from './reports.tsx'
import { Reviews } from './reviews.tsx'
import styles from './side.module.css'

/** What stands beside the work: the spine of the incident, and the systems with their latest answers. */
export function SidePanel({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  return (
    <section className={styles.side} data-part="side" aria-label={say(lang, 'screen.side')}>
      <Clocks incident={incident} />
      <Milestones incident={incident} />
      <Roles incident={incident} />
      <Tasks incident={incident} />
      <Reviews incident={incident} />
      <Reports incident={incident} />
      <Course incident={incident} />
      <ConnectionsBoard incident={incident} />
      <Mitigations incident={incident} zone={incident.zone} />
      <PinnedEvidence incident={incident} />
      <Facts incident={incident} />
    </section>
  )
}

function Facts({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  const { incidents, attachments } = useDeck()
  /** Its own, whichever it is shown in. */
  const kept = useStore(incidents.store, ({ byId }) => byId[incident.id]?.zone ?? incident.zone)
  const files = useStore(attachments.store, ({ sums }) => sums[incident.id])
  useEffect(() => attachments.look(incident.id), [attachments, incident.id])
  return (
    <section>
      <h2>{say(lang, 'screen.facts')}</h2>
      <dl className={styles.facts}>
        <dt>{say(lang, 'screen.impact')}</dt>
        <dd>{say(lang, `word.impact.${incident.impact}`)}</dd>
        <dt>{say(lang, 'screen.services')}</dt>
        <dd>{incident.services === null ? say(lang, 'word.redacted') : incident.services.join(', ') || '—'}</dd>
        <dt>{say(lang, 'screen.zone')}</dt>
        <dd>{kept}</dd>
        {files !== undefined && files.n > 0 && (
          <>
            <dt>{say(lang, 'attachment.list')}</dt>
            <dd>{say(lang, 'attachment.total', { n: files.n, size: sizeText(files.bytes) })}</dd>
          </>
        )}
        <dt>ID</dt>
        <dd className={styles.mono}>{incident.id}</dd>
      </dl>
    </section>
  )
}
