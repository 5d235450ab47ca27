import { ListFilter } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { isOpen, type Incident } from '../../../shared/domain/incident/state.ts'
import { matching } from '../../../shared/domain/palette/match.ts'
import { minuteOf } from '../../../shared/domain/time/show.ts'
import { isPractice } from '../../../shared/domain/incident/mode.ts'
import { ModeWord } from '../../components/mode.tsx'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Keys } from '../../components/keys.tsx'
import { Empty, Filters, Page } from '../../components/page.tsx'
import { Problem } from '../../components/problem.tsx'
import { Segments } from '../../components/segments.tsx'
import { Elapsed, Moment } from '../../components/times.tsx'
import { inOrder } from '../../state/incidents.ts'
import { hashOf } from '../../state/place.ts'
import { useDeck, useLanguage, usePage } from '../../state/use-deck.ts'
import { SeverityMark } from '../../components/severity.tsx'
import styles from './incidents.module.css'

const shows = ['all', 'open', 'closed'] as const
type Shows = (typeof shows)[number]
const fits = (incident: Incident, show: Shows) => show === 'all' || isOpen(incident) === (show === 'open')

/** Everything on record, open first; a drill says so. */
export function IncidentsScreen({ shownId }: { readonly shownId: string | null }) {
  const lang = useLanguage()
  const { incidents } = useDeck()
  const { place } = usePage()
  const { byId, problem } = useStore(incidents.store)
  const [show, setShow] = useState<Shows>('all')
  const [typed, setTyped] = useState('')
  const all = inOrder(byId)
  const findable = all
    .filter((one) => fits(one, show))
    .map((incident) => ({ incident, title: incident.title ?? '', words: [incident.id, incident.declaredBy, ...(incident.services ?? [])] }))
  const shown = typed.trim() === '' ? findable : matching(findable, typed)
  const declare = () => place.go({ incidentId: shownId, screen: 'declare' })
  return (
    <Page
      title={say(lang, 'screen.incidents.title')}
      hint={say(lang, 'screen.incidents.hint')}
      acts={
        <>
          <Button onPress={() => place.go({ incidentId: shownId, screen: 'incidents', item: 'numbers' })}>
            {say(lang, 'numbers.open')}
          </Button>
          <Button onPress={declare}>
            {say(lang, 'screen.palette.declare')}
            <Keys of="declare" />
          </Button>
        </>
      }
    >
      <Problem of={problem} />
      {all.length === 0 ? (
        <Empty title={say(lang, 'screen.incidents.none')}>
          <p>{say(lang, 'screen.incidents.none.says')}</p>
        </Empty>
      ) : (
        <>
          <Filters>
            <Segments
              label={say(lang, 'screen.incidents.show')}
              value={show}
              onChange={setShow}
              options={shows.map((value) => ({
                value,
                text: say(lang, `screen.incidents.${value}`, { count: all.filter((one) => fits(one, value)).length }),
              }))}
            />
            <Field label={say(lang, 'screen.incidents.find')} value={typed} onChange={setTyped} maxLength={100} />
          </Filters>
          {shown.length === 0 && (
            <p className={styles.none}>
              <ListFilter size={14} aria-hidden /> {say(lang, 'screen.incidents.no_match')}
            </p>
          )}
          <ul className={styles.list}>
            {shown.map(({ incident }) => (
              <Line key={incident.id} incident={incident} isShown={incident.id === shownId} />
            ))}
          </ul>
        </>
      )}
    </Page>
  )
}

function Line({ incident, isShown }: { readonly incident: Incident; readonly isShown: boolean }) {
  const lang = useLanguage()
  const { mode, severity, status, title, zone } = incident
  return (
    <li>
      <a href={hashOf({ incidentId: incident.id, screen: 'command' })} aria-current={isShown ? 'true' : undefined}>
        <SeverityMark severity={severity} />
        <span className={styles.severity}>{say(lang, `word.severity.${severity}`)}</span>
        <span className={styles.title}>
          {isPractice(mode) && <ModeWord mode={mode} />}
          <b>{title ?? say(lang, 'word.redacted')}</b>
          <small>
            {[incident.id, incident.declaredBy, ...(incident.services ?? [])].join(' · ')}
            {isShown && ` · ${say(lang, 'screen.palette.here')}`}
          </small>
        </span>
        <span className={styles.status}>{say(lang, `word.status.${status}`)}</span>
        <span className={styles.took}>
          <Elapsed since={incident.declaredAt} until={incident.endedAt} zone={zone} />
        </span>
        <Moment at={incident.declaredAt} zone={zone}>
          {minuteOf(incident.declaredAt, zone)}
        </Moment>
      </a>
    </li>
  )
}
