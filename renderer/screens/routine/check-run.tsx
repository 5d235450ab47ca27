import { useState } from 'react'
import type { CheckRunView } from '../../../shared/contract/checks.ts'
import type { Refusal } from '../../../shared/contract/errors.ts'
import { nextToAsk } from '../../../shared/domain/routine/next-to-ask.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Section } from '../../components/page.tsx'
import { Problem } from '../../components/problem.tsx'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import { NextCard } from '../run/next-card.tsx'
import { StepList } from '../run/step-list.tsx'
import { Values } from '../run/values.tsx'
import { AbandonCheck } from './abandon-check.tsx'
import styles from './routine.module.css'

const nobody: ReadonlySet<string> = new Set()

/** A check: what the targets answer is asked at one press, the rest one by one. */
export function CheckRun({ check }: { readonly check: CheckRunView }) {
  const { run, zone, abandoned } = check
  const lang = useLanguage()
  const { checks } = useDeck()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<readonly Refusal[]>([])
  const next = run.steps.find(({ id }) => id === run.next)
  const canAsk = nextToAsk(run.steps, nobody) !== undefined

  async function askAll() {
    setBusy(true)
    setRefused(await checks.askAll(run))
    setBusy(false)
  }

  return (
    <Section
      name="check"
      title={say(
        lang,
        abandoned ? 'screen.routine.check_abandoned' : run.endedAt === null ? 'screen.routine.check' : 'screen.routine.check_over',
      )}
      aside={`${run.steps.length - run.left}/${run.steps.length}`}
    >
      <div className={styles.check}>
        <div className={styles.now}>
          {abandoned && (
            <p className={styles.words}>
              {say(lang, 'screen.routine.abandoned', { person: abandoned.by, reason: abandoned.reason ?? '—' })}
            </p>
          )}
          {canAsk && (
            <div className={styles.acts} data-ask-all tabIndex={-1}>
              <Button look="primary" isPending={busy} onPress={() => void askAll()}>
                {say(lang, busy ? 'screen.routine.asking' : 'screen.routine.ask_all')}
              </Button>
              <small className={styles.quiet}>{say(lang, 'screen.routine.ask_all.says')}</small>
            </div>
          )}
          {refused.map((one, at) => (
            <Problem key={at} of={one} />
          ))}
          {next && !canAsk && <NextCard key={`${run.id} ${next.id}`} run={run} step={next} zone={zone} />}
          <Values run={run} />
          {run.endedAt === null && <AbandonCheck check={check} />}
        </div>
        <StepList run={run} zone={zone} />
      </div>
    </Section>
  )
}
