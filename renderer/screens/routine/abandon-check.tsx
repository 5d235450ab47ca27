import { useState, type FormEvent } from 'react'
import type { CheckRunView } from '../../../shared/contract/checks.ts'
import type { Refusal } from '../../../shared/contract/errors.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Problem } from '../../components/problem.tsx'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import styles from './routine.module.css'

/** A check that was begun by mistake ends here, with a reason; what was due is due as before. */
export function AbandonCheck({ check }: { readonly check: CheckRunView }) {
  const lang = useLanguage()
  const { client, checks } = useDeck()
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<Refusal | null>(null)

  async function abandon(event: FormEvent) {
    event.preventDefault()
    if (busy || reason.trim() === '') return
    setBusy(true)
    const reply = await client.checks.abandon({ runId: check.run.id, reason: reason.trim() })
    setBusy(false)
    if (!reply.ok) return setProblem(reply.error)
    await Promise.all([checks.loadRun(check.run.id), checks.loadHistory(check.checklistId), checks.load()])
  }

  if (!open)
    return (
      <p className={styles.whose}>
        <button type="button" className={styles.link} data-abandon onClick={() => setOpen(true)}>
          {say(lang, 'screen.routine.abandon')}
        </button>
      </p>
    )
  return (
    <form className={styles.form} onSubmit={(event) => void abandon(event)}>
      <Field label={say(lang, 'screen.routine.abandon.why')} value={reason} onChange={setReason} maxLength={2000} autoFocus isRequired />
      <Button type="submit" isPending={busy} isDisabled={reason.trim() === ''}>
        {say(lang, 'screen.routine.abandon.now')}
      </Button>
      <Button look="quiet" onPress={() => setOpen(false)}>
        {say(lang, 'screen.routine.cancel')}
      </Button>
      <Problem of={problem} />
    </form>
  )
}
