import type { RunView, StepView } from '../../../shared/contract/runs.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { useLanguage, useNow } from '../../state/use-deck.ts'
import { ConsentForm } from '../actions/consent-form.tsx'
import { RiskLine } from '../actions/plan-view.tsx'
import type { StepActs } from './use-step.ts'
import styles from './run.module.css'

interface AheadProps {
  readonly run: RunView
  readonly step: StepView
  readonly acts: StepActs
}

/** What is done by itself when this watch fails, if somebody consented: never out of sight while it is so. */
export function Ahead({ run, step, acts }: AheadProps) {
  const lang = useLanguage()
  const now = useNow()
  const action = run.steps.find(({ id }) => id === step.preApproves)
  if (!action) return null
  const { planned, preApproved } = action.history ?? {}
  const title = action.title[lang]
  const again = (label: 'screen.run.ahead.back' | 'screen.run.ahead.plan') => (
    <Button isPending={acts.busy} onPress={() => void acts.planAhead()}>
      {say(lang, label)}
    </Button>
  )
  if (preApproved) {
    return (
      <section className={styles.leaving} data-ahead="given">
        <RiskLine says={say(lang, 'screen.run.ahead.given', { by: preApproved.by, action: title })} />
        <div className={styles.acts}>{again('screen.run.ahead.back')}</div>
      </section>
    )
  }
  const stands = planned?.plan && action.history?.state === 'waiting' && Date.parse(planned.expiresAt) > now
  return (
    <section className={styles.leaving} data-ahead={stands ? 'planned' : 'none'}>
      <p className={styles.words}>{say(lang, 'screen.run.ahead', { action: title })}</p>
      {stands && planned.plan ? (
        <ConsentForm
          plan={planned.plan}
          planHash={planned.planHash}
          expiresAt={planned.expiresAt}
          draft={`ahead ${run.id} ${step.id}`}
          onConsent={acts.preApprove}
        >
          {(ready) => (
            <div className={styles.acts}>
              <Button type="submit" isPending={acts.busy} isDisabled={!ready}>
                {say(lang, 'screen.run.ahead.approve')}
              </Button>
              {again('screen.run.ahead.plan')}
            </div>
          )}
        </ConsentForm>
      ) : (
        <div className={styles.acts}>{again('screen.run.ahead.plan')}</div>
      )}
    </section>
  )
}
