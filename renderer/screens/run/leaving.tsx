import { useState, type FormEvent, type ReactNode } from 'react'
import type { StepView } from '../../../shared/contract/runs.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { useLanguage } from '../../state/use-deck.ts'
import type { StepActs } from './use-step.ts'
import styles from './run.module.css'

const overridable: ReadonlySet<StepView['state']> = new Set(['failed', 'expired', 'unknown'])

interface LeavingProps {
  readonly acts: StepActs
  readonly step: StepView
  /** What goes on with the step; the ways past it stand after it. */
  readonly children: ReactNode
}

/** The ways past a step that is not done: skip it, or go on although it failed. Each asks why, once, and keeps the answer. */
export function Leaving({ acts, step, children }: LeavingProps) {
  const lang = useLanguage()
  const [way, setWay] = useState<'skip' | 'override' | null>(null)
  const [reason, setReason] = useState('')

  async function leave(event: FormEvent) {
    event.preventDefault()
    if (way !== null && reason.trim() !== '') await acts[way](reason.trim())
  }

  if (way === null) {
    return (
      <div className={styles.acts}>
        {children}
        {overridable.has(step.state) && <Button onPress={() => setWay('override')}>{say(lang, 'screen.run.override')}</Button>}
        <Button onPress={() => setWay('skip')}>{say(lang, 'screen.run.skip')}</Button>
      </div>
    )
  }
  return (
    <form className={styles.leaving} onSubmit={(event) => void leave(event)}>
      <Field label={say(lang, `screen.run.${way}.why`)} value={reason} onChange={setReason} maxLength={500} autoFocus isRequired />
      <div className={styles.acts}>
        <Button type="submit" look="primary" isPending={acts.busy} isDisabled={reason.trim() === ''}>
          {say(lang, `screen.run.${way}.now`)}
        </Button>
        <Button onPress={() => setWay(null)}>{say(lang, 'screen.back')}</Button>
      </div>
    </form>
  )
}
