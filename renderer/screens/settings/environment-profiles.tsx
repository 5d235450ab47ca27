import { useCallback, useEffect, useState } from 'react'
import type { OutputOf } from '../../../shared/contract/bridge.ts'
import type { Refusal } from '../../../shared/contract/errors.ts'
import type { profiles as contract } from '../../../shared/contract/profiles.ts'
import { environment as environments, type Environment } from '../../../shared/domain/connection/events.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { EnvironmentWord } from '../../components/environment.tsx'
import { Section } from '../../components/page.tsx'
import { Problem } from '../../components/problem.tsx'
import { VerdictMark } from '../../components/verdict.tsx'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import { ProfileNames } from './profile-names.tsx'
import styles from './profiles.module.css'

type Shelf = OutputOf<(typeof contract)['list']>
type Found = Shelf['profiles'][number]

/** What the runbook's names stand for, per environment: what is wrong with a file stands with its line, and who has none can have one written. */
export function EnvironmentProfiles() {
  const lang = useLanguage()
  const { client } = useDeck()
  const [shelf, setShelf] = useState<Shelf | null>(null)
  const [problem, setProblem] = useState<Refusal | null>(null)

  const load = useCallback(async () => {
    const reply = await client.profiles.list({})
    if (reply.ok) setShelf(reply.value)
    else setProblem(reply.error)
  }, [client])
  useEffect(() => {
    void load()
    // A file is edited in another window; whoever comes back wants to see what it is now.
    const again = () => void load()
    window.addEventListener('focus', again)
    return () => window.removeEventListener('focus', again)
  }, [load])

  async function create(environment: Environment) {
    const reply = await client.profiles.create({ environment })
    setProblem(reply.ok ? null : reply.error)
    await load()
  }

  if (!shelf) return <Problem of={problem} />
  const missing = environments.options.filter((one) => !shelf.profiles.some((found) => found.environment === one))
  return (
    <Section name="profiles" title={say(lang, 'screen.profiles')}>
      <p className={styles.quiet}>{say(lang, 'screen.profiles.hint', { folder: shelf.folder })}</p>
      <Problem of={problem} />
      <ul className={styles.profiles}>
        {shelf.profiles.map((found) => (
          <ProfileLine key={found.file} found={found} />
        ))}
        {missing.map((one) => (
          <li key={one}>
            <header>
              <EnvironmentWord of={one} />
              <small>{say(lang, 'screen.profiles.none', { environment: say(lang, `word.environment.${one}`) })}</small>
              <Button look="quiet" onPress={() => void create(one)}>
                {say(lang, 'screen.profiles.create', { environment: say(lang, `word.environment.${one}`) })}
              </Button>
            </header>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function ProfileLine({ found }: { readonly found: Found }) {
  const lang = useLanguage()
  const [open, setOpen] = useState(false)
  const { environment, file, problems, names, standsInSince } = found
  return (
    <li>
      <header>
        <span>
          <VerdictMark verdict={problems.length === 0 ? 'ok' : standsInSince ? 'warning' : 'critical'} silent />{' '}
          {environment ? <EnvironmentWord of={environment} /> : null}
        </span>
        <small>
          <code>{file}</code>{' '}
          {problems.length === 0
            ? say(lang, 'screen.profiles.names', { count: names.length })
            : say(lang, 'screen.profiles.problems', { count: problems.length })}
        </small>
        {names.length > 0 && (
          <Button look="quiet" onPress={() => setOpen(!open)}>
            {say(lang, 'screen.profiles.show')}
          </Button>
        )}
      </header>
      {problems.length > 0 && (
        <ol className={styles.problems}>
          {problems.map(({ line, column, path, says }) => (
            <li key={`${line}:${column} ${path}`}>
              <code>{say(lang, 'screen.profiles.at', { line, column })}</code> {says[lang]}
            </li>
          ))}
        </ol>
      )}
      {problems.length > 0 && environment && (
        <p className={styles.quiet}>
          {standsInSince
            ? say(lang, 'screen.profiles.stands_in', { since: standsInSince.slice(0, 16).replace('T', ' ') })
            : say(lang, 'screen.profiles.nothing')}
        </p>
      )}
      {open && <ProfileNames of={found} />}
    </li>
  )
}
