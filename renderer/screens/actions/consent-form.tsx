import { useRef, useState, type FormEvent, type ReactNode } from 'react'
import { needsReason, type Plan } from '../../../shared/domain/run/plan.ts'
import { say } from '../../../shared/text/message.ts'
import { Field } from '../../components/field.tsx'
import { LeftDraft } from '../../components/left-draft.tsx'
import { elapsedText } from '../../components/time-text.ts'
import { useDraft, useLanguage, useNow } from '../../state/use-deck.ts'
import { PlanView } from './plan-view.tsx'
import styles from '../run/run.module.css'

export interface Consent {
  readonly planHash: string
  readonly confirm: string
  readonly reason: string
}

interface ConsentProps {
  readonly plan: Plan
  readonly planHash: string
  readonly expiresAt: string
  /** Where the half-written reason is kept. */
  readonly draft: string
  readonly onConsent: (consent: Consent) => Promise<boolean>
  /** The buttons; the first one submits once everything that is asked for stands there. */
  readonly children: (ready: boolean) => ReactNode
}

/** Environment, target, what is touched, what cannot be undone: in this order, before the button. */
export function ConsentForm({ plan, planHash, expiresAt, draft, onConsent, children }: ConsentProps) {
  const lang = useLanguage()
  const now = useNow()
  const [reason, setReason] = useDraft(draft)
  const reasonField = useRef<HTMLInputElement>(null)
  const [confirm, setConfirm] = useState('')
  const sent = useRef(false)
  const reasonNeeded = needsReason(plan)
  const mustType = plan.destructive !== false
  const ready = (!reasonNeeded || reason.trim() !== '') && (!mustType || confirm.trim() === plan.confirm)

  async function consent(event: FormEvent) {
    event.preventDefault()
    if (!ready || sent.current) return
    sent.current = true
    const taken = await onConsent({ planHash, confirm: mustType ? confirm.trim() : '', reason: reason.trim() })
    sent.current = false
    if (taken) setReason('')
  }

  return (
    <form className={styles.plan} onSubmit={(event) => void consent(event)}>
      <PlanView plan={plan} />
      <LeftDraft place={draft} onDone={() => reasonField.current?.focus()} />
      <Field
        ref={reasonField}
        label={say(lang, reasonNeeded ? 'screen.run.reason' : 'screen.run.reason_optional')}
        value={reason}
        onChange={setReason}
        maxLength={500}
        isRequired={reasonNeeded}
      />
      {mustType && (
        <Field
          label={say(lang, 'screen.run.confirm', { name: plan.confirm })}
          value={confirm}
          onChange={setConfirm}
          mono
          maxLength={200}
          isRequired
          problem={
            confirm !== '' && !plan.confirm.startsWith(confirm.trim())
              ? say(lang, 'error.confirm_differs', { expected: plan.confirm })
              : undefined
          }
        />
      )}
      <p className={styles.expiry}>
        {say(lang, 'screen.run.plan_stands', { left: elapsedText(lang, Date.parse(expiresAt) - now), hash: planHash.slice(0, 8) })}
      </p>
      {children(ready)}
    </form>
  )
}
