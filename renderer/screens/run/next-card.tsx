import { useState } from 'react'
import type { RunView, StepView } from '../../../shared/contract/runs.ts'
import { say } from '../../../shared/text/message.ts'
import { Problem } from '../../components/problem.tsx'
import { useLanguage } from '../../state/use-deck.ts'
import { ActionStep } from './action-step.tsx'
import { Choosing } from './choosing.tsx'
import { CheckStep, ManualStep, WatchStep } from './plain-steps.tsx'
import { StepReading } from './step-reading.tsx'
import { useStep } from './use-step.ts'
import styles from './run.module.css'

const bodies = { manual: ManualStep, check: CheckStep, action: ActionStep, watch: WatchStep } as const

/** The one thing to do now. Of the whole screen only its first button is filled. */
export function NextCard({ run, step, zone }: { readonly run: RunView; readonly step: StepView; readonly zone: string }) {
  const lang = useLanguage()
  const acts = useStep(run, step)
  const Body = bodies[step.type]
  const choices = acts.problem?.code === 'choice_needed' ? String(acts.problem.detail['choices'] ?? '') : null
  const brief = step.state === 'waiting' || choices !== null
  return (
    <article className={styles.next} data-next aria-label={say(lang, 'screen.run.next')}>
      <p className={styles.kicker}>
        {say(lang, `screen.run.kicker.${step.state}`)}
        <small>{say(lang, `screen.run.type.${step.type}`)}</small>
      </p>
      <h3>{step.title[lang]}</h3>
      {step.text && <StepText text={step.text[lang]} folded={brief || step.state === 'running'} />}
      {step.history?.says && step.state !== 'running' && <p className={styles.says}>{step.history.says}</p>}
      {step.reading && <StepReading reading={step.reading} zone={zone} brief={brief} />}
      {choices === null ? (
        <>
          <Body run={run} step={step} acts={acts} zone={zone} />
          <Problem of={acts.problem} />
        </>
      ) : (
        <Choosing choices={choices} reading={step.reading} acts={acts} />
      )}
    </article>
  )
}

/** What the playbook says to the step. Once it is under way it stands folded: what there is to decide comes first. */
function StepText({ text, folded }: { readonly text: string; readonly folded: boolean }) {
  const lang = useLanguage()
  const [open, setOpen] = useState(false)
  if (!folded) return <p className={styles.words}>{text}</p>
  return (
    <>
      <button type="button" className={styles.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
        {say(lang, open ? 'screen.run.text.fold' : 'screen.run.text.unfold')}
      </button>
      {open && <p className={styles.words}>{text}</p>}
    </>
  )
}
