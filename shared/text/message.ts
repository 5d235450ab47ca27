import { IntlMessageFormat } from 'intl-messageformat'
import { en } from './en/index.ts'
import { ko } from './ko/index.ts'
import { fitParticles, markParticles } from './particles.ts'

export type MessageKey = keyof typeof en
type Lang = 'ko' | 'en'

/**
 * The argument names of an ICU message, read from its English text: `{n, plural, one {# line} other {# lines}}` has `n`.
 * A branch of a plural must hold a `#` or a space, or it would be taken for an argument.
 */
type Candidate<Text extends string> = Text extends `${string}{${infer Rest}`
  ? (Rest extends `${infer Inside}}${string}` ? (Inside extends `${infer Name},${string}` ? Name : Inside) : never) | Candidate<Rest>
  : never
export type ArgumentNames<Text extends string> = Exclude<Candidate<Text>, '' | `${string} ${string}` | `${string}#${string}`>
/** What has to be given with a message: nothing, or exactly its arguments. */
export type Values<Text extends string> = [ArgumentNames<Text>] extends [never]
  ? []
  : [values: { readonly [Name in ArgumentNames<Text>]: string | number }]
export type ValuesOf<Key extends MessageKey> = Values<(typeof en)[Key]>
type AnyValues = Readonly<Record<string, string | number>>

const catalogues = { ko, en } as const
const compiled = new Map<string, IntlMessageFormat>()

/** The message of `key` in `lang`, with its values in place and Korean particles fitted to them. */
export function say<Key extends MessageKey>(lang: Lang, key: Key, ...[values]: ValuesOf<Key>): string {
  return format(lang, key, values ?? {})
}

/**
 * For keys known only at run time (a refusal's code). Falls back to the key, never to nothing; a value that is missing
 * reads "?". A value that is itself a sentence comes in both languages, `reason` and `reasonKo`.
 */
export function sayAny(lang: Lang, key: string, values: AnyValues): string {
  return Object.hasOwn(en, key) ? format(lang, key as MessageKey, inLanguage(lang, values)) : key
}

const inLanguage = (lang: Lang, values: AnyValues): AnyValues =>
  new Proxy(values, {
    has: () => true,
    get: (given, name) => (lang === 'ko' ? given[`${String(name)}Ko`] : undefined) ?? given[String(name)] ?? '?',
  })

function format(lang: Lang, key: MessageKey, values: AnyValues): string {
  const text = String(messageOf(lang, key).format(values))
  return lang === 'ko' ? fitParticles(text) : text
}

function messageOf(lang: Lang, key: MessageKey): IntlMessageFormat {
  const id = `${lang} ${key}`
  const written = catalogues[lang][key]
  const message =
    compiled.get(id) ?? new IntlMessageFormat(lang === 'ko' ? markParticles(written) : written, lang, undefined, { ignoreTag: true })
  compiled.set(id, message)
  return message
}
