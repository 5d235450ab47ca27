import { TriangleAlert } from 'lucide-react'
import { useStore } from 'zustand'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { roleWord } from '../../../shared/domain/people/role-word.ts'
import { nudges, type Nudge } from '../../../shared/domain/people/select.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Problem } from '../../components/problem.tsx'
import { ageText } from '../../components/time-text.ts'
import type { CrewOverlay } from '../../state/overlay.ts'
import { useDeck, useLanguage, useNow, usePage } from '../../state/use-deck.ts'
import { useDeed } from './use-deed.ts'
import styles from './crew.module.css'

/** What a commander should see and may ignore: one line under the bar, the most pressing first. Nothing when nothing is. */
export function NudgeLine({ incident }: { readonly incident: Incident }) {
  const { crew, host, client } = useDeck()
  const { overlay } = usePage()
  const lang = useLanguage()
  const now = useNow()
  const { incidentId, people, tasks } = useStore(crew.store)
  const view = useStore(host.store, (state) => state.view)
  const { busy, problem, act } = useDeed()
  // Until they are read, nobody knows whether somebody commands.
  if (incidentId !== incident.id) return null
  const [first, ...others] = nudges({ incident, people, tasks }, now)
  if (!first) return null
  const rest = others.length === 0 ? null : say(lang, 'screen.nudge.more', { count: others.length })
  return (
    <div className={styles.nudge} role="status" data-nudge={first.name}>
      <TriangleAlert size={14} aria-hidden />
      <span>{textOf(first)}</span>
      {first.name === 'no_commander' && view && !view.readOnly && (
        <Button
          isPending={busy}
          onPress={() => void act(() => client.people.assign({ incidentId: incident.id, role: 'commander', person: view.actor }))}
        >
          {say(lang, 'screen.nudge.me', { person: view.actor })}
        </Button>
      )}
      <Button onPress={() => overlay.open(opens[first.name])}>{say(lang, `screen.nudge.open.${opens[first.name]}`)}</Button>
      {rest && <small title={others.map(textOf).join('\n')}>{rest}</small>}
      <Problem of={problem} />
    </div>
  )

  function textOf(nudge: Nudge): string {
    const name = (text: string | null) => text ?? say(lang, 'word.redacted')
    const age = (since: string) => ageText(lang, now - Date.parse(since))
    switch (nudge.name) {
      case 'no_commander':
        return say(lang, 'screen.nudge.no_commander', { time: age(nudge.since) })
      case 'handover_waits': {
        const role = roleWord(people.roles.find(({ roleId }) => roleId === nudge.roleId) ?? { roleId: nudge.roleId, title: '' }, lang)
        const words = { role, from: name(nudge.from), to: name(nudge.to), time: age(nudge.since) }
        return say(lang, 'screen.nudge.handover_waits', words)
      }
      case 'tasks_over': {
        const owner = nudge.owner === '' ? say(lang, 'task.nobody') : name(nudge.owner)
        return say(lang, 'screen.nudge.tasks_over', { title: name(nudge.title), owner, count: nudge.count })
      }
      case 'commander_operates':
        return say(lang, 'screen.nudge.commander_operates', { person: nudge.person })
      case 'too_many_reports':
        return say(lang, 'screen.nudge.too_many_reports', { person: nudge.person, count: nudge.count })
    }
  }
}

const opens = {
  no_commander: 'roles',
  handover_waits: 'handover',
  tasks_over: 'tasks',
  commander_operates: 'roles',
  too_many_reports: 'roles',
} as const satisfies Record<Nudge['name'], CrewOverlay>
