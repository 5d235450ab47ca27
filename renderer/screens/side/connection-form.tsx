import { useEffect, useState, type FormEvent } from 'react'
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

const places = ['env', 'keychain'] as const

function freeName(name: string, taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const tried = number === 1 ? name : `${name.slice(0, 56)}-${number}`
    if (!taken.includes(tried)) return tried
  }
}

/** A new connection. Its address stays in the environment variable that is named, or goes to the system's keychain where there is one. */
export function ConnectionForm({ onDone }: { readonly onDone: () => void }) {
  const lang = useLanguage()
  const { client, connections } = useDeck()
  const [name, setName] = useState('')
  const [urlEnv, setUrlEnv] = useState('')
  const [address, setAddress] = useState('')
  const [keychain, setKeychain] = useState<readonly string[] | null>(null)
  const [from, setFrom] = useState<'env' | 'keychain'>('env')
  const [kind, setKind] = useState<TargetKind>('postgres')
  const [allowed, setAllowed] = useState<Access>('read_only')
  const [place, setPlace] = useState<Environment>('production')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Refusal | null>(null)

  useEffect(() => {
    void client.secrets.list({}).then((reply) => reply.ok && reply.value.available && setKeychain(reply.value.names))
  }, [client])

  async function add(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    const added = { name: name.trim(), kind, access: allowed, environment: place }
    const reply = await (from === 'env' ? client.connections.add({ ...added, url: { env: urlEnv.trim() } }) : addKept(added))
    setBusy(false)
    if (!reply.ok) return setProblem(reply.error)
    await connections.load()
    onDone()
    // It is dialled at once: a wrong variable is better found now than in the middle of a step.
    void connections.test(name.trim())
  }

  /** The address goes to the keychain first, under a name nobody has; a connection that is refused leaves nothing there. */
  async function addKept(added: { name: string; kind: TargetKind; access: Access; environment: Environment }) {
    const kept = freeName(added.name, keychain ?? [])
    const put = await client.secrets.put({ name: kept, value: address.trim() })
    if (!put.ok) return put
    const reply = await client.connections.add({ ...added, url: { keychain: kept } })
    if (!reply.ok) await client.secrets.remove({ name: kept })
    return reply
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
      {keychain && (
        <Choice
          label={say(lang, 'screen.connections.kept')}
          value={from}
          onChange={setFrom}
          options={places.map((value) => ({ value, text: say(lang, `screen.connections.kept.${value}`) }))}
        />
      )}
      {from === 'env' ? (
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
      ) : (
        <Field
          label={say(lang, 'screen.connections.address')}
          hint={say(lang, 'screen.connections.address.hint')}
          type="password"
          value={address}
          onChange={setAddress}
          mono
          maxLength={2000}
          isRequired
        />
      )}
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
        <Button type="submit" isPending={busy} isDisabled={name.trim() === '' || (from === 'env' ? urlEnv : address).trim() === ''}>
          {say(lang, 'screen.connections.save')}
        </Button>
        <Button look="quiet" onPress={onDone}>
          {say(lang, 'screen.back')}
        </Button>
      </div>
    </form>
  )
}
