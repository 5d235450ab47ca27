import { useState, type FormEvent } from 'react'
import type { RunView, StepView } from '../../../shared/contract/runs.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Problem } from '../../components/problem.tsx'
import { useLanguage } from '../../state/use-deck.ts'
import { useStep } from './use-step.ts'
import styles from './run.module.css'

/** Opens a step again, with the reason; what happened to it stays on the timeline. */
export function Reopen({ run, step }: { readonly run: RunView; readonly step: StepView }) {
  const lang = useLanguage()
  const acts = useStep(run, step)
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  async function reopen(event: FormEvent) {
    event.preventDefault()
    if (reason.trim() !== '') await acts.reopen(reason.trim())
  }
  if (!asking) {
    return (
      <div className={styles.acts}>
        <Button look="quiet" onPress={() => setAsking(true)}>
          {say(lang, 'screen.run.reopen')}
        </Button>
      </div>
    )
  }
  return (
    <form className={styles.leaving} onSubmit={(event) => void reopen(event)}>
      <Field label={say(lang, 'screen.run.reopen.why')} value={reason} onChange={setReason} maxLength={500} autoFocus isRequired />
      <Problem of={acts.problem} />
      <div className={styles.acts}>
        <Button type="submit" isPending={acts.busy} isDisabled={reason.trim() === ''}>
          {say(lang, 'screen.run.reopen.now')}
        </Button>
        <Button onPress={() => setAsking(false)}>{say(lang, 'screen.back')}</Button>
      </div>
    </form>
  )
}
