import type { ReactNode } from 'react'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { say } from '../../../shared/text/message.ts'
import type { CrewOverlay } from '../../state/overlay.ts'
import { useLanguage } from '../../state/use-deck.ts'
import { OverDialog } from '../over-dialog.tsx'
import { CallOutList } from './call-out.tsx'
import { Handover } from './handover.tsx'
import { RoleList } from './roles.tsx'
import { TaskList } from './tasks.tsx'

/** People and their work over any screen: the same as beside the timeline, and what there is no room for there. */
export function CrewDialogs({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  const over = (of: CrewOverlay, title: string, shown: ReactNode) => (
    <OverDialog of={of} title={title} aside={incident.title ?? say(lang, 'word.redacted')}>
      {shown}
    </OverDialog>
  )
  return (
    <>
      {over('roles', say(lang, 'screen.roles'), <RoleList incident={incident} />)}
      {over('tasks', say(lang, 'screen.tasks'), <TaskList incident={incident} />)}
      {over('callOut', say(lang, 'screen.call.title'), <CallOutList incident={incident} />)}
      {over('handover', say(lang, 'screen.handover.title'), <Handover incident={incident} />)}
    </>
  )
}
