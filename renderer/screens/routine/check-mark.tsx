import { CalendarClock, Check, CircleAlert, CircleDashed, LoaderCircle, type LucideIcon } from 'lucide-react'
import type { CheckView } from '../../../shared/contract/checks.ts'
import type { Language } from '../../../shared/domain/document/local-text.ts'
import { say } from '../../../shared/text/message.ts'
import { cx } from '../../components/cx.ts'
import styles from './routine.module.css'

const icons: Readonly<Record<CheckView['state'], LucideIcon>> = {
  ...{ due: CalendarClock, overdue: CircleAlert, in_progress: LoaderCircle, done: Check, unscheduled: CircleDashed },
}

/** A shape of its own for each state; the word stands beside it. */
export function CheckMark({ check: { state, isLate } }: { readonly check: Pick<CheckView, 'state' | 'isLate'> }) {
  const Icon = isLate ? icons.overdue : icons[state]
  return <Icon size={15} aria-hidden className={cx(styles.mark, isLate ? styles.late : styles[state])} />
}

export const stateText = ({ state, isLate }: Pick<CheckView, 'state' | 'isLate'>, lang: Language) =>
  isLate && state === 'in_progress'
    ? `${say(lang, 'routine.state.in_progress')} · ${say(lang, 'routine.state.overdue')}`
    : say(lang, `routine.state.${state}`)
