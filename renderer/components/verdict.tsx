import { say } from '../../shared/text/message.ts'
import type { Verdict } from '../../shared/domain/probe/reading.ts'
import { useLanguage } from '../state/use-deck.ts'
import { cx } from './cx.ts'
import styles from './verdict.module.css'

/** Disc, triangle, lozenge, dotted ring. The word stands beside it, or is read out when it does not. */
export function VerdictMark({ verdict, silent = false }: { readonly verdict: Verdict; readonly silent?: boolean }) {
  const lang = useLanguage()
  const word = say(lang, `word.verdict.${verdict}`)
  return (
    <span
      className={cx(styles.mark, styles[verdict])}
      {...(silent ? { 'aria-hidden': true } : { role: 'img', 'aria-label': word, title: word })}
    />
  )
}

export function VerdictWord({ verdict }: { readonly verdict: Verdict }) {
  const lang = useLanguage()
  return (
    <span className={cx(styles.word, styles[`${verdict}Word`])}>
      <VerdictMark verdict={verdict} silent />
      {say(lang, `word.verdict.${verdict}`)}
    </span>
  )
}
