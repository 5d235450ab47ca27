import { useState, type FormEvent } from 'react'
import { useStore } from 'zustand'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { roleWord } from '../../../shared/domain/people/role-word.ts'
import { roleOf, type Role } from '../../../shared/domain/people/state.ts'
import { knownRoles } from '../../../shared/domain/people/words.ts'
import { exactMoment } from '../../../shared/domain/time/show.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { cx } from '../../components/cx.ts'
import { Field } from '../../components/field.tsx'
import { PersonField } from '../../components/person-field.tsx'
import { Problem } from '../../components/problem.tsx'
import { useDeck, useLanguage, usePage } from '../../state/use-deck.ts'
import { useDeed } from './use-deed.ts'
import { useNameable } from './use-people.ts'
import styles from './crew.module.css'

const own = '+'

/** Who has which role. One that nobody has stands quietly with it, so that a gap is seen. */
export function RoleList({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  const { crew } = useDeck()
  const { overlay } = usePage()
  const people = useStore(crew.store, (state) => state.people)
  const problem = useStore(crew.store, (state) => state.problem)
  const [open, setOpen] = useState<string | null>(null)
  const lines = [
    ...knownRoles.map((roleId) => ({ roleId, held: roleOf(people, roleId) })),
    ...people.roles.filter(({ title }) => title !== '').map((held) => ({ roleId: held.roleId, held })),
  ]
  const toggle = (roleId: string) => setOpen(open === roleId ? null : roleId)
  return (
    <>
      <Problem of={problem} />
      {people.roles.length === 0 && <p className={styles.quiet}>{say(lang, 'screen.roles.teach')}</p>}
      <ul className={styles.lines}>
        {lines.map(({ roleId, held }) => (
          <li key={roleId} className={cx(!held && styles.vacant)}>
            <button type="button" className={styles.line} data-role={roleId} aria-expanded={open === roleId} onClick={() => toggle(roleId)}>
              <span>{roleWord(held ?? { roleId, title: '' }, lang)}</span>
              <b>{held ? (held.person ?? say(lang, 'word.redacted')) : say(lang, 'screen.roles.vacant')}</b>
            </button>
            {held?.handover && (
              <p className={styles.waits}>
                {say(lang, 'people.waits_for', { to: held.handover.to ?? say(lang, 'word.redacted') })}
                <button type="button" className={styles.link} onClick={() => overlay.open('handover')}>
                  {say(lang, 'screen.handover.open')}
                </button>
              </p>
            )}
            {open === roleId && <RoleForm incident={incident} roleId={roleId} held={held} onDone={() => setOpen(null)} />}
          </li>
        ))}
      </ul>
      {open === own && <RoleForm incident={incident} roleId={null} held={undefined} onDone={() => setOpen(null)} />}
      <div className={styles.acts}>
        <Button look="quiet" onPress={() => toggle(own)}>
          {say(lang, 'screen.roles.own')}
        </Button>
        <Button look="quiet" onPress={() => overlay.open('callOut')}>
          {say(lang, 'screen.call.open')}
        </Button>
        {people.roles.length > 0 && (
          <Button look="quiet" onPress={() => overlay.open('handover')}>
            {say(lang, 'screen.handover.open')}
          </Button>
        )}
      </div>
    </>
  )
}

interface RoleFormProps {
  readonly incident: Incident
  /** null: one of the team's own, to be named. */
  readonly roleId: string | null
  readonly held: Role | undefined
  readonly onDone: () => void
}

/** Gives the role to somebody, or gives it up. Command that somebody has asks why it goes past them. */
function RoleForm({ incident: { id: incidentId, zone }, roleId, held, onDone }: RoleFormProps) {
  const lang = useLanguage()
  const { client } = useDeck()
  const people = useNameable()
  const { busy, problem, act } = useDeed()
  const [name, setName] = useState('')
  const [person, setPerson] = useState('')
  const [reason, setReason] = useState('')
  const role = roleId ?? name
  const pastCommander = held !== undefined && roleId === 'commander'

  async function assign(event: FormEvent) {
    event.preventDefault()
    if (person.trim() === '' || role.trim() === '') return
    if (await act(() => client.people.assign({ incidentId, role, person, reason }))) onDone()
  }
  async function release() {
    if (await act(() => client.people.release({ incidentId, role, reason }))) onDone()
  }

  return (
    <form className={styles.form} onSubmit={(event) => void assign(event)}>
      {held && (
        <p className={styles.quiet} title={exactMoment(held.since, zone)}>
          {say(lang, 'screen.roles.since', { time: exactMoment(held.since, zone).slice(11, 16), by: held.by })}
        </p>
      )}
      {roleId === null && <Field label={say(lang, 'screen.roles.name')} value={name} onChange={setName} maxLength={60} autoFocus />}
      <PersonField
        label={say(lang, pastCommander ? 'screen.roles.instead' : 'screen.roles.person')}
        value={person}
        onChange={setPerson}
        people={people}
        autoFocus={roleId !== null}
      />
      {pastCommander && (
        <Field
          label={say(lang, 'screen.reason')}
          hint={say(lang, 'screen.roles.reason_hint')}
          value={reason}
          onChange={setReason}
          maxLength={500}
        />
      )}
      <div className={styles.acts}>
        <Button type="submit" isPending={busy} isDisabled={person.trim() === '' || role.trim() === ''}>
          {say(lang, 'screen.roles.assign')}
        </Button>
        {held && (
          <Button look="quiet" isPending={busy} onPress={() => void release()}>
            {say(lang, 'screen.roles.release')}
          </Button>
        )}
        <Button look="quiet" onPress={onDone}>
          {say(lang, 'screen.back')}
        </Button>
      </div>
      <Problem of={problem} />
    </form>
  )
}
