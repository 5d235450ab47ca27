import { useState } from 'react'
import type { Refusal } from '../../../shared/contract/errors.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Problem } from '../../components/problem.tsx'
import { useDeck, useDraft, useLanguage, usePage } from '../../state/use-deck.ts'
import { FormDialog, submitting } from './form-dialog.tsx'
import styles from './forms.module.css'

/** Takes a resolved or closed incident up again, with the reason. */
export function ReopenDialog({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  return (
    <FormDialog of="reopen" title={say(lang, 'reopen.title')} incident={incident}>
      <ReopenForm incident={incident} />
    </FormDialog>
  )
}

function ReopenForm({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  const { client } = useDeck()
  const { overlay } = usePage()
  const [reason, setReason] = useDraft(`reopen ${incident.id}`)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Refusal | null>(null)

  async function reopen() {
    if (busy) return
    setBusy(true)
    const reply = await client.incidents.reopen({ incidentId: incident.id, reason })
    setBusy(false)
    setProblem(reply.ok ? null : reply.error)
    if (!reply.ok) return
    setReason('')
    overlay.open(null)
  }

  return (
    <form className={styles.form} {...submitting(() => void reopen())}>
      <p className={styles.said}>{say(lang, 'reopen.says')}</p>
      <Field label={say(lang, 'entry.screen.reason')} value={reason} onChange={setReason} maxLength={500} autoFocus />
      <Problem of={problem} />
      <div className={styles.acts}>
        <Button type="submit" look="primary" isPending={busy} isDisabled={reason.trim() === ''}>
          {say(lang, 'reopen.do')}
        </Button>
      </div>
    </form>
  )
}
