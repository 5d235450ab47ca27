import { useState, type FormEvent } from 'react'
import type { RunView, StepView } from '../../../shared/contract/runs.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Problem } from '../../components/problem.tsx'
import { useLanguage } from '../../state/use-deck.ts'
import { useStep } from './use-step.ts'
import own from './answer.module.css'
import styles from './run.module.css'

/** What was changed for the time being and has to be taken back: it stays here until somebody did. */
export function InForce({ run }: { readonly run: RunView }) {
  const lang = useLanguage()
  const steps = run.steps.filter(({ id }) => run.inForce.includes(id))
  if (steps.length === 0) return null
  return (
    <section className={own.values} aria-label={say(lang, 'screen.run.in_force')}>
      <h3 className={own.heading}>{say(lang, 'screen.run.in_force')}</h3>
      {steps.map((step) => (
        <One key={step.id} run={run} step={step} />
      ))}
    </section>
  )
}

function One({ run, step }: { readonly run: RunView; readonly step: StepView }) {
  const lang = useLanguage()
  const acts = useStep(run, step)
  const [open, setOpen] = useState(false)
  const [note, setNote] = useState('')
  async function undo(event: FormEvent) {
    event.preventDefault()
    await acts.undo(note.trim())
  }
  return (
    <article className={styles.leaving}>
      <p>
        <b>{step.title[lang]}</b>
      </p>
      <p className={styles.words}>{step.inverse?.[lang]}</p>
      {open ? (
        <form className={styles.leaving} onSubmit={(event) => void undo(event)}>
          <Field label={say(lang, 'screen.run.undo.note')} value={note} onChange={setNote} maxLength={2000} autoFocus />
          <div className={styles.acts}>
            <Button type="submit" isPending={acts.busy}>
              {say(lang, 'screen.run.undo.now')}
            </Button>
            <Button onPress={() => setOpen(false)}>{say(lang, 'screen.back')}</Button>
          </div>
        </form>
      ) : (
        <div className={styles.acts}>
          <Button onPress={() => setOpen(true)}>{say(lang, 'screen.run.undo')}</Button>
        </div>
      )}
      <Problem of={acts.problem} />
    </article>
  )
}
