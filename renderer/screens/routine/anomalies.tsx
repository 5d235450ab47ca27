import { Siren } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import type { AnomalyView, CheckRunView } from '../../../shared/contract/checks.ts'
import type { Refusal } from '../../../shared/contract/errors.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Section } from '../../components/page.tsx'
import { Problem } from '../../components/problem.tsx'
import { VerdictWord } from '../../components/verdict.tsx'
import { hashOf } from '../../state/place.ts'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import { DeclareFrom } from './declare-from.tsx'
import styles from './routine.module.css'

/** What the check found: what it means, what is to be done, whose it is, and the way to an incident. */
export function Anomalies({ check, incidentId }: { readonly check: CheckRunView; readonly incidentId: string | null }) {
  const lang = useLanguage()
  const { anomalies, run } = check
  const touched = run.steps.some(({ history }) => history !== null)
  if (!touched) return null
  return (
    <Section
      name="anomalies"
      title={say(lang, 'screen.routine.anomalies')}
      aside={anomalies.length === 0 ? undefined : say(lang, 'cli.checks.found', { count: anomalies.length })}
    >
      {anomalies.length === 0 && (
        <p className={styles.quiet}>{say(lang, run.endedAt === null ? 'cli.checks.nothing_yet' : 'cli.checks.nothing')}</p>
      )}
      <ul className={styles.anomalies}>
        {worstFirst(anomalies).map((one) => (
          <Anomaly key={one.stepId} check={check} anomaly={one} incidentId={incidentId} />
        ))}
      </ul>
    </Section>
  )
}

const gravity = ['critical', 'warning', 'unknown'] as const

const worstFirst = (all: readonly AnomalyView[]) => all.toSorted((a, b) => gravity.indexOf(a.verdict) - gravity.indexOf(b.verdict))

interface AnomalyProps {
  readonly check: CheckRunView
  readonly anomaly: AnomalyView
  readonly incidentId: string | null
}

function Anomaly({ check, anomaly, incidentId }: AnomalyProps) {
  const lang = useLanguage()
  const [doing, setDoing] = useState<'declare' | 'assign' | null>(null)
  const { stepId, title, verdict, says, advice, playbooks, assigned, owner, incidentIds } = anomaly
  return (
    <li className={styles.anomaly} data-anomaly={stepId}>
      <p className={styles.found}>
        <VerdictWord verdict={verdict} />
        <b>{title[lang]}</b>
        {says && <span>{says[lang]}</span>}
      </p>
      {advice && <p className={styles.words}>{advice[lang]}</p>}
      <p className={styles.quiet}>
        {assigned?.person
          ? say(lang, 'screen.routine.given', { person: assigned.person })
          : owner === null
            ? say(lang, 'screen.routine.given_nobody')
            : say(lang, 'screen.routine.owner', { owner })}
        {assigned?.note && ` · ${assigned.note}`}
        {incidentIds.map((id) => (
          <a key={id} href={hashOf({ incidentId: id, screen: 'command' })} className={styles.link}>
            <Siren size={12} aria-hidden /> {id}
          </a>
        ))}
        {playbooks.map((one) => (
          <a key={one.id} href={hashOf({ incidentId, screen: 'playbooks', item: one.id })} className={styles.link}>
            {one.title[lang]}
          </a>
        ))}
      </p>
      {doing === null && (
        <div className={styles.acts}>
          <Button onPress={() => setDoing('declare')}>{say(lang, 'screen.routine.declare')}</Button>
          <Button look="quiet" onPress={() => setDoing('assign')}>
            {say(lang, 'screen.routine.give')}
          </Button>
        </div>
      )}
      {doing === 'declare' && <DeclareFrom check={check} anomaly={anomaly} onBack={() => setDoing(null)} />}
      {doing === 'assign' && <Assign check={check} anomaly={anomaly} onDone={() => setDoing(null)} />}
    </li>
  )
}

function Assign({ check, anomaly, onDone }: Omit<AnomalyProps, 'incidentId'> & { readonly onDone: () => void }) {
  const lang = useLanguage()
  const { client, checks } = useDeck()
  const [person, setPerson] = useState(anomaly.assigned?.person ?? anomaly.owner ?? '')
  const [note, setNote] = useState('')
  const [problem, setProblem] = useState<Refusal | null>(null)

  async function assign(event: FormEvent) {
    event.preventDefault()
    const reply = await client.checks.assignAnomaly({ runId: check.run.id, stepId: anomaly.stepId, person, note })
    if (!reply.ok) return setProblem(reply.error)
    await checks.loadRun(check.run.id)
    onDone()
  }

  return (
    <form className={styles.form} onSubmit={(event) => void assign(event)}>
      <Field label={say(lang, 'screen.routine.person')} value={person} onChange={setPerson} maxLength={80} autoFocus />
      <Field label={say(lang, 'screen.routine.note')} value={note} onChange={setNote} maxLength={2000} />
      <Button type="submit" isDisabled={person.trim() === ''}>
        {say(lang, 'screen.routine.give')}
      </Button>
      <Button look="quiet" onPress={onDone}>
        {say(lang, 'screen.routine.cancel')}
      </Button>
      <Problem of={problem} />
    </form>
  )
}
