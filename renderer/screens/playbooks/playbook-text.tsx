import { useEffect, useState } from 'react'
import type { OutputOf } from '../../../shared/contract/bridge.ts'
import type { playbooks as contract } from '../../../shared/contract/playbooks.ts'
import type { Refusal } from '../../../shared/contract/errors.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { isOpen } from '../../../shared/domain/incident/state.ts'
import { say } from '../../../shared/text/message.ts'
import { Problem } from '../../components/problem.tsx'
import type { PlaybookEntry } from '../../state/playbooks.ts'
import { useDeck, useLanguage, usePage } from '../../state/use-deck.ts'
import { focusSoon } from '../focus.ts'
import { StartHere } from '../run/start-playbook.tsx'
import { BeginOwn } from './begin-own.tsx'
import { PreflightOf } from './preflight.tsx'
import { StandsIn } from './stands-in.tsx'
import { TrustHere } from './trust-here.tsx'
import styles from './playbooks.module.css'

type Whole = OutputOf<(typeof contract)['get']>

interface TextProps {
  readonly entry: PlaybookEntry
  readonly incident: Incident | undefined
}

/** One playbook as it will be done, and the way to start it. */
export function PlaybookText({ entry, incident }: TextProps) {
  const lang = useLanguage()
  const { client } = useDeck()
  const [whole, setWhole] = useState<Whole | null>(null)
  const [problem, setProblem] = useState<Refusal | null>(null)
  useEffect(() => {
    let gone = false
    void client.playbooks.get({ playbookId: entry.id }).then((reply) => {
      if (gone) return
      if (reply.ok) setWhole(reply.value)
      else setProblem(reply.error)
    })
    return () => void (gone = true)
  }, [client, entry.id, entry.hash])
  return (
    <article className={styles.text} aria-label={entry.title?.[lang] ?? entry.id}>
      <h2>{entry.title?.[lang] ?? entry.id}</h2>
      <p className={styles.file}>
        {say(lang, `screen.playbooks.origin.${entry.origin}`)} · {entry.file} · {entry.hash.slice(0, 12)}
      </p>
      <Problem of={problem} />
      <StandsIn entry={entry} />
      {entry.problems.length > 0 && <Wrong entry={entry} />}
      {entry.trust !== 'not_needed' && whole && <TrustHere entry={entry} steps={whole.steps} />}
      {entry.startable && entry.kind !== 'Checklist' && <Start entry={entry} incident={incident} />}
      <PreflightOf playbookId={entry.id} />
      {whole?.text && <p className={styles.words}>{whole.text[lang]}</p>}
      <ol className={styles.steps}>
        {whole?.steps.map((step) => (
          <li key={step.id}>
            <b>{step.title[lang]}</b>
            <small>{[say(lang, `screen.run.type.${step.type}`), step.target, step.asks, step.source].filter(Boolean).join(' · ')}</small>
            {step.text && <p className={styles.words}>{step.text[lang]}</p>}
            {step.risk && (
              <p className={styles.risk}>
                <b>{say(lang, 'screen.playbooks.risk')}</b> {step.risk[lang]}
              </p>
            )}
          </li>
        ))}
      </ol>
      {entry.startable && <BeginOwn playbookId={entry.id} incident={incident} />}
    </article>
  )
}

function Start({ entry, incident }: TextProps) {
  const lang = useLanguage()
  const { place } = usePage()
  if (!incident || !isOpen(incident)) return <p className={styles.words}>{say(lang, 'screen.playbooks.no_incident')}</p>
  return (
    <div className={styles.start}>
      <StartHere
        entry={entry}
        incident={incident}
        onStarted={() => {
          place.go({ incidentId: incident.id, screen: 'command' })
          focusSoon('[data-next] button')
        }}
      />
    </div>
  )
}

function Wrong({ entry }: { readonly entry: PlaybookEntry }) {
  const lang = useLanguage()
  return (
    <>
      <p className={styles.words}>{say(lang, 'screen.playbooks.correct')}</p>
      <ul className={styles.problems}>
        {entry.problems.map((problem) => (
          <li key={`${problem.line}:${problem.column}:${problem.path}`}>
            <span>
              {say(lang, 'screen.shelf.line', { line: problem.line })}, {say(lang, 'screen.playbooks.column', { column: problem.column })}
            </span>
            <code>{problem.path}</code>
            <span>{problem.says[lang]}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
