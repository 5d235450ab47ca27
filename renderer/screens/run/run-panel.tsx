import { useState } from 'react'
import { useStore } from 'zustand'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { clockTime } from '../../../shared/domain/time/show.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/choice.tsx'
import { Problem } from '../../components/problem.tsx'
import { currentRun } from '../../state/runs.ts'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import { InForce } from './in-force.tsx'
import { NextCard } from './next-card.tsx'
import { StartPlaybook } from './start-playbook.tsx'
import { StepList } from './step-list.tsx'
import { Values } from './values.tsx'
import styles from './run.module.css'

/** The playbook being followed: the one next step, then all of them. */
export function RunPanel({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  const { runs } = useDeck()
  const { byId, chosen, state, problem } = useStore(runs.store)
  const [starting, setStarting] = useState(false)
  const all = Object.values(byId).sort((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt))
  const run = currentRun(byId, chosen)
  const next = run?.steps.find((step) => step.id === run.next)
  if (!run || starting) {
    return (
      <section className={styles.run} data-part="run" aria-label={say(lang, 'screen.run.title')}>
        <Problem of={problem} />
        {state === 'loading' ? (
          <p className={styles.quiet}>{say(lang, 'screen.loading')}</p>
        ) : (
          <StartPlaybook
            incident={incident}
            onStarted={(started) => {
              setStarting(false)
              runs.choose(started.id)
            }}
            onBack={run ? () => setStarting(false) : undefined}
          />
        )}
      </section>
    )
  }
  return (
    <section className={styles.run} data-part="run" aria-label={say(lang, 'screen.run.title')}>
      <h2 tabIndex={-1}>
        <span>{run.title[lang]}</span>
        <small>
          {run.source !== null && `${run.source} · `}
          {run.steps.length - run.left}/{run.steps.length}
        </small>
      </h2>
      {all.length > 1 && (
        <Choice
          label={say(lang, 'screen.run.which')}
          hideLabel
          value={run.id}
          onChange={runs.choose}
          options={all.map((one) => ({
            value: one.id,
            text: one.title[lang],
            aside: `${clockTime(one.startedAt, incident.zone).slice(0, 5)} · ${say(lang, one.endedAt === null ? 'screen.run.open' : 'screen.run.over')}`,
          }))}
        />
      )}
      <Problem of={problem} />
      {next ? (
        <NextCard key={`${run.id} ${next.id}`} run={run} step={next} zone={incident.zone} />
      ) : (
        <p className={styles.overWords}>{say(lang, 'screen.run.ended')}</p>
      )}
      {run.newerHash !== null && <p className={styles.quiet}>{say(lang, 'screen.run.newer', { hash: run.newerHash.slice(0, 8) })}</p>}
      <Values run={run} />
      <InForce run={run} />
      <StepList run={run} zone={incident.zone} />
      <Button look="quiet" className={styles.another} onPress={() => setStarting(true)}>
        {say(lang, 'screen.run.another')}
      </Button>
    </section>
  )
}
