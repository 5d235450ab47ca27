import { Fragment, memo, useState } from 'react'
import type { RunView, StepView } from '../../../shared/contract/runs.ts'
import { clockTime } from '../../../shared/domain/time/show.ts'
import { say } from '../../../shared/text/message.ts'
import { cx } from '../../components/cx.ts'
import { useLanguage } from '../../state/use-deck.ts'
import { PhaseLine } from './phase-line.tsx'
import { Reopen } from './reopen.tsx'
import { StepMark } from './step-mark.tsx'
import { StepReading } from './step-reading.tsx'
import panel from './run.module.css'
import { Moment } from '../../components/times.tsx'
import styles from './steps.module.css'

/** Every step with its state; what a step said or read opens under it. */
export function StepList({ run, zone }: { readonly run: RunView; readonly zone: string }) {
  return (
    <ol className={styles.steps}>
      {run.steps.map((step, at) => (
        <Fragment key={step.id}>
          {step.phase !== null && step.phase !== run.steps[at - 1]?.phase && <PhaseLine run={run} id={step.phase} />}
          <StepLine run={run} step={step} isNext={step.id === run.next} zone={zone} />
        </Fragment>
      ))}
    </ol>
  )
}

const worded: ReadonlySet<StepView['state']> = new Set(['failed', 'skipped', 'overridden', 'expired', 'unknown'])

interface LineProps {
  readonly run: RunView
  readonly step: StepView
  readonly isNext: boolean
  readonly zone: string
}

/** Drawn again where its step changed; of the run it shows nothing but whether it is over. */
const StepLine = memo(
  function StepLine({ run, step, isNext, zone }: LineProps) {
    const lang = useLanguage()
    const [open, setOpen] = useState(false)
    const { history, state } = step
    const canReopen = run.endedAt === null && !isNext && history !== null && !['ready', 'running', 'pending'].includes(state)
    const opens = !isNext && (canReopen || step.reading !== null || (history?.says ?? '') !== '')
    const word = say(lang, `word.step.${state}`)
    const title = step.title[lang]
    return (
      <li
        className={cx(styles.step, styles[`${state}Line`], isNext && styles.isNext)}
        data-step={step.id}
        tabIndex={-1}
        data-depth={step.depth}
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
        {history && history.at !== '' ? (
          <Moment at={history.at} zone={zone}>
            {clockTime(history.at, zone).slice(0, 5)}
          </Moment>
        ) : (
          <i />
        )}
        <em className={cx(!worded.has(state) && styles.unseen)}>
          {word}
          {worded.has(state) && (history?.says ?? history?.why) ? `: ${history?.says ?? history?.why?.[lang]}` : ''}
        </em>
        {open && (
          <div className={styles.opened}>
            {!worded.has(state) && history?.says && <p className={panel.says}>{history.says}</p>}
            {step.reading && <StepReading reading={step.reading} zone={zone} />}
            {canReopen && <Reopen run={run} step={step} />}
          </div>
        )}
      </li>
    )
  },
  (before, now) =>
    before.step === now.step &&
    before.isNext === now.isNext &&
    before.zone === now.zone &&
    before.run.id === now.run.id &&
    before.run.endedAt === now.run.endedAt,
)
