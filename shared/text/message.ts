import { IntlMessageFormat } from 'intl-messageformat'
import { josa } from 'es-hangul'
import { en } from './en/index.ts'
import { ko } from './ko/index.ts'

export type MessageKey = keyof typeof en
type Lang = 'ko' | 'en'

/** The argument names of an ICU message, read from its English text: `{n, plural, one {# line} other {# lines}}` has `n`. */
type Candidate<Text extends string> = Text extends `${string}{${infer Rest}`
  ? (Rest extends `${infer Inside}}${string}` ? (Inside extends `${infer Name},${string}` ? Name : Inside) : never) | Candidate<Rest>
  : never
type Names<Text extends string> = Exclude<Candidate<Text>, '' | `${string} ${string}` | `${string}#${string}`>
type Values<Text extends string> = [Names<Text>] extends [never] ? [] : [values: { readonly [Name in Names<Text>]: string | number }]

const catalogues = { ko, en } as const
const compiled = new Map<string, IntlMessageFormat>()

/** The message of `key` in `lang`, with its values in place and Korean particles fitted to them. */
export function say<Key extends MessageKey>(lang: Lang, key: Key, ...[values]: Values<(typeof en)[Key]>): string {
  return format(lang, key, values ?? {})
}

/**
 * For keys known only at run time (a refusal's code). Falls back to the key, never to nothing. A value that is itself a
 * sentence comes in both languages, `reason` and `reasonKo`.
 */
export function sayAny(lang: Lang, key: string, values: Readonly<Record<string, string | number>>): string {
  return Object.hasOwn(en, key) ? format(lang, key as MessageKey, lang === 'ko' ? inKorean(values) : values) : key
}

const inKorean = (values: Readonly<Record<string, string | number>>) => ({
  ...values,
  ...Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (name.endsWith('Ko') ? [[name.slice(0, -2), value]] : []))),
})

function format(lang: Lang, key: MessageKey, values: Readonly<Record<string, string | number>>): string {
  const id = `${lang} ${key}`
  const message = compiled.get(id) ?? new IntlMessageFormat(catalogues[lang][key], lang, undefined, { ignoreTag: true })
  compiled.set(id, message)
  const text = String(message.format({ ...values }))
  return lang === 'ko' ? withParticles(text) : text
}

/** A message writes both forms, `{title}을(를)`; the one that fits the word before it stays. */
const particles = /(\S)(을\(를\)|이\(가\)|은\(는\)|와\(과\)|\(으\)로)/gu
const pairs = { '을(를)': '을/를', '이(가)': '이/가', '은(는)': '은/는', '와(과)': '와/과', '(으)로': '으로/로' } as const

const withParticles = (text: string) =>
  text.replace(particles, (_, last: string, both: keyof typeof pairs) => last + josa.pick(last, pairs[both]))
