import { useEffect, useRef, useState, type FormEvent } from 'react'
import type { Refusal } from '../../../shared/contract/errors.ts'
import { impacts, incidentModes, type Impact, type IncidentMode, type Severity } from '../../../shared/domain/incident/words.ts'
import { impactOf } from '../../../shared/domain/incident/impact.ts'
import { isPractice } from '../../../shared/domain/incident/mode.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { cx } from '../../components/cx.ts'
import { Field } from '../../components/field.tsx'
import { LeftDraft } from '../../components/left-draft.tsx'
import { Problem } from '../../components/problem.tsx'
import { Segments } from '../../components/segments.tsx'
import { useDeck, useDraft, useLanguage, usePage } from '../../state/use-deck.ts'
import { severityOptions } from '../../components/severity.tsx'
import { Welcome } from '../welcome/welcome.tsx'
import { PastIncidents } from './past-incidents.tsx'
import styles from './declare.module.css'

/** A title and Enter is enough; everything else has an answer already that can be changed later. */
export function DeclareScreen({ back }: { readonly back: string | null }) {
  const lang = useLanguage()
  const { client } = useDeck()
  const { place } = usePage()
  const [title, setTitle] = useDraft('declare title')
  const [services, setServices] = useDraft('declare services')
  const [severity, setSeverity] = useState<Severity>('sev2')
  const [mode, setMode] = useState<IncidentMode>('real')
  const [chosen, setImpact] = useState<Impact | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Refusal | null>(null)
  const impact = chosen ?? impactOf[severity]
  const composing = useRef(false)
  const titleField = useRef<HTMLInputElement>(null)

  useEffect(() => {
    if (back === null) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || event.keyCode === 229) return
      if (document.querySelector('[role=dialog],[role=listbox]') === null) place.go({ incidentId: back, screen: 'command' })
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [back, place])

  async function declare(event: FormEvent) {
    event.preventDefault()
    if (busy || composing.current || title.trim() === '') return
    setBusy(true)
    const named = services.split(',').flatMap((name) => name.trim() || [])
    const reply = await client.incidents.declare({ title: title.trim(), severity, mode, impact, services: named })
    setBusy(false)
    if (!reply.ok) return setProblem(reply.error)
    setTitle('')
    setServices('')
    place.go({ incidentId: reply.value.incidentId, screen: 'command' })
  }

  return (
    <main className={styles.declare} data-part="page">
      <div className={styles.first}>
        <form
          data-declare
          className={cx(styles.form, isPractice(mode) && styles[mode])}
          onSubmit={(event) => void declare(event)}
          onCompositionStart={() => (composing.current = true)}
          onCompositionEnd={() => (composing.current = false)}
        >
          <header>
            <h1>{say(lang, 'screen.declare.title')}</h1>
            <p>{say(lang, 'screen.declare.hint')}</p>
          </header>
          <LeftDraft place="declare title" along={['declare services']} onDone={() => titleField.current?.focus()} />
          <Field
            ref={titleField}
            label={say(lang, 'screen.declare.what')}
            placeholder={say(lang, 'screen.declare.example')}
            value={title}
            onChange={setTitle}
            maxLength={200}
            className={styles.what}
            autoFocus
            isRequired
          />
          <Segments
            label={say(lang, 'screen.severity')}
            value={severity}
            onChange={setSeverity}
            hint={`${say(lang, `screen.severity.${severity}`)} · ${say(lang, 'screen.declare.worse')}`}
            options={severityOptions(lang)}
          />
          <Segments
            label={say(lang, 'screen.mode')}
            value={mode}
            onChange={setMode}
            hint={say(lang, `screen.mode.${mode}`)}
            options={incidentModes.map((value) => ({ value, text: say(lang, `word.mode.${value}`) }))}
          />
          <Segments
            label={say(lang, 'screen.impact')}
            value={impact}
            onChange={setImpact}
            hint={say(lang, chosen === null ? 'screen.declare.impact_follows' : 'screen.declare.impact_chosen')}
            options={impacts.map((value) => ({ value, text: say(lang, `word.impact.${value}`) }))}
          />
          <Field label={say(lang, 'screen.services')} hint={say(lang, 'screen.declare.services')} value={services} onChange={setServices} />
          <Problem of={problem} />
          <div className={styles.acts}>
            <Button type="submit" look="primary" isPending={busy} isDisabled={title.trim() === ''}>
              {say(lang, mode === 'real' ? 'screen.declare.now' : `screen.declare.${mode}`)}
              <kbd>↵</kbd>
            </Button>
            {back !== null && <Button onPress={() => place.go({ incidentId: back, screen: 'command' })}>{say(lang, 'screen.back')}</Button>}
          </div>
        </form>
        <Welcome />
      </div>
      <PastIncidents />
    </main>
  )
}
