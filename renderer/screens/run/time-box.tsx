import type { StepView } from '../../../shared/contract/runs.ts'
import { say } from '../../../shared/text/message.ts'
import { cx } from '../../components/cx.ts'
import { elapsedText } from '../../components/time-text.ts'
import { useLanguage, useNow } from '../../state/use-deck.ts'
import own from './answer.module.css'
import styles from './run.module.css'

/** How long a step should take, and that it takes longer. */
export function TimeBox({ step: { timeBoxAt } }: { readonly step: StepView }) {
  const lang = useLanguage()
  const now = useNow()
  if (timeBoxAt === null) return null
  const left = Date.parse(timeBoxAt) - now
  return (
    <p className={cx(left > 0 ? styles.expiry : own.late)}>
      {left > 0
        ? say(lang, 'screen.run.time_left', { left: elapsedText(lang, left) })
        : say(lang, 'screen.run.time_over', { over: elapsedText(lang, -left) })}
    </p>
  )
}
