import type { Incident } from '../../../shared/domain/incident/state.ts'
import { say } from '../../../shared/text/message.ts'
import { useLanguage } from '../../state/use-deck.ts'
import { CallOutList } from './call-out.tsx'
import { Handover } from './handover.tsx'
import { OverDialog } from './over-dialog.tsx'
import { RoleList } from './roles.tsx'
import { TaskList } from './tasks.tsx'

/** People and their work over any screen: the same as beside the timeline, and what there is no room for there. */
export function CrewDialogs({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  const aside = incident.title ?? say(lang, 'word.redacted')
  return (
    <>
      <OverDialog name="roles" title={say(lang, 'screen.roles')} aside={aside}>
        <RoleList incident={incident} />
      </OverDialog>
      <OverDialog name="tasks" title={say(lang, 'screen.tasks')} aside={aside}>
        <TaskList incident={incident} />
      </OverDialog>
      <OverDialog name="callOut" title={say(lang, 'screen.call.title')} aside={aside}>
        <CallOutList incident={incident} />
      </OverDialog>
      <OverDialog name="handover" title={say(lang, 'screen.handover.title')} aside={aside}>
        <Handover incident={incident} />
      </OverDialog>
    </>
  )
}
