import { exactMoment } from '../../shared/domain/time/show.ts'
import { useLanguage, useNow } from '../state/use-deck.ts'
import { ageText, elapsedText } from './time-text.ts'

/** A running time since a moment; `until` stops it. */
export function Elapsed({ since, until }: { readonly since: string; readonly until: string | null }) {
  const lang = useLanguage()
  const now = useNow()
  return <span role="timer">{elapsedText(lang, (until === null ? now : Date.parse(until)) - Date.parse(since))}</span>
}

/** How old something is, with the exact moment on hover. */
export function Age({ of, zone }: { readonly of: string; readonly zone: string }) {
  const lang = useLanguage()
  return (
    <time dateTime={of} title={exactMoment(of, zone)}>
      {ageText(lang, useNow() - Date.parse(of))}
    </time>
  )
}
