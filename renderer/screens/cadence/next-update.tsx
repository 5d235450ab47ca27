import { BellRing } from 'lucide-react'
import { useStore } from 'zustand'
import { mostPressing, updateStateOf } from '../../../shared/domain/cadence/select.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { clockTime } from '../../../shared/domain/time/show.ts'
import { say } from '../../../shared/text/message.ts'
import { cx } from '../../components/cx.ts'
import { onMac } from '../../components/keys.tsx'
import { Moment } from '../../components/times.tsx'
import { keysOf } from '../../state/shortcuts.ts'
import { useDeck, useLanguage, useNow, usePage } from '../../state/use-deck.ts'
import { updateText } from './update-text.ts'
import styles from './cadence.module.css'

/** When the next update is due, and how late it is; pressed, it opens the update. */
export function NextUpdate({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  const { overlay } = usePage()
  const now = useNow()
  const { state } = updateStateOf(incident, now)
  const { dueAt } = incident.cadence
  return (
    <button
      type="button"
      className={cx(styles.next, styles[state])}
      data-update={state}
      title={`${say(lang, 'cadence.open')} (${keysOf('update', onMac())})`}
      onClick={() => overlay.open('update')}
    >
      {(state === 'due' || state === 'overdue') && <BellRing size={13} aria-hidden />}
      {updateText(incident, now, lang)}
      {dueAt !== null && (
        <small>
          <Moment at={dueAt} zone={incident.zone}>
            {clockTime(dueAt, incident.zone).slice(0, 5)}
          </Moment>
        </small>
      )}
    </button>
  )
}

/** Another open incident whose update presses: it is not forgotten for the one on screen. */
export function ElsewhereDue({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  const { incidents } = useDeck()
  const { place, overlay } = usePage()
  const now = useNow()
  const byId = useStore(incidents.store, (all) => all.byId)
  const other = mostPressing(
    Object.values(byId).filter(({ id, status }) => id !== incident.id && status !== 'closed'),
    now,
  )
  if (!other) return null
  return (
    <button
      type="button"
      className={cx(styles.elsewhere, styles[updateStateOf(other, now).state])}
      data-elsewhere={other.id}
      onClick={() => {
        place.go({ incidentId: other.id, screen: 'command' })
        setTimeout(() => overlay.open('update'), 0)
      }}
    >
      <BellRing size={13} aria-hidden />
      {say(lang, 'cadence.elsewhere', { title: other.title ?? say(lang, 'word.redacted'), state: updateText(other, now, lang) })}
    </button>
  )
}
