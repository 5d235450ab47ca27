import { say, type MessageKey, type ValuesOf } from '../../text/message.ts'
import type { LocalText } from '../document/local-text.ts'

/** A message in both languages, for the record: it does not know who will read it. */
export const both = <Key extends MessageKey>(key: Key, ...values: ValuesOf<Key>): LocalText => ({
  ko: say('ko', key, ...values).trim(),
  en: say('en', key, ...values).trim(),
})
