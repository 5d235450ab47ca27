import { useState } from 'react'
import { useStore } from 'zustand'
import type { Refusal } from '../../../shared/contract/errors.ts'
import type { RunView } from '../../../shared/contract/runs.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/choice.tsx'
import { EnvironmentWord } from '../../components/environment.tsx'
import { Problem } from '../../components/problem.tsx'
import type { PlaybookEntry } from '../../state/playbooks.ts'
import { useDeck, useLanguage, usePage } from '../../state/use-deck.ts'
import { StandsIn } from '../playbooks/stands-in.tsx'
import { useSuggestions, type Suggested } from './use-suggestions.ts'
import own from './answer.module.css'
import styles from './run.module.css'

interface StartProps {
  readonly incident: Incident
  readonly onStarted: (run: RunView) => void
  readonly onBack: (() => void) | undefined
}

/** The shelf: what can be followed, and what is wrong with what cannot. */
export function StartPlaybook({ incident, onStarted, onBack }: StartProps) {
  const lang = useLanguage()
  const { playbooks } = useDeck()
  const { list: all, state, problem } = useStore(playbooks.store)
  // Checklists of quiet days have a screen of their own.
  const suggested = useSuggestions(incident.id)
  const rank = (id: string) => suggested.findIndex(({ playbookId }) => playbookId === id) + 1 || suggested.length + 1
  const list = all.filter(({ kind }) => kind !== 'Checklist').toSorted((a, b) => rank(a.id) - rank(b.id))
  return (
    <>
      <h2>
        <span>{say(lang, 'screen.shelf.title')}</span>
        <small>{say(lang, 'screen.shelf.count', { count: list.length })}</small>
      </h2>
      <Problem of={problem} />
      {state === 'ready' && list.length === 0 && <p className={styles.quiet}>{say(lang, 'screen.shelf.empty')}</p>}
      <ul className={styles.shelf}>
        {list.map((entry) => (
          <li key={entry.file}>
            {entry.startable && (
              <Startable
                entry={entry}
                incident={incident}
                onStarted={onStarted}
                why={suggested.find(({ playbookId }) => playbookId === entry.id)?.why ?? []}
              />
            )}
            {!entry.startable && entry.trust === 'needed' && entry.title && <Untrusted entry={entry} />}
            {!entry.startable && !(entry.trust === 'needed' && entry.title) && <Broken entry={entry} />}
          </li>
        ))}
      </ul>
      <div className={own.below}>
        {onBack && <Button onPress={onBack}>{say(lang, 'screen.back')}</Button>}
        <Button look="quiet" onPress={() => void playbooks.load()}>
          {say(lang, 'screen.shelf.reload')}
        </Button>
      </div>
    </>
  )
}

function Startable({ why, ...props }: { readonly entry: PlaybookEntry; readonly why: Suggested['why'] } & Omit<StartProps, 'onBack'>) {
  const lang = useLanguage()
  const { entry } = props
  return (
    <article className={styles.entry}>
      <h3>{entry.title?.[lang] ?? entry.id}</h3>
      <p className={styles.quiet}>
        {entry.source !== null && `${entry.source} · `}
        {say(lang, 'screen.shelf.steps', { count: entry.steps })}
      </p>
      {why.length > 0 && (
        <p className={own.suggested} data-suggested={entry.id}>
          <b>{say(lang, 'screen.playbooks.suggested_one')}</b> {why.map((one) => one[lang]).join(' · ')}
        </p>
      )}
      <StandsIn entry={entry} />
      <StartHere {...props} />
    </article>
  )
}

/** How one playbook is started for an incident: its targets, and the button. */
export function StartHere({ entry, incident, onStarted }: { readonly entry: PlaybookEntry } & Omit<StartProps, 'onBack'>) {
  const lang = useLanguage()
  const { client, runs, connections } = useDeck()
  const all = useStore(connections.store, ({ list }) => list)
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({})
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Refusal | null>(null)
  const targets = Object.entries(entry.targets).map(([name, target]) => {
    const fitting = all.filter((one) => one.kind === target.kind)
    return {
      name,
      title: target.title[lang],
      fitting,
      chosen: chosen[name] ?? (fitting.length === 1 ? fitting[0]?.name : undefined) ?? null,
    }
  })

  async function start() {
    setBusy(true)
    const bound = Object.fromEntries(targets.flatMap((target) => (target.chosen === null ? [] : [[target.name, target.chosen]])))
    const reply = await client.runs.start({ playbookId: entry.id, incidentId: incident.id, targets: bound })
    setBusy(false)
    setProblem(reply.ok ? null : reply.error)
    if (!reply.ok) return
    runs.take(reply.value)
    onStarted(reply.value)
  }

  return (
    <>
      {targets.map((target) =>
        target.fitting.length > 1 ? (
          <Choice
            key={target.name}
            label={target.title}
            value={target.chosen}
            placeholder={say(lang, 'screen.shelf.pick')}
            onChange={(name) => setChosen({ ...chosen, [target.name]: name })}
            options={target.fitting.map((one) => ({
              value: one.name,
              text: one.name,
              aside: <EnvironmentWord of={one.environment} />,
            }))}
          />
        ) : (
          <p key={target.name} className={styles.quiet}>
            {target.title}: {target.chosen === null ? say(lang, 'screen.shelf.none') : <span className={styles.mono}>{target.chosen}</span>}
          </p>
        ),
      )}
      <Problem of={problem} />
      <div className={styles.acts}>
        <Button isPending={busy} onPress={() => void start()}>
          {say(lang, 'screen.shelf.start')}
        </Button>
      </div>
    </>
  )
}

/** What came from outside is read, and trusted, on the screen of playbooks: nobody does that in passing. */
function Untrusted({ entry }: { readonly entry: PlaybookEntry }) {
  const lang = useLanguage()
  const { place } = usePage()
  const { incidentId } = useStore(place.store)
  return (
    <article className={styles.entry}>
      <h3>{entry.title?.[lang] ?? entry.id}</h3>
      <p className={styles.quiet}>{say(lang, 'screen.playbooks.untrusted')}</p>
      <div className={styles.acts}>
        <Button look="quiet" onPress={() => place.go({ incidentId, screen: 'playbooks', item: entry.id })}>
          {say(lang, 'screen.playbooks.read')}
        </Button>
      </div>
    </article>
  )
}

/** A broken playbook is shown with file, line and reason; correcting the file is all it takes. */
function Broken({ entry }: { readonly entry: PlaybookEntry }) {
  const lang = useLanguage()
  return (
    <article className={styles.entry}>
      <h3 className={styles.broken}>{say(lang, 'screen.shelf.broken', { name: entry.title?.[lang] ?? entry.id })}</h3>
      <p className={styles.mono}>{entry.file}</p>
      <ul>
        {entry.problems.slice(0, 5).map((problem) => (
          <li key={`${problem.line}:${problem.column}`} className={styles.quiet}>
            {say(lang, 'screen.shelf.line', { line: problem.line })} <span className={styles.mono}>{problem.path}</span>{' '}
            {problem.says[lang]}
          </li>
        ))}
      </ul>
    </article>
  )
}
