import { useState } from 'react'
import type { Refusal } from '../../../shared/contract/errors.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Problem } from '../../components/problem.tsx'
import { useDeck, useLanguage, usePage } from '../../state/use-deck.ts'
import { FormDialog, submitting } from './form-dialog.tsx'
import { MinutesChoice } from './minutes-choice.tsx'
import { useFields } from './use-fields.ts'
import styles from './forms.module.css'

const names = ['decision', 'proposal', 'options', 'risk', 'objections', 'executor'] as const

/** A decision with what spoke for and against it, who carries it out, and when it is looked at again. Only the decision is needed. */
export function DecisionDialog({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  return (
    <FormDialog of="decision" title={say(lang, 'form.decision.title')} incident={incident}>
      <DecisionForm incident={incident} />
    </FormDialog>
  )
}

function DecisionForm({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  const { client } = useDeck()
  const { overlay } = usePage()
  const { texts, set, clear } = useFields(`decision ${incident.id}`, names)
  const [review, setReview] = useState<number | null>(30)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Refusal | null>(null)

  async function record() {
    if (busy) return
    setBusy(true)
    const reply = await client.decisions.record({ incidentId: incident.id, ...texts, review })
    setBusy(false)
    setProblem(reply.ok ? null : reply.error)
    if (!reply.ok) return
    clear()
    overlay.open(null)
  }

  const field = (name: (typeof names)[number], rows?: number, more: { autoFocus?: boolean; maxLength?: number } = {}) => (
    <Field
      label={say(lang, `form.decision.${name}`)}
      value={texts[name]}
      onChange={set(name)}
      {...(rows === undefined ? {} : { rows })}
      {...more}
    />
  )
  return (
    <form className={styles.form} {...submitting(() => void record())}>
      {field('proposal', 2, { autoFocus: true })}
      {field('options', 2)}
      <div className={styles.pair}>
        {field('risk', 2)}
        {field('objections', 2)}
      </div>
      {field('decision', 2)}
      <div className={styles.row}>
        {field('executor', undefined, { maxLength: 200 })}
        <MinutesChoice
          label={say(lang, 'form.decision.review_in')}
          lang={lang}
          value={review}
          options={[15, 30, 60, 240]}
          none={say(lang, 'form.decision.no_review')}
          onChange={setReview}
        />
      </div>
      <Problem of={problem} />
      <div className={styles.acts}>
        <Button type="submit" look="primary" isPending={busy} isDisabled={texts.decision.trim() === ''}>
          {say(lang, 'form.decision.record')}
        </Button>
        <span className={styles.said}>{say(lang, 'form.submit_keys')}</span>
      </div>
    </form>
  )
}
