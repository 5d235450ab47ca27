import type { Refusal } from '../../shared/contract/errors.ts'
import type { LocalText } from '../../shared/domain/document/local-text.ts'
import { sayAny } from '../../shared/text/message.ts'

/** A refusal as a sentence in both languages, for the record: it does not know who will read it. */
export const refusalText = ({ code, detail }: Refusal): LocalText => ({
  ko: sayAny('ko', `error.${code}`, detail),
  en: sayAny('en', `error.${code}`, detail),
})
