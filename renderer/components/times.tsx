import type { ReactNode } from 'react'
import { clockTime, exactMoment } from '../../shared/domain/time/show.ts'
import { say } from '../../shared/text/message.ts'
import { useLanguage, useNow } from '../state/use-deck.ts'
import { cx } from './cx.ts'
import { MarkWord } from './mark.tsx'
import { stalenessOf, type Staleness } from './staleness.ts'
import { ageText, elapsedText } from './time-text.ts'
import styles from './times.module.css'

interface MomentProps {
  readonly at: string
  readonly zone: string
  readonly className?: string | undefined
  readonly children: ReactNode
}

/** A moment as people say it; the exact one, with its zone's name, on hover and wherever what it belongs to has the keyboard's focus. */
export function Moment({ at, zone, className, children }: MomentProps) {
  return (
    <time dateTime={at} title={exactMoment(at, zone)} className={className}>
      {children}
    </time>
  )
}

interface ElapsedProps {
  readonly since: string
  readonly until: string | null
  readonly zone: string
  /** Which time it is, before its exact moments: where several are told at once. */
  readonly name?: string
  /** It takes the focus itself, so that its exact moments can be come by with the keyboard: where it is not within a link or a button. */
  readonly isStop?: boolean
}

/** A running time since a moment; `until` stops it. */
export function Elapsed({ since, until, zone, name, isStop = false }: ElapsedProps) {
  const lang = useLanguage()
  const now = useNow()
  const exact = [since, until].flatMap((at) => at ?? []).map((at) => exactMoment(at, zone))
  return (
    <span role="timer" title={(name === undefined ? '' : `${name}: `) + exact.join(' – ')} {...(isStop ? { tabIndex: 0 } : {})}>
      {elapsedText(lang, (until === null ? now : Date.parse(until)) - Date.parse(since))}
    </span>
  )
}

interface AgeProps {
  readonly of: string
  readonly zone: string
  /** Where something is heard of in a rhythm of its own, which says better than its age how far it holds. */
  readonly as?: Staleness
}

/** How old something is, with the exact moment on hover. What is old is dashed and dated: it never looks like now. */
export function Age({ of, zone, as }: AgeProps) {
  const lang = useLanguage()
  const age = useNow() - Date.parse(of)
  const staleness = as ?? stalenessOf(age)
  return (
    <time dateTime={of} title={exactMoment(of, zone)} className={cx(styles.age, styles[staleness])} data-staleness={staleness}>
      {ageText(lang, age)}
      {staleness === 'old' && <span className={styles.dated}>{clockTime(of, zone).slice(0, 5)}</span>}
    </time>
  )
}

export function StalenessWord({ staleness }: { readonly staleness: Staleness }) {
  const lang = useLanguage()
  return <MarkWord of={staleness} word={say(lang, `word.staleness.${staleness}`)} />
}
