import type { Verdict } from '../../../shared/domain/probe/reading.ts'
import { say } from '../../../shared/text/message.ts'
import { VerdictMark, VerdictWord } from '../../components/verdict.tsx'
import type { Standing } from '../../../shared/domain/board/standing.ts'
import { useLanguage } from '../../state/use-deck.ts'
import styles from './board.module.css'

/** The verdict in words: of what is not of now, what it was and why it is not any more. */
export function StandingWord({ standing, verdict }: { readonly standing: Standing; readonly verdict: Verdict }) {
  const lang = useLanguage()
  if (standing === 'fresh') return <VerdictWord verdict={verdict} />
  const says =
    standing === 'unasked' ? say(lang, 'board.unasked') : say(lang, `board.was.${standing}`, { was: say(lang, `word.verdict.${verdict}`) })
  return (
    <span className={styles.stood}>
      <VerdictMark verdict={verdict} past silent />
      <span className={styles.was}>{says}</span>
    </span>
  )
}
