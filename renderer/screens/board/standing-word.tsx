import type { Verdict } from '../../../shared/domain/probe/reading.ts'
import { say } from '../../../shared/text/message.ts'
import { VerdictWord } from '../../components/verdict.tsx'
import type { Standing } from '../../state/board.ts'
import { useLanguage } from '../../state/use-deck.ts'
import styles from './board.module.css'

/** The verdict in words: of what is not of now, what it was and why it is not any more. */
export function StandingWord({ standing, verdict }: { readonly standing: Standing; readonly verdict: Verdict }) {
  const lang = useLanguage()
  if (standing === 'fresh') return <VerdictWord verdict={verdict} />
  if (standing === 'unasked') return <span className={styles.was}>{say(lang, 'board.unasked')}</span>
  const was = say(lang, `word.verdict.${verdict}`)
  return <span className={styles.was}>{say(lang, standing === 'paused' ? 'board.was.paused' : 'board.was.old', { was })}</span>
}
