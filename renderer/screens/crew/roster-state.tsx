import type { RosterView } from '../../../shared/contract/roster.ts'
import { exactMoment } from '../../../shared/domain/time/show.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Problem } from '../../components/problem.tsx'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import { useDeed } from './use-deed.ts'
import styles from './crew.module.css'

/** Where the roster stands: none yet, broken and where, or nobody in it. Silent when all is well. */
export function RosterState({ roster, zone }: { readonly roster: RosterView; readonly zone: string }) {
  const lang = useLanguage()
  const { client } = useDeck()
  const { busy, problem, act } = useDeed()
  const { file, exists, problems, standsInSince, people } = roster
  if (!exists)
    return (
      <div className={styles.state}>
        <p>{say(lang, 'screen.roster.none')}</p>
        <div className={styles.acts}>
          <Button isPending={busy} onPress={() => void act(() => client.roster.create({}))}>
            {say(lang, 'screen.roster.create')}
          </Button>
        </div>
        <Problem of={problem} />
      </div>
    )
  if (problems.length > 0)
    return (
      <div className={styles.state} role="status">
        <p>{say(lang, 'screen.roster.broken', { file })}</p>
        <ul>
          {problems.slice(0, 5).map(({ line, column, says }) => (
            <li key={`${line}:${column} ${says.en}`}>
              <code>
                {line}:{column}
              </code>{' '}
              {says[lang]}
            </li>
          ))}
        </ul>
        {standsInSince !== null && (
          <p className={styles.quiet}>{say(lang, 'roster.stands_in', { since: exactMoment(standsInSince, zone) })}</p>
        )}
      </div>
    )
  return (
    <p className={styles.quiet}>
      {say(lang, people.length === 0 ? 'screen.roster.empty' : 'screen.roster.file', { file, count: people.length })}
    </p>
  )
}
