import { useState } from 'react'
import type { Refusal } from '../../../shared/contract/errors.ts'
import { languages, type Language } from '../../../shared/domain/document/local-text.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Problem } from '../../components/problem.tsx'
import { elapsedText } from '../../components/time-text.ts'
import { useDeck, useDraft, useLanguage, useNow } from '../../state/use-deck.ts'
import { Leaving } from './leaving.tsx'
import type { StepProps } from './plain-steps.tsx'
import own from './answer.module.css'
import styles from './run.module.css'

/** A command to be copied with its values in place and run elsewhere; Quarterdeck does not run it. */
export function CommandStep({ run, step, acts }: StepProps) {
  const lang = useLanguage()
  const [note, setNote] = useDraft(`note ${run.id} ${step.id}`)
  const done = async () => {
    if (await acts.go({ note: note.trim() })) setNote('')
  }
  return (
    <>
      {step.command && step.command.text !== null && (
        <Copied text={step.command.text} label={say(lang, `screen.run.command.${step.command.kind}`)} />
      )}
      {step.command?.refused && <p className={styles.risk}>{step.command.refused[lang]}</p>}
      {step.risk && <p className={styles.risk}>{step.risk[lang]}</p>}
      <Field label={step.record?.[lang] ?? say(lang, 'screen.run.note')} value={note} onChange={setNote} rows={2} maxLength={2000} />
      <Leaving acts={acts} step={step} note={note}>
        <Button look="primary" isPending={acts.busy} onPress={() => void done()}>
          {say(lang, 'screen.run.done')}
        </Button>
      </Leaving>
    </>
  )
}

function Copied({ text, label }: { readonly text: string; readonly label: string }) {
  const lang = useLanguage()
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  return (
    <>
      <pre className={styles.query} tabIndex={0} aria-label={label}>
        {text}
      </pre>
      <div className={styles.acts}>
        <Button onPress={() => void copy()}>{say(lang, copied ? 'screen.run.copied' : 'screen.run.copy')}</Button>
      </div>
    </>
  )
}

/** A message that a person finishes, sends by their own means, and says so. What was sent is kept. */
export function NotifyStep({ run, step, acts }: StepProps) {
  const lang = useLanguage()
  const [text, setText] = useDraft(`notify ${run.id} ${step.id}`)
  const shown = text === '' ? (step.draft?.text[lang] ?? '') : text
  const sent = async () => {
    if (await acts.go({ note: shown.trim().slice(0, noteMax) })) setText('')
  }
  return (
    <>
      <Field
        label={say(lang, `screen.run.notify.${(step.draft?.audience ?? 'team') as 'team'}`)}
        value={shown}
        onChange={setText}
        rows={Math.min(14, Math.max(6, shown.split('\n').length + 1))}
        maxLength={noteMax}
      />
      <FromRecord run={run} step={step} onDrafted={setText} />
      <Copy text={shown} />
      <Leaving acts={acts} step={step}>
        <Button look="primary" isPending={acts.busy} onPress={() => void sent()}>
          {say(lang, 'screen.run.notify.sent')}
        </Button>
      </Leaving>
    </>
  )
}

/** The draft that the record makes: the notice for customers, what changed since the last update for everybody else. */
function FromRecord({ run, step, onDrafted }: Pick<StepProps, 'run' | 'step'> & { readonly onDrafted: (text: string) => void }) {
  const lang = useLanguage()
  const { client } = useDeck()
  const [problem, setProblem] = useState<Refusal | null>(null)
  const { incidentId } = run
  if (incidentId === null) return null
  const isForCustomers = step.draft?.audience === 'customers'

  async function draft(language: Language) {
    const reply = isForCustomers
      ? await client.documents.preview({ incidentId: incidentId!, document: 'notice', language })
      : await client.updates.draft({ incidentId: incidentId!, language })
    setProblem(reply.ok ? null : reply.error)
    if (reply.ok) onDrafted(('markdown' in reply.value ? reply.value.markdown : reply.value.text).slice(0, noteMax))
  }

  return (
    <div className={styles.acts}>
      {languages.map((language) => (
        <Button key={language} look="quiet" onPress={() => void draft(language)}>
          {say(lang, isForCustomers ? 'screen.run.notify.notice' : 'screen.run.notify.update', {
            language: say(lang, `timeline.language_${language}`),
          })}
        </Button>
      ))}
      <Problem of={problem} />
    </div>
  )
}

/** What the record keeps of a message: a notice is a page. */
const noteMax = 20_000

function Copy({ text }: { readonly text: string }) {
  const lang = useLanguage()
  const [copied, setCopied] = useState<string | null>(null)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(text)
  }
  return (
    <div className={styles.acts}>
      <Button onPress={() => void copy()}>{say(lang, copied === text ? 'screen.run.copied' : 'screen.run.copy')}</Button>
    </div>
  )
}

/** Nothing to do but let the time pass. */
export function WaitStep({ step, acts }: StepProps) {
  const lang = useLanguage()
  const now = useNow()
  const left = step.until === null ? null : Math.max(0, Date.parse(step.until) - now)
  return (
    <>
      {left !== null && <p className={own.clock}>{elapsedText(lang, left)}</p>}
      <Leaving acts={acts} step={step}>
        {null}
      </Leaving>
    </>
  )
}

/** Another playbook is followed as a run of its own; it shows up beside this one. */
export function PlaybookStep({ step, acts }: StepProps) {
  const lang = useLanguage()
  const running = step.state === 'running'
  return (
    <Leaving acts={acts} step={step}>
      {!running && (
        <Button look="primary" isPending={acts.busy} onPress={() => void acts.go()}>
          {say(lang, 'screen.run.call', { playbook: step.calls ?? '' })}
        </Button>
      )}
    </Leaving>
  )
}

/** Read, and over. */
export function NoteStep({ step, acts }: StepProps) {
  const lang = useLanguage()
  return (
    <Leaving acts={acts} step={step}>
      <Button look="primary" isPending={acts.busy} onPress={() => void acts.go()}>
        {say(lang, 'screen.run.read')}
      </Button>
    </Leaving>
  )
}
