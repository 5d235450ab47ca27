import { useCallback, useEffect, useState } from 'react'
import type { OutputOf } from '../../../shared/contract/bridge.ts'
import type { connections as contract } from '../../../shared/contract/connections.ts'
import type { Refusal } from '../../../shared/contract/errors.ts'
import { environment, type Environment } from '../../../shared/domain/connection/events.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/choice.tsx'
import { Problem } from '../../components/problem.tsx'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import { useKinds } from './use-kinds.ts'
import styles from './connections.module.css'

type Candidate = OutputOf<(typeof contract)['find']>['candidates'][number]

/** What other tools keep on this computer, to be added read-only by naming where it lies. */
export function FoundConnections() {
  const lang = useLanguage()
  const { client, connections } = useDeck()
  const kinds = useKinds()
  const [found, setFound] = useState<readonly Candidate[] | null>(null)
  const [place, setPlace] = useState<Environment>('production')
  const [problem, setProblem] = useState<Refusal | null>(null)

  const look = useCallback(async () => {
    const reply = await client.connections.find({})
    if (reply.ok) setFound(reply.value.candidates)
    else setProblem(reply.error)
  }, [client])
  useEffect(() => void look(), [look])

  async function add({ name, kind, url, secret }: Candidate) {
    const reply = await client.connections.add({ name, kind, url, environment: place, access: 'read_only', ...(secret && { secret }) })
    setProblem(reply.ok ? null : reply.error)
    if (!reply.ok) return
    await Promise.all([connections.load(), look()])
    void connections.test(name)
  }

  const titleOf = (of: string) => kinds.find(({ kind }) => kind === of)?.title[lang] ?? of
  if (!found || found.length === 0) return <Problem of={problem} />
  return (
    <section className={styles.found} aria-label={say(lang, 'screen.found')}>
      <header>
        <h2>{say(lang, 'screen.found')}</h2>
        <p className={styles.quiet}>{say(lang, 'screen.found.hint')}</p>
        <Choice
          label={say(lang, 'screen.found.environment')}
          value={place}
          onChange={setPlace}
          options={environment.options.map((value) => ({ value, text: say(lang, `word.environment.${value}`) }))}
        />
      </header>
      <Problem of={problem} />
      <ul>
        {found.map((one) => (
          <li key={one.from}>
            <div>
              <b>{one.problem ? titleOf(one.kind) : one.name}</b> <code>{one.leadsTo}</code>
              <small>{one.from}</small>
              {one.problem && <small>{one.problem[lang]}</small>}
            </div>
            {one.known !== null && <small>{say(lang, 'cli.import.known', { name: one.known })}</small>}
            {one.problem === null && one.known === null && (
              <Button label={say(lang, 'screen.found.add', { name: one.name })} onPress={() => void add(one)}>
                {say(lang, 'screen.found.add_short')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
