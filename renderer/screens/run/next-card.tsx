import { useState, type ReactNode } from 'react'
import { useStore } from 'zustand'
import type { RunView, StepView } from '../../../shared/contract/runs.ts'
import type { Language } from '../../../shared/domain/document/local-text.ts'
import { say } from '../../../shared/text/message.ts'
import { EnvironmentWord } from '../../components/environment.tsx'
import { Problem } from '../../components/problem.tsx'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import { ActionStep } from './action-step.tsx'
import { Choosing } from './choosing.tsx'
import { ApprovalStep, ContactStep, DecisionStep } from './people-steps.tsx'
import { CheckStep, ManualStep, WatchStep, type StepProps } from './plain-steps.tsx'
import { StepReading } from './step-reading.tsx'
import { CommandStep, NoteStep, NotifyStep, PlaybookStep, WaitStep } from './text-steps.tsx'
import { TimeBox } from './time-box.tsx'
import { useStep } from './use-step.ts'
import { MissingValues } from './values.tsx'
import styles from './run.module.css'

const bodies: Readonly<Record<StepView['type'], (props: StepProps) => ReactNode>> = {
  ...{ manual: ManualStep, check: CheckStep, action: ActionStep, watch: WatchStep, command: CommandStep, notify: NotifyStep },
  ...{ decision: DecisionStep, alternatives: DecisionStep, approval: ApprovalStep, contact: ContactStep },
  ...{ wait: WaitStep, playbook: PlaybookStep, note: NoteStep },
}

/** The one thing to do now. Of the whole screen only its first button is filled. */
export function NextCard({ run, step, zone }: { readonly run: RunView; readonly step: StepView; readonly zone: string }) {
  const lang = useLanguage()
  const acts = useStep(run, step)
  const Body = bodies[step.type]
  const choices = step.type === 'action' && acts.problem?.code === 'choice_needed' ? String(acts.problem.detail['choices'] ?? '') : null
  const brief = step.state === 'waiting' || choices !== null
  return (
    <article className={styles.next} data-next aria-label={say(lang, 'screen.run.next')}>
      <p className={styles.kicker}>
        {kicker(step, lang)}
        <small>
          {[step.gate ? say(lang, 'screen.run.gate') : null, say(lang, `screen.run.type.${step.type}`)].filter(Boolean).join(' · ')}
        </small>
      </p>
      <h3>{step.title[lang]}</h3>
      <Who step={step} />
      {step.connection !== null && <Where connection={step.connection} />}
      <TimeBox step={step} />
      {step.text && <StepText text={step.text[lang]} folded={brief || step.state === 'running'} />}
      {step.history?.says && step.state !== 'running' && <p className={styles.says}>{step.history.says}</p>}
      {step.reading && <StepReading reading={step.reading} zone={zone} brief={brief} />}
      {run.waits && step.state !== 'ready' && <p className={styles.quiet}>{run.waits[lang]}</p>}
      {step.history?.why && step.state !== 'passed' && <p className={styles.says}>{step.history.why[lang]}</p>}
      {step.missing.length > 0 && <MissingValues run={run} names={step.missing} />}
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

/** A plan, a request and a call that was not answered wait for different things. */
function kicker({ state, type }: StepView, lang: Language): string {
  if (state !== 'waiting' || type === 'action') return say(lang, `screen.run.kicker.${state}`)
  return say(lang, type === 'approval' ? 'screen.run.kicker.asked' : 'screen.run.kicker.ready')
}

function Who({ step: { role, owner } }: { readonly step: StepView }) {
  const lang = useLanguage()
  if (role === null && owner === null) return null
  const words = [
    role === null ? null : say(lang, 'screen.run.role', { role }),
    owner === null ? null : say(lang, 'screen.run.owner', { owner }),
  ]
  return <p className={styles.quiet}>{words.filter(Boolean).join(' · ')}</p>
}

/** Which system the step reads or changes, and where it stands. */
function Where({ connection }: { readonly connection: string }) {
  const { connections } = useDeck()
  const environment = useStore(connections.store, ({ list }) => list.find(({ name }) => name === connection)?.environment)
  return (
    <p className={styles.quiet}>
      {connection}
      {environment !== undefined && (
        <>
          {' · '}
          <EnvironmentWord of={environment} />
        </>
      )}
    </p>
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
