import { useEffect, useState, type FormEvent } from 'react'
import { useStore } from 'zustand'
import type { OutputOf } from '../../../shared/contract/bridge.ts'
import type { documents as contract } from '../../../shared/contract/documents.ts'
import type { Refusal } from '../../../shared/contract/errors.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { roleWord } from '../../../shared/domain/people/role-word.ts'
import type { Role } from '../../../shared/domain/people/state.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/choice.tsx'
import { Field } from '../../components/field.tsx'
import { PersonField } from '../../components/person-field.tsx'
import { Problem } from '../../components/problem.tsx'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import { Preview } from '../export/preview.tsx'
import { useDeed } from './use-deed.ts'
import { useNameable } from './use-people.ts'
import styles from './crew.module.css'

/** A role goes over with its brief; until the other says that they took it, whoever has it stays accountable. */
export function Handover({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  const { crew } = useDeck()
  const roles = useStore(crew.store, ({ people }) => people.roles)
  const waiting = roles.filter(({ handover }) => handover !== null)
  if (roles.length === 0) return <p className={styles.quiet}>{say(lang, 'screen.handover.nobody')}</p>
  return (
    <>
      {waiting.map((role) => (
        <Waiting key={role.roleId} incident={incident} role={role} />
      ))}
      {waiting.length === 0 && <Begin incident={incident} roles={roles} />}
      <Brief incident={incident} roles={roles} />
    </>
  )
}

function Begin({ incident: { id: incidentId }, roles }: { readonly incident: Incident; readonly roles: readonly Role[] }) {
  const lang = useLanguage()
  const { client } = useDeck()
  const people = useNameable()
  const { busy, problem, act } = useDeed()
  const [chosen, setChosen] = useState('commander')
  const [to, setTo] = useState('')
  const [note, setNote] = useState('')
  const role = roles.find(({ roleId }) => roleId === chosen) ?? roles[0]
  async function begin(event: FormEvent) {
    event.preventDefault()
    if (to.trim() !== '' && role) await act(() => client.people.handOver({ incidentId, role: role.roleId, to, note }))
  }
  return (
    <form className={styles.form} onSubmit={(event) => void begin(event)}>
      <div className={styles.pair}>
        <Choice
          label={say(lang, 'screen.handover.role')}
          value={role?.roleId ?? null}
          onChange={setChosen}
          options={roles.map((one) => ({
            ...{ value: one.roleId, text: roleWord(one, lang) },
            aside: one.person ?? say(lang, 'word.redacted'),
          }))}
        />
        <PersonField label={say(lang, 'screen.handover.to')} value={to} onChange={setTo} people={people} autoFocus />
      </div>
      <Field
        label={say(lang, 'screen.handover.note')}
        hint={say(lang, 'screen.handover.note_hint')}
        value={note}
        onChange={setNote}
        rows={2}
        maxLength={2000}
      />
      <div className={styles.acts}>
        <Button type="submit" look="primary" isPending={busy} isDisabled={to.trim() === ''}>
          {say(lang, 'screen.handover.begin')}
        </Button>
      </div>
      <Problem of={problem} />
    </form>
  )
}

function Waiting({ incident: { id: incidentId }, role }: { readonly incident: Incident; readonly role: Role }) {
  const lang = useLanguage()
  const { client } = useDeck()
  const { busy, problem, act } = useDeed()
  const words = {
    ...{ role: roleWord(role, lang), from: role.person ?? say(lang, 'word.redacted') },
    to: role.handover?.to ?? say(lang, 'word.redacted'),
  }
  const of = { incidentId, role: role.roleId }
  return (
    <div className={styles.form}>
      <p className={styles.waits}>{say(lang, 'screen.handover.waits', words)}</p>
      <div className={styles.acts}>
        <Button look="primary" isPending={busy} onPress={() => void act(() => client.people.acknowledge(of))}>
          {say(lang, 'screen.handover.take', words)}
        </Button>
        <Button look="quiet" isPending={busy} onPress={() => void act(() => client.people.withdraw(of))}>
          {say(lang, 'screen.handover.withdraw')}
        </Button>
      </div>
      <Problem of={problem} />
    </div>
  )
}

type Shown = OutputOf<(typeof contract)['preview']>

/** The brief as it stands now, read again when something about the people changes. */
function Brief({ incident: { id: incidentId }, roles }: { readonly incident: Incident; readonly roles: readonly Role[] }) {
  const lang = useLanguage()
  const { client } = useDeck()
  const [brief, setBrief] = useState<Shown | null>(null)
  const [problem, setProblem] = useState<Refusal | null>(null)
  useEffect(() => {
    let isShown = true
    void client.documents.preview({ incidentId, document: 'handover', language: lang }).then((reply) => {
      if (!isShown) return
      setProblem(reply.ok ? null : reply.error)
      if (reply.ok) setBrief(reply.value)
    })
    return () => void (isShown = false)
  }, [client, incidentId, lang, roles])
  return (
    <section className={styles.brief}>
      <Problem of={problem} />
      {brief && <Preview markdown={brief.markdown} fileName={brief.fileName} language={lang} />}
    </section>
  )
}
