import { useState, type FormEvent } from 'react'
import { useStore } from 'zustand'
import type { AnomalyView, CheckRunView } from '../../../shared/contract/checks.ts'
import type { Refusal } from '../../../shared/contract/errors.ts'
import type { Severity } from '../../../shared/domain/incident/words.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Problem } from '../../components/problem.tsx'
import { Segments } from '../../components/segments.tsx'
import { severityOptions } from '../../components/severity.tsx'
import { useDeck, useLanguage, usePage } from '../../state/use-deck.ts'
import styles from './routine.module.css'

interface DeclareProps {
  readonly check: CheckRunView
  readonly anomaly: AnomalyView
  readonly onBack: () => void
}

/** An incident out of what was found: the reading goes with it, and where a playbook leads on it is begun over the same target. */
export function DeclareFrom({ check, anomaly, onBack }: DeclareProps) {
  const lang = useLanguage()
  const { client, playbooks, connections } = useDeck()
  const { place } = usePage()
  const known = useStore(playbooks.store, ({ list }) => list)
  const all = useStore(connections.store, ({ list }) => list)
  const { stepId, title: name, says, verdict, reading } = anomaly
  const [title, setTitle] = useState([name[lang], says?.[lang]].filter(Boolean).join(': ').slice(0, 200))
  const [severity, setSeverity] = useState<Severity>(verdict === 'critical' ? 'sev2' : 'sev3')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Refusal | null>(null)

  async function declare(playbookId: string | undefined) {
    if (busy || title.trim() === '') return
    setBusy(true)
    const reply = await client.checks.declare({ runId: check.run.id, stepIds: [stepId], title: title.trim(), severity, language: lang })
    if (!reply.ok) {
      setBusy(false)
      return setProblem(reply.error)
    }
    const { incidentId } = reply.value
    if (playbookId === undefined) return place.go({ incidentId, screen: 'command' })
    const started = await client.runs.start({ playbookId, incidentId, targets: sameTarget(playbookId) })
    // What it lacks is chosen where it is read; the incident is declared whatever came of that.
    place.go(started.ok ? { incidentId, screen: 'command' } : { incidentId, screen: 'playbooks', item: playbookId })
  }

  /** The target that was read, wherever the playbook wants one of its kind. */
  function sameTarget(playbookId: string): Record<string, string> {
    const connection = all.find(({ name: each }) => each === reading?.connection)
    const wanted = Object.entries(known.find(({ id }) => id === playbookId)?.targets ?? {})
    return Object.fromEntries(wanted.flatMap(([target, { kind }]) => (connection?.kind === kind ? [[target, connection.name]] : [])))
  }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    void declare(undefined)
  }
  return (
    <form className={styles.declare} onSubmit={submit}>
      <Field label={say(lang, 'screen.declare.what')} value={title} onChange={setTitle} maxLength={200} autoFocus isRequired />
      <Segments label={say(lang, 'screen.severity')} value={severity} onChange={setSeverity} options={severityOptions(lang)} />
      <p className={styles.quiet}>{say(lang, reading ? 'screen.routine.carries' : 'screen.routine.carries_nothing')}</p>
      <Problem of={problem} />
      <div className={styles.acts}>
        <Button type="submit" look="primary" isPending={busy} isDisabled={title.trim() === ''}>
          {say(lang, 'screen.declare.now')}
        </Button>
        {anomaly.playbooks.map((one) => (
          <Button key={one.id} isPending={busy} onPress={() => void declare(one.id)}>
            {say(lang, 'screen.routine.declare_and', { playbook: one.title[lang] })}
          </Button>
        ))}
        <Button look="quiet" onPress={onBack}>
          {say(lang, 'screen.routine.cancel')}
        </Button>
      </div>
    </form>
  )
}
