import { useStore } from 'zustand'
import type { Plan } from '../../../shared/domain/run/plan.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { useDeck, useLanguage, useNow } from '../../state/use-deck.ts'
import { ConsentForm } from '../actions/consent-form.tsx'
import { RiskLine } from '../actions/plan-view.tsx'
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
      {step.risk && <RiskLine says={step.risk[lang]} />}
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

interface ApprovalProps extends StepProps {
  readonly plan: Plan
  readonly planHash: string
  readonly expiresAt: string
}

/** In a run as outside one; beside the consent stand the ways past the step. */
function Approval({ run, step, acts, plan, planHash, expiresAt }: ApprovalProps) {
  const lang = useLanguage()
  return (
    <ConsentForm plan={plan} planHash={planHash} expiresAt={expiresAt} draft={`reason ${run.id} ${step.id}`} onConsent={acts.approve}>
      {(ready) => (
        <Leaving acts={acts} step={step}>
          <Button type="submit" look="primary" isPending={acts.busy} isDisabled={!ready}>
            {say(lang, 'screen.run.approve')}
          </Button>
          <Button isPending={acts.busy} onPress={() => void acts.go()}>
            {say(lang, 'screen.run.read_again')}
          </Button>
        </Leaving>
      )}
    </ConsentForm>
  )
}
