import { useEffect, useState, type FormEvent } from 'react'
import type { Client } from '../../../shared/contract/bridge.ts'
import type { Refusal } from '../../../shared/contract/errors.ts'
import {
  access,
  environment,
  targetKinds,
  type Access,
  type Environment,
  type TargetKind,
} from '../../../shared/domain/connection/events.ts'
import type { KindEntry } from '../../../shared/domain/connection/kind-entry.ts'
import type { SecretRef } from '../../../shared/domain/connection/events.ts'
import type { Language } from '../../../shared/domain/document/local-text.ts'
import type { Connection } from '../../../shared/domain/connection/state.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/choice.tsx'
import { EnvironmentWord } from '../../components/environment.tsx'
import { Field } from '../../components/field.tsx'
import { Problem } from '../../components/problem.tsx'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import styles from './connections.module.css'
import { draftOf, placed, type PlaceDraft } from './place-draft.ts'
import { PlaceField, problemIn } from './place-field.tsx'
import { useKinds } from './use-kinds.ts'

interface FormProps {
  /** The one that is changed; left out, a new one is added. */
  readonly of?: Connection
  readonly onDone: () => void
}

interface Typed {
  readonly name: string
  readonly kind: TargetKind
  readonly environment: Environment
  readonly access: Access
  readonly address: PlaceDraft
  readonly secret: PlaceDraft
  readonly ca: string
}

const begin = (of: Connection | undefined): Typed => ({
  ...{
    name: of?.name ?? '',
    kind: of?.kind ?? targetKinds[0],
    environment: of?.environment ?? 'production',
    access: of?.access ?? 'read_only',
  },
  ...{ address: of ? draftOf(of.url) : { from: 'env', text: '' }, secret: draftOf(of?.secret), ca: of?.options?.['ca'] ?? '' },
})

/** A connection: where it leads, and where what opens it lies. Changing one never changes what it may do. */
export function ConnectionForm({ of, onDone }: FormProps) {
  const lang = useLanguage()
  const { client, connections } = useDeck()
  const [typed, setTyped] = useState(() => begin(of))
  const [hasKeychain, setHasKeychain] = useState(false)
  const kinds = useKinds()
  const entry = kinds.find(({ kind }) => kind === typed.kind)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Refusal | null>(null)
  const set = (change: Partial<Typed>) => setTyped((before) => ({ ...before, ...change }))

  useEffect(() => {
    void client.secrets.list({}).then((reply) => reply.ok && setHasKeychain(reply.value.available))
  }, [client])

  async function save(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    const refusal = await saved(client, of, typed)
    setBusy(false)
    if (refusal) return setProblem(refusal)
    await connections.load()
    onDone()
    // It is dialled at once: a wrong variable is better found now than in the middle of a step.
    void connections.test(typed.name.trim())
  }

  return (
    <form
      className={styles.form}
      aria-label={say(lang, of ? 'screen.connections.change' : 'screen.connections.add')}
      onSubmit={(event) => void save(event)}
    >
      {!of && (
        <>
          <Field
            label={say(lang, 'screen.connections.name')}
            placeholder="judgment-primary"
            value={typed.name}
            onChange={(name) => set({ name })}
            mono
            autoFocus
            maxLength={63}
            isRequired
          />
          <Choice
            label={say(lang, 'screen.connections.kind')}
            value={typed.kind}
            onChange={(kind) => set({ kind })}
            options={kinds.map(({ kind, title }) => ({ value: kind, text: title[lang] }))}
          />
        </>
      )}
      <PlaceField what="address" kind={entry} value={typed.address} onChange={(address) => set({ address })} hasKeychain={hasKeychain} />
      <PlaceField what="secret" kind={entry} value={typed.secret} onChange={(secret) => set({ secret })} hasKeychain={hasKeychain} />
      {entry?.options.includes('ca') && (
        <Field
          label={say(lang, 'screen.connections.ca')}
          hint={say(lang, 'screen.connections.ca.hint')}
          placeholder="/etc/ssl/site-ca.pem"
          value={typed.ca}
          onChange={(ca) => set({ ca })}
          mono
          maxLength={1000}
        />
      )}
      <Choice
        label={say(lang, 'screen.connections.environment')}
        value={typed.environment}
        onChange={(place) => set({ environment: place })}
        options={environment.options.map((value) => ({
          ...{ value, text: say(lang, `word.environment.${value}`) },
          ...(value.startsWith('production') ? { aside: <EnvironmentWord of={value} /> } : {}),
        }))}
      />
      {!of && (
        <Choice
          label={say(lang, 'screen.connections.access')}
          value={typed.access}
          onChange={(allowed) => set({ access: allowed })}
          options={access.options.map((value) => ({
            value,
            text: say(lang, `word.access.${value}`),
            aside: say(lang, `screen.access.${value}`),
          }))}
        />
      )}
      <Problem of={problem} />
      <div className={styles.acts}>
        <Button type="submit" isPending={busy} isDisabled={!isComplete(typed, of, entry, lang)}>
          {say(lang, of ? 'screen.connections.save_change' : 'screen.connections.save')}
        </Button>
        <Button look="quiet" onPress={onDone}>
          {say(lang, 'screen.back')}
        </Button>
      </div>
    </form>
  )
}

function isComplete({ name, address, secret }: Typed, of: Connection | undefined, kind: KindEntry | undefined, lang: Language): boolean {
  const keeps = (draft: PlaceDraft, ref: Connection['secret'] | Connection['url']) =>
    ref !== undefined && 'keychain' in ref && draft.from === 'keychain'
  const given = address.text.trim() !== '' || keeps(address, of?.url)
  const opened = secret.from === 'none' || secret.text.trim() !== '' || keeps(secret, of?.secret)
  const wrong = problemIn(lang, 'address', kind, address) ?? problemIn(lang, 'secret', kind, secret)
  return name.trim() !== '' && given && opened && wrong === null
}

/** Adds it, or changes what is another. What goes to the keychain goes there first; a connection that is refused leaves nothing behind. */
async function saved(client: Client, of: Connection | undefined, typed: Typed): Promise<Refusal | null> {
  const [name, put] = [typed.name.trim(), [] as string[]]
  const url = await placed(client, typed.address, { called: name, before: of?.url, put })
  const secret = url.ok ? await placed(client, typed.secret, { called: `${name}-secret`, before: of?.secret, put }) : url
  const undo = async (refusal: Refusal) => {
    for (const kept of put) await client.secrets.remove({ name: kept })
    return refusal
  }
  if (!url.ok) return undo(url.error)
  if (!secret.ok) return undo(secret.error)
  if (!url.value) return undo({ code: 'input_invalid', detail: { field: 'url', issue: 'other' } })
  const { ca: _, ...others } = of?.options ?? {}
  const options = { ...others, ...(typed.ca.trim() === '' ? {} : { ca: typed.ca.trim() }) }
  const place = { name, url: url.value, options, environment: typed.environment }
  const opener = secret.value as SecretRef | null
  const reply = of
    ? await client.connections.change({ ...place, secret: opener })
    : await client.connections.add({ ...place, kind: typed.kind, access: typed.access, ...(opener && { secret: opener }) })
  return reply.ok ? null : undo(reply.error)
}
