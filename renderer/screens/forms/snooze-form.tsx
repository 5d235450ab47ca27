import { useState } from 'react'
import type { Refusal } from '../../../shared/contract/errors.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Problem } from '../../components/problem.tsx'
import { useDeck, useDraft, useLanguage, usePage } from '../../state/use-deck.ts'
import { submitting } from './form-dialog.tsx'
import { MinutesChoice } from './minutes-choice.tsx'
import styles from './forms.module.css'

/** Puts the promised update off. The reason stands on the timeline: those who wait may ask for it. */
export function SnoozeForm({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  const { client } = useDeck()
  const { overlay } = usePage()
  const [reason, setReason] = useDraft(`snooze ${incident.id}`)
  const [minutes, setMinutes] = useState(10)
  const [problem, setProblem] = useState<Refusal | null>(null)

  async function snooze() {
    const reply = await client.updates.snooze({ incidentId: incident.id, minutes, reason })
    setProblem(reply.ok ? null : reply.error)
    if (!reply.ok) return
    setReason('')
    overlay.open(null)
  }

  return (
    <details className={styles.apart}>
      <summary>{say(lang, 'cadence.snooze.title')}</summary>
      <form {...submitting(() => void snooze())}>
        <MinutesChoice
          label={say(lang, 'cadence.snooze.by')}
          lang={lang}
          value={minutes}
          options={[5, 10, 15, 30]}
          onChange={(next) => next !== null && setMinutes(next)}
        />
        <Field label={say(lang, 'entry.screen.reason')} value={reason} onChange={setReason} maxLength={500} />
        <Problem of={problem} />
        <div className={styles.acts}>
          <Button type="submit" isDisabled={reason.trim() === ''}>
            {say(lang, 'cadence.snooze.do')}
          </Button>
        </div>
      </form>
    </details>
  )
}
