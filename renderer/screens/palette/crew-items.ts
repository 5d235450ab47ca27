import { say } from '../../../shared/text/message.ts'
import type { CrewOverlay } from '../../state/overlay.ts'
import { begin } from '../crew/begin.ts'
import { focusAfterClosing } from '../focus.ts'
import { refusedBy, titled, type Item, type World } from './item.ts'

/** People and their work: who commands, who is called, who does what, what is left. */
export function crew({ lang, place, incident, overlay, deck }: World): readonly Item[] {
  const toFollowUps: Item = {
    ...{ id: 'follow-ups', group: 'act', ...titled(lang, 'screen.palette.follow_ups', {}, ['todo', 'action items']) },
    does: ['followUps.list', 'followUps.change', 'followUps.close', 'followUps.reopen'],
    run: () => place.go({ incidentId: incident?.id ?? null, screen: 'followups' }),
  }
  if (!incident) return [toFollowUps]
  const { client, drafts, host } = deck
  const { roster } = deck.crew.store.getState()
  const over = (name: CrewOverlay) => () => void setTimeout(() => overlay.open(name), 0)
  const toLine = (command: string) => () => {
    place.go({ incidentId: incident.id, screen: 'command' })
    begin(drafts, incident.id, command)
  }
  return [
    {
      ...{ id: 'command me', group: 'act', ...titled(lang, 'screen.palette.command_me', {}, ['IC']) },
      does: ['people.assign'],
      run: () =>
        refusedBy(client.people.assign({ incidentId: incident.id, role: 'commander', person: host.store.getState().view?.actor ?? '' })),
    },
    {
      ...{ id: 'roles', group: 'act', ...titled(lang, 'screen.palette.roles', {}, ['IC', 'role']) },
      does: ['people.get', 'people.assign', 'people.release'],
      run: over('roles'),
    },
    {
      ...{ id: 'handover', group: 'act', ...titled(lang, 'screen.palette.handover', {}, ['ICS 201', 'brief']) },
      does: ['people.handOver', 'people.acknowledge', 'people.withdraw', 'documents.preview'],
      run: over('handover'),
    },
    {
      ...{ id: 'call people', group: 'act', shortcut: 'callOut', ...titled(lang, 'screen.palette.call_out', {}, ['page', 'escalate']) },
      does: ['people.call', 'people.endCall', 'people.escalate', 'roster.get', 'roster.create', 'roster.check', 'roster.schema'],
      run: over('callOut'),
    },
    ...(roster?.people ?? []).map(({ handle, name, role }): Item => ({
      ...{ id: `call ${handle}`, group: 'act', aside: role ?? '' },
      ...titled(lang, 'screen.palette.call', { name }, [handle, name]),
      does: ['people.call'],
      run() {
        overlay.open('callOut')
        focusAfterClosing(`[data-person="${CSS.escape(handle)}"] button`)
      },
    })),
    {
      ...{ id: 'tasks', group: 'act', ...titled(lang, 'screen.palette.tasks') },
      does: ['tasks.list', 'tasks.acknowledge', 'tasks.reassign', 'tasks.extend', 'tasks.end', 'tasks.reopen'],
      run: over('tasks'),
    },
    {
      ...{ id: 'task add', group: 'act', ...titled(lang, 'screen.tasks.add') },
      does: ['tasks.add'],
      run: toLine(say(lang, 'screen.tasks.begin')),
    },
    {
      ...{ id: 'follow-up add', group: 'act', ...titled(lang, 'screen.follow_ups.add', {}, ['todo']) },
      does: ['followUps.add'],
      run: toLine(say(lang, 'screen.follow_ups.begin')),
    },
    toFollowUps,
  ]
}
