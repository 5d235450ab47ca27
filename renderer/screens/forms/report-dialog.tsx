import { useState } from 'react'
import type { Refusal } from '../../../shared/contract/errors.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Problem } from '../../components/problem.tsx'
import { useDeck, useLanguage, usePage } from '../../state/use-deck.ts'
import { FormDialog, submitting } from './form-dialog.tsx'
import { useFields } from './use-fields.ts'
import styles from './forms.module.css'

const names = ['team', 'conditions', 'actions', 'needs'] as const

/** Conditions, actions, needs: of a team, or without one of the incident as a whole. */
export function ReportDialog({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  return (
    <FormDialog of="report" title={say(lang, 'form.can.title')} incident={incident}>
      <ReportForm incident={incident} />
    </FormDialog>
  )
}

function ReportForm({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  const { client } = useDeck()
  const { overlay } = usePage()
  const { texts, set, clear } = useFields(`report ${incident.id}`, names)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Refusal | null>(null)

  async function give() {
    if (busy) return
    setBusy(true)
    const reply = await client.reports.give({ incidentId: incident.id, ...texts })
    setBusy(false)
    setProblem(reply.ok ? null : reply.error)
    if (!reply.ok) return
    clear()
    overlay.open(null)
  }

  return (
    <form className={styles.form} {...submitting(() => void give())}>
      <Field
        label={say(lang, 'form.can.team')}
        value={texts.team}
        onChange={set('team')}
        hint={say(lang, 'form.can.team.hint')}
        maxLength={100}
        autoFocus
      />
      {(['conditions', 'actions', 'needs'] as const).map((name) => (
        <Field key={name} label={say(lang, `form.can.${name}`)} value={texts[name]} onChange={set(name)} rows={2} />
      ))}
      <Problem of={problem} />
      <div className={styles.acts}>
        <Button type="submit" look="primary" isPending={busy} isDisabled={texts.conditions.trim() === ''}>
          {say(lang, 'form.can.give')}
        </Button>
        <span className={styles.said}>{say(lang, 'form.submit_keys')}</span>
      </div>
    </form>
  )
}
