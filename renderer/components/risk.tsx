import { say } from '../../shared/text/message.ts'
import { useLanguage } from '../state/use-deck.ts'
import { MarkWord } from './mark.tsx'

/** What an action can do to a target, from nothing to what no one takes back. */
export const risks = ['reads', 'reversible', 'disruptive', 'irreversible'] as const
export type Risk = (typeof risks)[number]

/** Eye, turning arrow, bolt, stop sign. */
export function RiskWord({ risk }: { readonly risk: Risk }) {
  const lang = useLanguage()
  return <MarkWord of={risk} word={say(lang, `word.risk.${risk}`)} />
}
