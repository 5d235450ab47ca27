import { useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Refusal } from '../../../shared/contract/errors.ts'
import type { Mitigation } from '../../../shared/domain/action/state.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { EnvironmentWord } from '../../components/environment.tsx'
import { Field } from '../../components/field.tsx'
import { Problem } from '../../components/problem.tsx'
import { Age } from '../../components/times.tsx'
import { useDeck, useLanguage, usePage } from '../../state/use-deck.ts'
import styles from './actions.module.css'

/** What is in force and can be undone, until it is: reverted by a plan of its own, or settled with a reason. Nothing when nothing is. */
export function Mitigations({ incident, zone }: { readonly incident: Incident | undefined; readonly zone: string }) {
  const lang = useLanguage()
  const { actions } = useDeck()
  const inForce = useStore(actions.store, (all) => all.inForce)
  if (inForce.length === 0) return null
  return (
    <section className={styles.inForce} data-mitigations>
      <h2 tabIndex={-1}>{say(lang, 'board.in_force')}</h2>
      <ul>
        {inForce.map((one) => (
          <One key={one.id} mitigation={one} incident={incident} zone={zone} />
        ))}
      </ul>
    </section>
  )
}

interface OneProps {
  readonly mitigation: Mitigation
  readonly incident: Incident | undefined
  readonly zone: string
}

function One({ mitigation, incident, zone }: OneProps) {
  const lang = useLanguage()
  const { client, actions } = useDeck()
  const { place } = usePage()
  const title = useStore(actions.store, ({ list }) => list.find(({ action }) => action === mitigation.action)?.title[lang])
  const [settling, setSettling] = useState(false)
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Refusal | null>(null)
  const working = useRef(false)
  const { id: mitigationId, connection, environment, target, since, by, promptedAt, endedAt, statement } = mitigation
  const name = title ?? mitigation.action

  async function revert() {
    if (working.current) return
    working.current = true
    setBusy(true)
    const reply = await client.actions.revert({ mitigationId })
    working.current = false
    setBusy(false)
    if (!reply.ok) return setProblem(reply.error)
    actions.take(reply.value)
    place.go({ incidentId: incident?.id ?? null, screen: 'probes', item: `${connection} ${reply.value.id}` })
  }

  async function settle() {
    if (working.current) return
    working.current = true
    setBusy(true)
    const reply = await client.actions.settle({ mitigationId, reason: reason.trim() })
    working.current = false
    setBusy(false)
    setProblem(reply.ok ? null : reply.error)
    if (reply.ok) await actions.load()
  }

  return (
    <li>
      <p className={styles.what}>
        <b>{name}</b>
        <Age of={since} zone={zone} as="fresh" />
      </p>
      <code className={styles.did} title={statement}>
        {statement.trim().replaceAll(/\s+/gu, ' ')}
      </code>
      <p className={styles.quiet}>
        <EnvironmentWord of={environment} /> · {target} · {by}
      </p>
      {endedAt !== null && (
        <p className={styles.due}>
          {say(lang, 'board.in_force.ended')} <Age of={endedAt} zone={zone} as="fresh" />
        </p>
      )}
      {promptedAt !== null && endedAt === null && <p className={styles.due}>{say(lang, 'board.in_force.due')}</p>}
      {endedAt !== null ? (
        <div className={styles.acts}>
          <Button isPending={busy} label={`${say(lang, 'board.in_force.settle.now')}: ${name}`} onPress={() => void settle()}>
            {say(lang, 'board.in_force.settle.now')}
          </Button>
        </div>
      ) : settling ? (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (reason.trim() !== '') void settle()
          }}
        >
          <Field label={say(lang, 'board.in_force.why')} value={reason} onChange={setReason} maxLength={500} autoFocus isRequired />
          <div className={styles.acts}>
            <Button type="submit" isPending={busy} isDisabled={reason.trim() === ''}>
              {say(lang, 'board.in_force.settle.now')}
            </Button>
            <Button look="quiet" onPress={() => setSettling(false)}>
              {say(lang, 'screen.back')}
            </Button>
          </div>
        </form>
      ) : (
        <div className={styles.acts}>
          <Button isPending={busy} label={`${say(lang, 'board.in_force.revert')}: ${name}`} onPress={() => void revert()}>
            {say(lang, 'board.in_force.revert')}
          </Button>
          <Button look="quiet" label={`${say(lang, 'board.in_force.settle')}: ${name}`} onPress={() => setSettling(true)}>
            {say(lang, 'board.in_force.settle')}
          </Button>
        </div>
      )}
      <Problem of={problem} />
    </li>
  )
}
