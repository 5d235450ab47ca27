import { sayAny, type MessageKey, type ValuesOf } from '../../text/message.ts'
import type { LocalText } from './local-text.ts'

type Value = string | number | LocalText
type WithTexts<Given extends readonly unknown[]> = Given extends [infer Values] ? [values: { readonly [Name in keyof Values]: Value }] : []

/** A message in both languages, for the record: it does not know who will read it. A value that is itself a text goes in by language. */
export function both<Key extends MessageKey>(key: Key, ...[values]: WithTexts<ValuesOf<Key>>): LocalText {
  const given = Object.entries<Value>(values ?? {})
  const inLanguage = (language: 'ko' | 'en') =>
    Object.fromEntries(given.map(([name, value]) => [name, typeof value === 'object' ? value[language] : value]))
  return { ko: sayAny('ko', key, inLanguage('ko')).trim(), en: sayAny('en', key, inLanguage('en')).trim() }
}
