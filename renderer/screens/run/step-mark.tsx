import { Ban, Check, Hourglass, X } from 'lucide-react'
import type { StepStateName } from '../../../shared/domain/run/record.ts'
import { cx } from '../../components/cx.ts'
import styles from './steps.module.css'

/** The state of a step as a shape; its word stands beside it. */
export function StepMark({ state }: { readonly state: StepStateName }) {
  return (
    <span className={cx(styles.mark, styles[state])} aria-hidden>
      {state === 'passed' && <Check size={10} strokeWidth={3} />}
      {state === 'failed' && <X size={10} strokeWidth={3} />}
      {state === 'skipped' && <Ban size={12} />}
      {state === 'expired' && <Hourglass size={11} />}
      {state === 'overridden' && '!'}
    </span>
  )
}
