import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { Refusal, Reply } from '../../../shared/contract/errors.ts'
import { isInForce } from '../../../shared/domain/action/state.ts'
import { isOpen, type Incident } from '../../../shared/domain/incident/state.ts'
import { incidentStatuses } from '../../../shared/domain/incident/words.ts'
import { practiceWord } from '../../../shared/domain/incident/mode.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/choice.tsx'
import { cx } from '../../components/cx.ts'
import { ModeWord } from '../../components/mode.tsx'
import { Problem } from '../../components/problem.tsx'
import { SeverityMark } from '../../components/severity.tsx'
import { Elapsed } from '../../components/times.tsx'
import { inOrder } from '../../state/incidents.ts'
import { useDeck, useLanguage, usePage } from '../../state/use-deck.ts'
import { useOneLine } from '../command/use-wide.ts'
import { focusSoon } from '../focus.ts'
import { focusComposer } from '../timeline/composer-keys.ts'
import { Commander } from '../crew/commander.tsx'
import { LinkState } from './link-state.tsx'
import { ElsewhereDue, NextUpdate } from '../cadence/next-update.tsx'
import { SeverityChoice } from './severity-choice.tsx'
import { ZoneSwitch } from './zone-switch.tsx'
import styles from './bar.module.css'

/** Which incident, how bad, how far, how long; and whether what is on screen is now. */
export function Bar({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  const { client, actions } = useDeck()
  const { place, overlay } = usePage()
  const listed = useStore(actions.store, (all) => all.inForce)
  const inForce = listed.filter(isInForce)
  const oneLine = useOneLine()
  const [held, setHeld] = useState<Incident['status'] | null>(null)
  const [problem, setProblem] = useState<Refusal | null>(null)
  const tell = async (reply: Promise<Reply<unknown>>) => {
    const answer = await reply
    setProblem(answer.ok ? null : answer.error)
    if (answer.ok) focusComposer()
  }

  /** Resolved is no end while something is in force that was meant for a while. */
  function turn(status: Incident['status']) {
    setHeld(null)
    if ((status === 'resolved' || status === 'closed') && inForce.length > 0 && held !== status) return setHeld(status)
    void tell(client.incidents.setStatus({ incidentId: incident.id, status }))
  }
  const toMitigations = () => {
    setHeld(null)
    place.go({ incidentId: incident.id, screen: 'probes' })
    focusSoon('main [data-mitigations] h2')
  }

  return (
    // Where it is low the bar is one line that scrolls: by the arrows too, or its figures could not be come by.
    <header className={styles.bar} data-part="bar" aria-label={say(lang, 'screen.bar')} {...(oneLine ? { tabIndex: 0 } : {})}>
      <div className={styles.who}>
        <ModeWord mode={incident.mode} />
        <SeverityChoice
          incident={incident}
          onChange={(severity) => void tell(client.incidents.setSeverity({ incidentId: incident.id, severity }))}
        />
        <Title incident={incident} />
      </div>
      <ol className={styles.status} aria-label={say(lang, 'screen.status')}>
        {incidentStatuses.map((status, at) => {
          const now = incident.status === status
          const past = at < incidentStatuses.indexOf(incident.status)
          return (
            <li key={status} className={cx(past && styles.past, now && styles.now)}>
              <button
                type="button"
                data-status={status}
                aria-current={now ? 'step' : undefined}
                // A browser leaves a half hidden one where it is.
                onFocus={(event) => event.currentTarget.scrollIntoView({ block: 'nearest', inline: 'nearest' })}
                onClick={() => !now && turn(status)}
              >
                {say(lang, `word.status.${status}`)}
              </button>
            </li>
          )
        })}
      </ol>
      {inForce.length > 0 && (
        <button
          type="button"
          className={cx(styles.inForce, inForce.some(({ promptedAt }) => promptedAt !== null) && styles.due)}
          title={say(lang, 'board.in_force.count', { count: inForce.length })}
          aria-label={say(lang, 'board.in_force.count', { count: inForce.length })}
          onClick={toMitigations}
        >
          <Undo2 size={13} aria-hidden />
          <span data-words>{say(lang, 'board.in_force.count', { count: inForce.length })}</span>
          <span data-figure>{inForce.length}</span>
        </button>
      )}
      {(incident.status === 'resolved' || incident.status === 'closed') && (
        <Button onPress={() => overlay.open('reopen')}>{say(lang, 'reopen.title')}</Button>
      )}
      <ElsewhereDue incident={incident} />
      <dl className={styles.facts}>
        <div>
          <dt>{say(lang, incident.endedAt === null ? 'screen.elapsed' : 'screen.took')}</dt>
          <dd className={styles.figure}>
            <Elapsed since={incident.declaredAt} until={incident.endedAt} zone={incident.zone} isStop />
          </dd>
        </div>
        <div>
          <dt>{say(lang, 'screen.next_update')}</dt>
          <dd>
            <NextUpdate incident={incident} />
          </dd>
        </div>
        <Commander incident={incident} />
        <div>
          <dt>{say(lang, 'screen.zone')}</dt>
          <dd>
            <ZoneSwitch zone={incident.zone} />
          </dd>
        </div>
        <LinkState zone={incident.zone} />
      </dl>
      {held !== null && inForce.length > 0 && (
        <div className={styles.held} role="alert">
          <p>{say(lang, 'board.resolve.says', { count: inForce.length })}</p>
          <Button onPress={toMitigations}>{say(lang, 'board.resolve.look')}</Button>
          <Button onPress={() => turn(held)}>{say(lang, 'board.resolve.anyway')}</Button>
          <Button look="quiet" onPress={() => setHeld(null)}>
            {say(lang, 'screen.back')}
          </Button>
        </div>
      )}
      {problem && (
        <div className={styles.problem}>
          <Problem of={problem} />
        </div>
      )}
    </header>
  )
}

/** The title; with several incidents it opens the list of them. */
function Title({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  const { incidents } = useDeck()
  const { place } = usePage()
  const byId = useStore(incidents.store, (all) => all.byId)
  const all = inOrder(byId)
  const title = incident.title ?? say(lang, 'word.redacted')
  if (all.length < 2) return <h1 className={styles.title}>{title}</h1>
  return (
    <h1 className={styles.title}>
      <Choice
        label={say(lang, 'screen.switch')}
        hideLabel
        className={styles.switch}
        value={incident.id}
        onChange={(incidentId) => place.go({ incidentId, screen: 'command' })}
        options={all.map((one) => ({
          value: one.id,
          text: one.title ?? say(lang, 'word.redacted'),
          mark: <SeverityMark severity={one.severity} />,
          aside: [practiceWord(one.mode, lang), say(lang, `word.status.${isOpen(one) ? one.status : 'closed'}`)]
            .filter(Boolean)
            .join(' · '),
        }))}
      />
    </h1>
  )
}
