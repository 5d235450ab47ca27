import type { Incident } from '../../../shared/domain/incident/state.ts'
import { say } from '../../../shared/text/message.ts'
import { useLanguage } from '../../state/use-deck.ts'
import { RoleList } from '../crew/roles.tsx'
import { TaskList } from '../crew/tasks.tsx'

/** Who has which role. */
export function Roles({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  return (
    <section data-roles>
      <h2>{say(lang, 'screen.roles')}</h2>
      <RoleList incident={incident} />
    </section>
  )
}

/** Who does what by when. */
export function Tasks({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  return (
    <section data-tasks>
      <h2>{say(lang, 'screen.tasks')}</h2>
      <TaskList incident={incident} />
    </section>
  )
}
