import type { RunView } from '../../../shared/contract/runs.ts'
import { durationText } from '../../../shared/domain/time/show.ts'
import { say } from '../../../shared/text/message.ts'
import { cx } from '../../components/cx.ts'
import { elapsedText } from '../../components/time-text.ts'
import { useLanguage, useNow } from '../../state/use-deck.ts'
import styles from './steps.module.css'

/** A phase before its first step: its name, its budget, and how much of that is gone while it runs. */
export function PhaseLine({ run, id }: { readonly run: RunView; readonly id: string }) {
  const lang = useLanguage()
  const now = useNow()
  const phase = run.phases.find((one) => one.id === id)
  if (!phase) return null
  const over = run.steps.filter((step) => step.phase === id).every(({ state }) => ['passed', 'skipped', 'overridden'].includes(state))
  const spent = phase.openedAt === null || over ? null : now - Date.parse(phase.openedAt)
  const late = spent !== null && phase.budgetMs !== null && spent > phase.budgetMs
  return (
    <li className={styles.phase}>
      <b>{phase.title[lang]}</b>
      {phase.budgetMs !== null && (
        <small className={cx(late && styles.late)}>
          {spent === null
            ? say(lang, 'screen.run.budget', { budget: durationText(phase.budgetMs, lang) })
            : say(lang, 'screen.run.budget_spent', { spent: elapsedText(lang, spent), budget: durationText(phase.budgetMs, lang) })}
        </small>
      )}
    </li>
  )
}
