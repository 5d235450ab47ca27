import type { ActionRecord } from '../../../shared/domain/action/state.ts'
import { exactMoment } from '../../../shared/domain/time/show.ts'
import { say, sayAny } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { useLanguage, useNow } from '../../state/use-deck.ts'
import { ConsentForm, type Consent } from './consent-form.tsx'
import { PlanView } from './plan-view.tsx'
import styles from './actions.module.css'
import run from '../run/run.module.css'

interface RecordProps {
  readonly record: ActionRecord
  readonly zone: string
  readonly busy: boolean
  readonly onConsent: (consent: Consent) => Promise<boolean>
  /** Plans it afresh. */
  readonly onAgain: () => void
  readonly onDone: () => void
}

/** Where a planned action stands: waiting for consent, being done, or what became of it. */
export function RecordView({ record, zone, busy, onConsent, onAgain, onDone }: RecordProps) {
  const lang = useLanguage()
  const now = useNow()
  const { plan, state, planHash, expiresAt } = record
  const leave = (
    <Button look="quiet" onPress={onDone}>
      {say(lang, 'screen.back')}
    </Button>
  )
  const again = <Button onPress={onAgain}>{say(lang, 'screen.run.plan_again')}</Button>
  if (state === 'waiting' && plan && Date.parse(expiresAt) > now) {
    return (
      <ConsentForm plan={plan} planHash={planHash} expiresAt={expiresAt} draft={`reason ${record.id}`} onConsent={onConsent}>
        {(ready) => (
          <div className={styles.acts}>
            <Button type="submit" look="primary" isPending={busy} isDisabled={!ready}>
              {say(lang, 'screen.run.approve')}
            </Button>
            {plan.reverts === undefined && again}
            {leave}
          </div>
        )}
      </ConsentForm>
    )
  }
  const says = state === 'waiting' ? say(lang, 'screen.run.plan_expired') : record.detail?.[lang]
  return (
    <>
      <p role="status" className={run.says}>
        <b>{sayAny(lang, `word.action.${state}`, {})}</b> {says}
      </p>
      {plan && <PlanView plan={plan} />}
      {state !== 'waiting' && (
        <p className={run.expiry}>
          {exactMoment(record.at, zone)} · {record.approvedBy ?? record.by}
          {record.reason ? ` · ${record.reason}` : ''}
        </p>
      )}
      <div className={styles.acts}>
        {state !== 'running' && again}
        {leave}
      </div>
    </>
  )
}
