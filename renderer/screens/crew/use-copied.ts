import { useState } from 'react'
import { say } from '../../../shared/text/message.ts'
import { useLanguage } from '../../state/use-deck.ts'

/** What was copied last, in words, and the way to copy; where the browser refuses, that is said with the text to copy by hand. */
export function useCopied() {
  const lang = useLanguage()
  const [said, setSaid] = useState('')
  const copy = (text: string) =>
    void navigator.clipboard.writeText(text).then(
      () => setSaid(say(lang, 'screen.copied')),
      () => setSaid(say(lang, 'screen.copy_failed', { text })),
    )
  return [said, copy] as const
}
