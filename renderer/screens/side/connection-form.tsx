import { useState, type FormEvent } from 'react'
import type { Refusal } from '../../../shared/contract/errors.ts'
import {
  access,
  environment,
  targetKinds,
  type Access,
  type Environment,
  type TargetKind,
} from '../../../shared/domain/connection/events.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/choice.tsx'
import { Field } from '../../components/field.tsx'
import { Problem } from '../../components/problem.tsx'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import styles from './side.module.css'

/** A new connection. The address itself is never typed here: it stays in the environment variable that is named. */
export function ConnectionForm({ onDone }: { readonly onDone: () => void }) {
  const lang = useLanguage()
  const { client, connections } = useDeck()
  const [name, setName] = useState('')
  const [urlEnv, setUrlEnv] = useState('')
  const [kind, setKind] = useState<TargetKind>('postgres')
  const [allowed, setAllowed] = useState<Access>('read_only')
  const [place, setPlace] = useState<Environment>('production')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Refusal | null>(null)

  async function add(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    const reply = await client.connections.add({ name: name.trim(), kind, access: allowed, environment: place, urlEnv: urlEnv.trim() })
    setBusy(false)
    if (!reply.ok) return setProblem(reply.error)
    await connections.load()
    onDone()
    // It is dialled at once: a wrong variable is better found now than in the middle of a step.
    void connections.test(name.trim())
  }

  return (
    <form className={styles.form} aria-label={say(lang, 'screen.connections.add')} onSubmit={(event) => void add(event)}>
      <Field
        label={say(lang, 'screen.connections.name')}
        placeholder="judgment-primary"
        value={name}
        onChange={setName}
        mono
        autoFocus
        maxLength={63}
        isRequired
      />
      <Field
        label={say(lang, 'screen.connections.env')}
        hint={say(lang, 'screen.connections.env.hint')}
        placeholder="JUDGMENT_DB_URL"
        value={urlEnv}
        onChange={setUrlEnv}
        mono
        maxLength={128}
        isRequired
      />
      <div className={styles.pair}>
        <Choice
          label={say(lang, 'screen.connections.kind')}
          value={kind}
          onChange={setKind}
          options={targetKinds.map((value) => ({ value, text: say(lang, `screen.kind.${value}`) }))}
        />
        <Choice
          label={say(lang, 'screen.connections.environment')}
          value={place}
          onChange={setPlace}
          options={environment.options.map((value) => ({ value, text: say(lang, `word.environment.${value}`) }))}
        />
      </div>
      <Choice
        label={say(lang, 'screen.connections.access')}
        value={allowed}
        onChange={setAllowed}
        options={access.options.map((value) => ({
          value,
          text: say(lang, `word.access.${value}`),
          aside: say(lang, `screen.access.${value}`),
        }))}
      />
      <Problem of={problem} />
      <div className={styles.acts}>
        <Button type="submit" isPending={busy} isDisabled={name.trim() === '' || urlEnv.trim() === ''}>
          {say(lang, 'screen.connections.save')}
        </Button>
        <Button look="quiet" onPress={onDone}>
          {say(lang, 'screen.back')}
        </Button>
      </div>
    </form>
  )
}
