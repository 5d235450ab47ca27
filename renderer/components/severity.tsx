import { severities, type Severity } from '../../shared/domain/incident/words.ts'
import { say } from '../../shared/text/message.ts'
import { useLanguage } from '../state/use-deck.ts'
import { Mark, MarkWord } from './mark.tsx'

/** Bars, as many as it is bad; amber and red only for the two that wake people. Its word stands beside it. */
export const SeverityMark = ({ severity }: { readonly severity: Severity }) => <Mark of={severity} />

export function SeverityWord({ severity }: { readonly severity: Severity }) {
  const lang = useLanguage()
  return <MarkWord of={severity} word={say(lang, `word.severity.${severity}`)} />
}

/** One of them is chosen: each by its mark and its word. */
export const severityOptions = (lang: 'ko' | 'en') =>
  severities.map((value) => ({
    value,
    text: (
      <>
        <SeverityMark severity={value} />
        {say(lang, `word.severity.${value}`)}
      </>
    ),
  }))
