import { useState, type FormEvent, type ReactNode } from 'react'
import type { StepView } from '../../../shared/contract/runs.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { useLanguage } from '../../state/use-deck.ts'
import type { StepActs } from './use-step.ts'
import styles from './run.module.css'

const overridable: ReadonlySet<StepView['state']> = new Set(['failed', 'expired', 'unknown'])

/** What a person does by hand can also not have worked: their note is the reason. */
const byHand: ReadonlySet<StepView['type']> = new Set(['manual', 'command', 'notify'])

interface LeavingProps {
  readonly acts: StepActs
  readonly step: StepView
  /** What was written down so far: the reason, where it did not work. */
  readonly note?: string
  /** What goes on with the step; the ways past it stand after it. */
  readonly children: ReactNode
}

/** The ways past a step that is not done: skip it, or go on although it failed. Each asks why, once, and keeps the answer. */
export function Leaving({ acts, step, note = '', children }: LeavingProps) {
  const lang = useLanguage()
  const [way, setWay] = useState<'skip' | 'override' | 'failed' | null>(null)
  const [reason, setReason] = useState('')

  async function leave(event: FormEvent) {
    event.preventDefault()
    if (way === null || reason.trim() === '') return
    if (way === 'failed') await acts.go({ choose: ['failed'], note: reason.trim() })
    else await acts[way](reason.trim())
  }

  function fail() {
    setReason(note)
    setWay('failed')
  }

  if (way === null) {
    return (
      <div className={styles.acts}>
        {children}
        {overridable.has(step.state) && <Button onPress={() => setWay('override')}>{say(lang, 'screen.run.override')}</Button>}
        {byHand.has(step.type) && step.state !== 'failed' && <Button onPress={fail}>{say(lang, 'screen.run.failed')}</Button>}
        {!step.gate && <Button onPress={() => setWay('skip')}>{say(lang, 'screen.run.skip')}</Button>}
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
