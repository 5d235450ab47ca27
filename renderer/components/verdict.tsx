import { say } from '../../shared/text/message.ts'
import type { Verdict } from '../../shared/domain/probe/reading.ts'
import { useLanguage } from '../state/use-deck.ts'
import { Mark, MarkWord } from './mark.tsx'

interface VerdictProps {
  readonly verdict: Verdict
  /** Where the word stands beside it. */
  readonly silent?: boolean
  /** Read too long ago to be taken for now. */
  readonly past?: boolean
}

/** Disc, triangle, lozenge, dotted ring; only the outline of it when it is old. */
export function VerdictMark({ verdict, silent = false, past = false }: VerdictProps) {
  const lang = useLanguage()
  return <Mark of={verdict} past={past} label={silent ? undefined : say(lang, `word.verdict.${verdict}`)} />
}

export function VerdictWord({ verdict, past = false }: Omit<VerdictProps, 'silent'>) {
  const lang = useLanguage()
  return <MarkWord of={verdict} past={past} word={say(lang, `word.verdict.${verdict}`)} />
}
