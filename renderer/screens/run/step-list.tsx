import { useState } from 'react'
import type { RunView, StepView } from '../../../shared/contract/runs.ts'
import { clockTime } from '../../../shared/domain/time/show.ts'
import { say } from '../../../shared/text/message.ts'
import { cx } from '../../components/cx.ts'
import { useLanguage } from '../../state/use-deck.ts'
import { StepMark } from './step-mark.tsx'
import { StepReading } from './step-reading.tsx'
import panel from './run.module.css'
import styles from './steps.module.css'

/** Every step with its state; what a step said or read opens under it. */
export function StepList({ run, zone }: { readonly run: RunView; readonly zone: string }) {
  return (
    <ol className={styles.steps}>
      {run.steps.map((step) => (
        <StepLine key={step.id} step={step} isNext={step.id === run.next} zone={zone} />
      ))}
    </ol>
  )
}

const worded: ReadonlySet<StepView['state']> = new Set(['failed', 'skipped', 'overridden', 'expired', 'unknown'])

function StepLine({ step, isNext, zone }: { readonly step: StepView; readonly isNext: boolean; readonly zone: string }) {
  const lang = useLanguage()
  const [open, setOpen] = useState(false)
  const { history, state } = step
  const opens = !isNext && (step.reading !== null || (history?.says ?? '') !== '')
  const word = say(lang, `word.step.${state}`)
  const title = step.title[lang]
  return (
    <li
      className={cx(styles.step, styles[`${state}Line`], isNext && styles.isNext)}
      data-step={step.id}
      tabIndex={-1}
      aria-current={isNext ? 'step' : undefined}
    >
      <StepMark state={state} />
      {opens ? (
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {title}
        </button>
      ) : (
        <span>{title}</span>
      )}
      {history && history.at !== '' ? <time dateTime={history.at}>{clockTime(history.at, zone).slice(0, 5)}</time> : <i />}
      <em className={cx(!worded.has(state) && styles.unseen)}>
        {word}
        {worded.has(state) && history?.says ? `: ${history.says}` : ''}
      </em>
      {open && (
        <div className={styles.opened}>
          {!worded.has(state) && history?.says && <p className={panel.says}>{history.says}</p>}
          {step.reading && <StepReading reading={step.reading} zone={zone} />}
        </div>
      )}
    </li>
  )
}
