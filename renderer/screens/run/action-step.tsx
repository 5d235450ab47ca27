import { TriangleAlert } from 'lucide-react'
import { useRef, useState, type FormEvent } from 'react'
import { useStore } from 'zustand'
import { needsReason, type Plan } from '../../../shared/domain/run/plan.ts'
import { subjectNames, subjectRows } from '../../../shared/domain/run/subjects.ts'
import { say, sayAny } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { LeftDraft } from '../../components/left-draft.tsx'
import { CellTable } from '../../components/reading-table.tsx'
import { elapsedText } from '../../components/time-text.ts'
import { useDeck, useDraft, useLanguage, useNow } from '../../state/use-deck.ts'
import { Leaving } from './leaving.tsx'
import type { StepProps } from './plain-steps.tsx'
import styles from './run.module.css'

/** A change to a target: read and planned, shown, consented to by its exact plan, done. */
export function ActionStep(props: StepProps) {
  const { step, acts } = props
  const lang = useLanguage()
  const now = useNow()
  const planned = step.history?.planned
  const stands = step.state === 'waiting' && planned?.plan && Date.parse(planned.expiresAt) > now
  if (stands && planned.plan) return <Approval {...props} plan={planned.plan} planHash={planned.planHash} expiresAt={planned.expiresAt} />
  const running = step.state === 'running'
  return (
    <>
      {step.connection !== null && <ReadOnly connection={step.connection} />}
      {step.risk && <Risk says={step.risk[lang]} />}
      {step.state === 'waiting' && <p className={styles.says}>{say(lang, 'screen.run.plan_expired')}</p>}
      <Leaving acts={acts} step={step}>
        <Button look="primary" isPending={acts.busy || running} onPress={() => void acts.go()}>
          {say(lang, planned ? 'screen.run.plan_again' : 'screen.run.plan')}
        </Button>
      </Leaving>
    </>
  )
}

/** Said before it is pressed: through this connection nothing can be changed. */
function ReadOnly({ connection }: { readonly connection: string }) {
  const lang = useLanguage()
  const { connections } = useDeck()
  const readOnly = useStore(connections.store, ({ list }) => list.some(({ name, access }) => name === connection && access === 'read_only'))
  return readOnly ? <p className={styles.says}>{say(lang, 'screen.run.read_only', { name: connection })}</p> : null
}

const Risk = ({ says }: { readonly says: string }) => (
  <p className={styles.risk}>
    <TriangleAlert size={14} aria-hidden />
    <span>{says}</span>
  </p>
)

interface ApprovalProps extends StepProps {
  readonly plan: Plan
  readonly planHash: string
  readonly expiresAt: string
}

/** Environment, target, what is touched, what cannot be undone: in this order, before the button. */
function Approval({ run, step, acts, plan, planHash, expiresAt }: ApprovalProps) {
  const lang = useLanguage()
  const now = useNow()
  const [reason, setReason] = useDraft(`reason ${run.id} ${step.id}`)
  const reasonField = useRef<HTMLInputElement>(null)
  const [confirm, setConfirm] = useState('')
  const reasonNeeded = needsReason(plan)
  const ready = (!reasonNeeded || reason.trim() !== '') && confirm.trim() === plan.confirm

  async function approve(event: FormEvent) {
    event.preventDefault()
    if (ready && (await acts.approve({ planHash, confirm: confirm.trim(), reason: reason.trim() }))) setReason('')
  }

  const columns = subjectNames(plan)
  const rows = subjectRows(plan)
  return (
    <form className={styles.plan} onSubmit={(event) => void approve(event)}>
      {rows.length === 1 && rows[0] ? (
        <dl className={styles.subject}>
          {rows[0].map((value, at) => (
            <div key={columns[at]}>
              <dt>{columns[at]}</dt>
              <dd>{value === null ? '—' : String(value)}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <CellTable columns={columns} rows={rows} label={say(lang, 'screen.run.subjects')} />
      )}
      <p className={styles.target}>
        <b className={styles.environment}>{sayAny(lang, `word.environment.${plan.environment}`, {})}</b>
        <span className={styles.mono}>{plan.target}</span>
      </p>
      <pre className={styles.query} tabIndex={0} aria-label={say(lang, 'screen.run.statement')}>
        {plan.statement}
      </pre>
      <Risk says={plan.risk[lang]} />
      <LeftDraft place={`reason ${run.id} ${step.id}`} onDone={() => reasonField.current?.focus()} />
      <Field
        ref={reasonField}
        label={say(lang, reasonNeeded ? 'screen.run.reason' : 'screen.run.reason_optional')}
        value={reason}
        onChange={setReason}
        maxLength={500}
        isRequired={reasonNeeded}
      />
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
      <p className={styles.expiry}>
        {say(lang, 'screen.run.plan_stands', { left: elapsedText(lang, Date.parse(expiresAt) - now), hash: planHash.slice(0, 8) })}
      </p>
      <Leaving acts={acts} step={step}>
        <Button type="submit" look="primary" isPending={acts.busy} isDisabled={!ready}>
          {say(lang, 'screen.run.approve')}
        </Button>
        <Button isPending={acts.busy} onPress={() => void acts.go()}>
          {say(lang, 'screen.run.read_again')}
        </Button>
      </Leaving>
    </form>
  )
}
