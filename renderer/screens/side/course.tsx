import { stretchesOf, timeInEach, type Stretch } from '../../../shared/domain/incident/course.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { instantMs, minutesText, momentBeside } from '../../../shared/domain/time/show.ts'
import { say } from '../../../shared/text/message.ts'
import { rfc3339In } from '../../../shared/domain/time/parse.ts'
import { useLanguage, useNow } from '../../state/use-deck.ts'
import { Moment } from '../../components/times.tsx'
import styles from './course.module.css'

/** How long it was in each status and severity; opened, every turn with its time and who took it. */
export function Course({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  const now = useNow()
  const { statuses, severities, zone, declaredAt } = incident
  // What is closed is in no status any longer: its last turn is its end.
  const until = incident.status === 'closed' ? instantMs(statuses.at(-1)?.at ?? declaredAt) : now
  const sums = [
    timeInEach(statuses, until, ({ status }) => say(lang, `word.status.${status}`)),
    timeInEach(severities, until, ({ severity }) => say(lang, `word.severity.${severity}`)),
  ]
  const turns = [
    ...stretchesOf(statuses, until).map((one) => ({ ...one, word: say(lang, `word.status.${one.turn.status}`) })),
    ...stretchesOf(severities, until).map((one) => ({ ...one, word: say(lang, `word.severity.${one.turn.severity}`) })),
  ].toSorted((a, b) => a.fromMs - b.fromMs)
  return (
    <section data-course>
      <h2>{say(lang, 'course.title')}</h2>
      {sums.map((each, at) => (
        <dl key={at} className={styles.spent}>
          {each
            .filter(({ ms }, index) => ms > 0 || index === each.length - 1)
            .map(({ name, ms }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{ms < 60_000 ? say(lang, 'course.under_a_minute') : minutesText(ms, lang)}</dd>
              </div>
            ))}
        </dl>
      ))}
      <details className={styles.turns}>
        <summary>{say(lang, 'course.turns', { count: turns.length })}</summary>
        <ol>
          {turns.map(({ turn, word, fromMs }: Stretch<{ at: string; by: string }> & { word: string }) => (
            <li key={`${word} ${turn.at} ${turn.by}`}>
              <Moment at={turn.at} zone={zone}>
                {momentBeside(rfc3339In(fromMs, zone), declaredAt, zone)}
              </Moment>
              <span>{word}</span>
              <small>{turn.by}</small>
            </li>
          ))}
        </ol>
      </details>
    </section>
  )
}
