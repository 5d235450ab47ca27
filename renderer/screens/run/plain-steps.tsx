import { useRef } from 'react'
import type { RunView, StepView } from '../../../shared/contract/runs.ts'
import { durationText } from '../../../shared/domain/time/show.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { LeftDraft } from '../../components/left-draft.tsx'
import { useDraft, useLanguage, useNow } from '../../state/use-deck.ts'
import { elapsedText } from '../../components/time-text.ts'
import { Leaving } from './leaving.tsx'
import { Ahead } from './ahead.tsx'
import type { StepActs } from './use-step.ts'
import styles from './run.module.css'

export interface StepProps {
  readonly run: RunView
  readonly step: StepView
  readonly acts: StepActs
  readonly zone: string
}

/** A person does it, and writes down what the playbook asks for. */
export function ManualStep({ run, step, acts }: StepProps) {
  const lang = useLanguage()
  const [note, setNote] = useDraft(`note ${run.id} ${step.id}`)
  const field = useRef<HTMLTextAreaElement>(null)
  const done = async () => {
    if (await acts.go({ note: note.trim() })) setNote('')
  }
  return (
    <>
      <LeftDraft place={`note ${run.id} ${step.id}`} between={'\n'} onDone={() => field.current?.focus()} />
      <Field
        areaRef={field}
        label={step.record?.[lang] ?? say(lang, 'screen.run.note')}
        value={note}
        onChange={setNote}
        rows={2}
        maxLength={2000}
      />
      {step.risk && <p className={styles.risk}>{step.risk[lang]}</p>}
      <Leaving acts={acts} step={step} note={note}>
        <Button look="primary" isPending={acts.busy} onPress={() => void done()}>
          {say(lang, 'screen.run.done')}
        </Button>
      </Leaving>
    </>
  )
}

/** Asks a target once. */
export function CheckStep({ step, acts }: StepProps) {
  const lang = useLanguage()
  const again = step.reading !== null
  return (
    <Leaving acts={acts} step={step}>
      <Button look="primary" isPending={acts.busy || step.state === 'running'} onPress={() => void acts.go()}>
        {say(lang, again ? 'screen.run.ask_again' : 'screen.run.ask', { connection: step.connection ?? '' })}
      </Button>
    </Leaving>
  )
}

/** Asks again and again until it has held; it goes on by itself. */
export function WatchStep({ run, step, acts }: StepProps) {
  const lang = useLanguage()
  const watching = step.state === 'running'
  return (
    <>
      {watching && step.watch && <Holding watch={step.watch} />}
      <Ahead run={run} step={step} acts={acts} />
      <Leaving acts={acts} step={step}>
        {!watching && (
          <Button look="primary" isPending={acts.busy} onPress={() => void acts.go()}>
            {say(lang, step.state === 'ready' ? 'screen.run.watch' : 'screen.run.watch_again')}
          </Button>
        )}
      </Leaving>
    </>
  )
}

function Holding({ watch }: { readonly watch: NonNullable<StepView['watch']> }) {
  const lang = useLanguage()
  const now = useNow()
  const held = watch.heldSince === null ? 0 : Math.min(Math.max(0, now - Date.parse(watch.heldSince)), watch.holdsForMs)
  const needed = durationText(watch.holdsForMs, lang)
  const words =
    watch.heldSince === null
      ? say(lang, 'screen.run.not_held', { needed })
      : say(lang, 'screen.run.held', { held: durationText(Math.floor(held / 1000) * 1000, lang), needed })
  return (
    <div className={styles.holding}>
      <progress value={held} max={watch.holdsForMs} aria-label={words} />
      <p>{words}</p>
      {watch.expiresAt !== null && (
        <p className={styles.expiry}>{say(lang, 'screen.run.gives_up', { left: elapsedText(lang, Date.parse(watch.expiresAt) - now) })}</p>
      )}
    </div>
  )
}
