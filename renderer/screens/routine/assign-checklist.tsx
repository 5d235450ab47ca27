import { useState, type FormEvent } from 'react'
import type { Refusal } from '../../../shared/contract/errors.ts'
import type { CheckView } from '../../../shared/contract/checks.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Problem } from '../../components/problem.tsx'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import styles from './routine.module.css'

/** Who does it from now on; nobody named: whoever has one of its roles. */
export function AssignChecklist({ check }: { readonly check: CheckView }) {
  const lang = useLanguage()
  const { client, checks } = useDeck()
  const [open, setOpen] = useState(false)
  const [person, setPerson] = useState(check.assignee ?? '')
  const [problem, setProblem] = useState<Refusal | null>(null)

  async function assign(event: FormEvent) {
    event.preventDefault()
    const reply = await client.checks.assign({ checklistId: check.checklistId, person })
    setProblem(reply.ok ? null : reply.error)
    if (!reply.ok) return
    setOpen(false)
    void checks.load()
  }

  if (!open)
    return (
      <p className={styles.whose}>
        {check.assignee === null ? say(lang, 'screen.routine.nobody') : say(lang, 'screen.routine.assignee', { person: check.assignee })}
        <button type="button" className={styles.link} data-assign onClick={() => setOpen(true)}>
          {say(lang, 'screen.routine.assign')}
        </button>
      </p>
    )
  return (
    <form className={styles.form} onSubmit={(event) => void assign(event)}>
      <Field label={say(lang, 'screen.routine.person')} value={person} onChange={setPerson} maxLength={80} autoFocus />
      <Button type="submit">{say(lang, 'screen.routine.assign')}</Button>
      <Button look="quiet" onPress={() => setOpen(false)}>
        {say(lang, 'screen.routine.cancel')}
      </Button>
      <Problem of={problem} />
    </form>
  )
}
