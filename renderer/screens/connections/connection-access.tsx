import { useState, type FormEvent } from 'react'
import type { Refusal } from '../../../shared/contract/errors.ts'
import type { Connection } from '../../../shared/domain/connection/state.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Problem } from '../../components/problem.tsx'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import styles from './connections.module.css'

/** What a connection may do, changed on purpose: in production its name is typed first. Taking it back asks nothing. */
export function ConnectionAccess({ of, onDone }: { readonly of: Connection; readonly onDone: () => void }) {
  const lang = useLanguage()
  const { client, connections } = useDeck()
  const [confirm, setConfirm] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Refusal | null>(null)
  const wanted = of.access === 'operate' ? 'read_only' : 'operate'
  const needsName = wanted === 'operate' && of.environment.startsWith('production')

  async function allow(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    const reply = await client.connections.allow({ name: of.name, access: wanted, confirm: confirm.trim() })
    setBusy(false)
    if (!reply.ok) return setProblem(reply.error)
    await connections.load()
    onDone()
  }

  return (
    <form className={styles.form} aria-label={say(lang, `screen.access.to.${wanted}`)} onSubmit={(event) => void allow(event)}>
      <p>{say(lang, `screen.access.means.${wanted}`, { name: of.name })}</p>
      {needsName && (
        <Field
          label={say(lang, 'screen.access.confirm', { name: of.name })}
          value={confirm}
          onChange={setConfirm}
          placeholder={of.name}
          mono
          autoFocus
          maxLength={63}
          isRequired
        />
      )}
      <Problem of={problem} />
      <div className={styles.acts}>
        <Button type="submit" isPending={busy} isDisabled={needsName && confirm.trim() !== of.name}>
          {say(lang, `screen.access.to.${wanted}`)}
        </Button>
        <Button look="quiet" onPress={onDone}>
          {say(lang, 'screen.back')}
        </Button>
      </div>
    </form>
  )
}
