import type { Incident } from '../../../shared/domain/incident/state.ts'
import { say } from '../../../shared/text/message.ts'
import { useLanguage } from '../../state/use-deck.ts'
import styles from './side.module.css'

/** Who has which role. Until roles are assigned here, one is known: who declared. */
export function Roles({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  return (
    <section>
      <h2>{say(lang, 'screen.roles')}</h2>
      <dl className={styles.facts}>
        <dt>{say(lang, 'screen.declared_by')}</dt>
        <dd>{incident.declaredBy}</dd>
      </dl>
      <p className={styles.quiet}>{say(lang, 'screen.roles.later')}</p>
    </section>
  )
}

/** Who does what by when. */
export function Tasks() {
  const lang = useLanguage()
  return (
    <section>
      <h2>{say(lang, 'screen.tasks')}</h2>
      <p className={styles.quiet}>{say(lang, 'screen.tasks.later')}</p>
    </section>
  )
}
