import type { KindEntry } from '../../../shared/domain/connection/kind-entry.ts'
import { checkPlain } from '../../../shared/domain/connection/plain-address.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/choice.tsx'
import { Field } from '../../components/field.tsx'
import { problemText } from '../../components/problem.tsx'
import type { Language } from '../../../shared/domain/document/local-text.ts'
import { useLanguage } from '../../state/use-deck.ts'
import styles from './connections.module.css'
import type { From, PlaceDraft } from './place-draft.ts'

interface PlaceProps {
  readonly what: 'address' | 'secret'
  /** undefined: nobody said what it is like, and the core checks what is typed. */
  readonly kind: KindEntry | undefined
  readonly value: PlaceDraft
  readonly onChange: (value: PlaceDraft) => void
  /** This host has a keychain it can trust. */
  readonly hasKeychain: boolean
}

const allFrom: Readonly<Record<PlaceProps['what'], readonly From[]>> = {
  address: ['env', 'keychain', 'file', 'plain'],
  secret: ['none', 'env', 'keychain', 'file'],
}

/** Where an address or a secret lies, and its name there. What must not be written down is refused as it is typed, with a way on. */
export function PlaceField({ what, kind, value, onChange, hasKeychain }: PlaceProps) {
  const lang = useLanguage()
  const { from, text } = value
  const options = allFrom[what].filter((one) => one !== 'keychain' || hasKeychain)
  const problem = problemIn(lang, what, kind, value)
  const label = what === 'address' && from === 'env' ? 'screen.connections.env' : (`screen.place.${what}.${from}` as const)
  return (
    <div className={styles.place}>
      <Choice
        label={say(lang, `screen.place.${what}`)}
        value={from}
        onChange={(next) => onChange({ from: next, text: '' })}
        options={options.map((one) => ({ value: one, text: say(lang, `screen.place.from.${one}`) }))}
      />
      {from !== 'none' && (
        <Field
          label={say(lang, label as 'screen.connections.env')}
          hint={say(lang, `screen.place.hint.${from}`)}
          placeholder={placeholderOf(what, kind, from)}
          value={text}
          onChange={(next) => onChange({ from, text: next })}
          problem={problem ?? undefined}
          mono
          maxLength={2000}
          isRequired={what === 'address'}
          {...(from === 'keychain' ? { type: 'password' as const } : {})}
        />
      )}
      {problem !== null && hasKeychain && text.includes('://') && (
        <div className={styles.acts}>
          <Button onPress={() => onChange({ from: 'keychain', text })}>{say(lang, 'screen.place.to_keychain')}</Button>
        </div>
      )}
      {problem !== null && !hasKeychain && text.includes('://') && (
        <small className={styles.none}>{say(lang, 'screen.place.no_keychain')}</small>
      )}
    </div>
  )
}

/** Why what was typed cannot stand there; null also while nothing is typed. */
export function problemIn(
  lang: Language,
  what: PlaceProps['what'],
  kind: KindEntry | undefined,
  { from, text }: PlaceDraft,
): string | null {
  const typed = text.trim()
  if (typed === '') return null
  if (from === 'env' && !/^[A-Za-z_][A-Za-z0-9_]{0,127}$/u.test(typed)) return say(lang, 'screen.place.not_a_variable')
  if (from === 'file' && !/^(?:\/|~\/|[A-Za-z]:[\\/]|\\\\)/u.test(typed)) return say(lang, 'screen.place.not_a_path')
  if (from !== 'plain' || what === 'secret' || !kind) return null
  const checked = checkPlain(kind, typed)
  // Half an address is none yet: it is told once it looks like a whole one.
  if (checked.ok || (checked.error.code === 'address_invalid' && !typed.includes('://'))) return null
  return problemText(lang, checked.error)
}

function placeholderOf(what: PlaceProps['what'], kind: KindEntry | undefined, from: From): string {
  if (from === 'file') return what === 'address' ? '~/quarterdeck/primary.url' : '~/quarterdeck/token'
  if (from === 'env') return what === 'address' ? 'JUDGMENT_DB_URL' : 'JUDGMENT_DB_PASSWORD'
  if (!kind) return ''
  if (from === 'keychain') return what === 'address' ? `${kind.schemes[0]}://…` : ''
  return kind.example
}
