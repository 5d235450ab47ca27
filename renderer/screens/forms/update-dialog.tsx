import { useEffect, useState } from 'react'
import type { Refusal } from '../../../shared/contract/errors.ts'
import { updateStateOf, usualMinutes } from '../../../shared/domain/cadence/select.ts'
import type { Language } from '../../../shared/domain/document/local-text.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { visibilities, type Visibility } from '../../../shared/domain/timeline/events.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { cx } from '../../components/cx.ts'
import { Field } from '../../components/field.tsx'
import { Problem } from '../../components/problem.tsx'
import { Segments } from '../../components/segments.tsx'
import { useDeck, useDraft, useLanguage, useNow, usePage } from '../../state/use-deck.ts'
import { updateText } from '../cadence/update-text.ts'
import { FormDialog, submitting } from './form-dialog.tsx'
import { MinutesChoice } from './minutes-choice.tsx'
import { SnoozeForm } from './snooze-form.tsx'
import styles from './forms.module.css'

/** What changed since the last update as a text to send, and the promise of the next. */
export function UpdateDialog({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  return (
    <FormDialog of="update" title={say(lang, 'cadence.title')} incident={incident}>
      <UpdateForm incident={incident} />
    </FormDialog>
  )
}

function UpdateForm({ incident }: { readonly incident: Incident }) {
  const spoken = useLanguage()
  const { client } = useDeck()
  const { overlay } = usePage()
  const [language, setLanguage] = useState<Language>(spoken)
  const { text, composed, setText, anew } = useUpdateText(incident, language)
  const [next, setNext] = useState<number | null>(incident.endedAt === null ? usualMinutes[incident.severity] : null)
  const [visibility, setVisibility] = useState<Visibility>('internal')
  const [busy, setBusy] = useState(false)
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null)
  const [problem, setProblem] = useState<Refusal | null>(null)

  async function copy() {
    const done = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    )
    setCopied(done ? 'yes' : 'no')
  }

  async function send() {
    if (busy || text.trim() === '') return
    setBusy(true)
    const reply = await client.updates.send({ incidentId: incident.id, text, next, visibility })
    setBusy(false)
    setProblem(reply.ok ? null : reply.error)
    if (!reply.ok) return
    setText('')
    overlay.open(null)
  }

  return (
    <>
      <form className={styles.form} {...submitting(() => void copy().then(send))}>
        <Standing incident={incident} />
        <Segments
          label={say(spoken, 'cadence.language')}
          value={language}
          onChange={setLanguage}
          options={[
            { value: 'ko', text: <span lang="ko">한국어</span> },
            { value: 'en', text: <span lang="en">English</span> },
          ]}
        />
        <Field
          key={language}
          label={say(spoken, 'cadence.text')}
          value={text}
          onChange={setText}
          rows={Math.min(14, Math.max(6, text.split('\n').length + 1))}
          autoFocus
        />
        <div className={styles.row}>
          <MinutesChoice
            label={say(spoken, 'cadence.next')}
            lang={spoken}
            value={next}
            options={[15, 30, 60, 120]}
            none={say(spoken, 'cadence.no_next')}
            onChange={setNext}
          />
          <Segments
            label={say(spoken, 'entry.screen.visibility')}
            value={visibility}
            onChange={setVisibility}
            options={visibilities.map((value) => ({ value, text: say(spoken, `word.visibility.${value}`) }))}
          />
        </div>
        <Problem of={problem} />
        <div className={styles.acts}>
          <Button type="submit" look="primary" isPending={busy} isDisabled={text.trim() === ''}>
            {say(spoken, 'cadence.copy_and_record')}
          </Button>
          <Button onPress={() => void copy()}>{say(spoken, 'cadence.copy')}</Button>
          {composed !== '' && text !== composed && (
            <Button look="quiet" onPress={anew}>
              {say(spoken, 'cadence.anew')}
            </Button>
          )}
          <span role="status" className={styles.said}>
            {copied !== null && say(spoken, copied === 'yes' ? 'cadence.copied' : 'cadence.not_copied')}
          </span>
        </div>
      </form>
      {incident.cadence.dueAt !== null && <SnoozeForm incident={incident} />}
      {incident.cadence.dueAt === null && incident.status !== 'closed' && <PromiseForm incident={incident} />}
    </>
  )
}

/** What changed, as the core says it, until a hand has been in it: what was written by hand is a draft in its language. */
function useUpdateText(incident: Incident, language: Language) {
  const { client } = useDeck()
  const [written, setText] = useDraft(`update ${incident.id} ${language}`)
  const [composed, setComposed] = useState('')
  const { id, zone } = incident
  useEffect(() => {
    let isShown = true
    void client.updates.draft({ incidentId: id, language, zone }).then((reply) => {
      if (isShown && reply.ok) setComposed(reply.value.text)
    })
    return () => void (isShown = false)
  }, [client, id, zone, language])
  return { text: written === '' ? composed : written, composed, setText, anew: () => setText('') }
}

function Standing({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  const now = useNow()
  const { state } = updateStateOf(incident, now)
  const { sent, late } = incident.cadence
  return (
    <p className={cx(styles.said, state === 'overdue' && styles.late)}>
      {[updateText(incident, now, lang), ...(sent > 0 ? [say(lang, 'cadence.counts', { sent, late })] : [])].join(' · ')}
    </p>
  )
}

/** Nothing was promised yet: it can be, before there is anything to send. */
function PromiseForm({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  const { client } = useDeck()
  const { overlay } = usePage()
  const [next, setNext] = useState<number>(usualMinutes[incident.severity])
  const [problem, setProblem] = useState<Refusal | null>(null)
  async function promise() {
    const reply = await client.updates.promise({ incidentId: incident.id, next })
    setProblem(reply.ok ? null : reply.error)
    if (reply.ok) overlay.open(null)
  }
  return (
    <details className={styles.apart}>
      <summary>{say(lang, 'cadence.promise.title')}</summary>
      <form {...submitting(() => void promise())}>
        <MinutesChoice
          label={say(lang, 'cadence.next')}
          lang={lang}
          value={next}
          options={[15, 30, 60, 120]}
          onChange={(minutes) => minutes !== null && setNext(minutes)}
        />
        <Problem of={problem} />
        <div className={styles.acts}>
          <Button type="submit">{say(lang, 'cadence.promise.do')}</Button>
        </div>
      </form>
    </details>
  )
}
