import type { Verdict } from '../../../shared/domain/probe/reading.ts'
import { say } from '../../../shared/text/message.ts'
import { Mark } from '../../components/mark.tsx'
import type { Tally } from '../../state/tally.ts'
import { useLanguage } from '../../state/use-deck.ts'
import styles from './board.module.css'

const worstFirst = ['critical', 'warning', 'unknown', 'ok'] as const satisfies readonly Verdict[]

/** How many of each verdict, the worst first, and how many cannot be taken for now. */
export function TallyLine({ of }: { readonly of: Tally }) {
  const lang = useLanguage()
  return (
    <ul className={styles.tally}>
      {worstFirst.map(
        (one) =>
          of[one] > 0 && (
            <li key={one} aria-label={say(lang, 'board.count', { verdict: say(lang, `word.verdict.${one}`), count: of[one] })}>
              <Mark of={one} />
              <b aria-hidden>{of[one]}</b>
            </li>
          ),
      )}
      {of.past > 0 && <li className={styles.was}>{say(lang, 'board.count.past', { count: of.past })}</li>}
    </ul>
  )
}
