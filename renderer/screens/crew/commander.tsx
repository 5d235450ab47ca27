import { useStore } from 'zustand'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { commanderOf } from '../../../shared/domain/people/select.ts'
import { say } from '../../../shared/text/message.ts'
import { cx } from '../../components/cx.ts'
import { useDeck, useLanguage, usePage } from '../../state/use-deck.ts'
import styles from './crew.module.css'

/** Who commands, in the bar; and to whom it is being handed, for as long as it is not taken. */
export function Commander({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  const { crew } = useDeck()
  const { overlay } = usePage()
  const { incidentId, people } = useStore(crew.store)
  const held = incidentId === incident.id ? commanderOf(people) : undefined
  const name = (text: string | null) => text ?? say(lang, 'word.redacted')
  return (
    <div data-commander>
      <dt>{say(lang, 'word.role.commander')}</dt>
      <dd>
        <button
          type="button"
          className={cx(styles.commander, held?.handover && styles.handing, !held && styles.none)}
          title={held?.handover ? say(lang, 'screen.commander.accountable', { person: name(held.person) }) : undefined}
          onClick={() => overlay.open(held ? 'handover' : 'roles')}
        >
          <span>{held ? name(held.person) : say(lang, 'screen.commander.none')}</span>
          {held?.handover && <small>{say(lang, 'screen.commander.handing', { to: name(held.handover.to) })}</small>}
        </button>
      </dd>
    </div>
  )
}
