import { TriangleAlert } from 'lucide-react'
import { measures, outOfOrder } from '../../../shared/domain/incident/measures.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import type { Milestone } from '../../../shared/domain/incident/words.ts'
import { instantMs, momentBeside } from '../../../shared/domain/time/show.ts'
import { say } from '../../../shared/text/message.ts'
import { Elapsed } from '../../components/times.tsx'
import { useLanguage } from '../../state/use-deck.ts'
import styles from './side.module.css'

/** The times to …, each with the two milestones it lies between. A clock whose end is not reached runs; what stands the wrong way round says so. */
export function Clocks({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  const { milestones } = incident
  const word = (name: Milestone) => say(lang, `word.milestone.${name}`)
  const isAnyTold = measures.some(({ from }) => milestones[from] !== undefined)
  return (
    <section>
      <h2>{say(lang, 'screen.clocks')}</h2>
      {/* One stop for all of them: what each is exactly is told together. */}
      <div role="group" aria-label={say(lang, 'screen.clocks')} {...(isAnyTold ? { tabIndex: 0 } : {})}>
        <dl className={styles.clocks}>
          {measures.map(({ name, from, to }) => (
            <div key={name}>
              <dt>
                {say(lang, `measure.${name}`)}
                <small>{say(lang, 'measure.between', { from: word(from), to: word(to) })}</small>
              </dt>
              <dd>
                <Took
                  name={say(lang, `measure.${name}`)}
                  since={milestones[from]}
                  until={milestones[to]}
                  from={from}
                  endedAt={incident.endedAt}
                  zone={incident.zone}
                />
              </dd>
            </div>
          ))}
        </dl>
      </div>
      <Backwards incident={incident} />
    </section>
  )
}

interface TookProps {
  readonly name: string
  readonly since: string | undefined
  readonly until: string | undefined
  readonly from: Milestone
  readonly endedAt: string | null
  readonly zone: string
}

/** A span that ended runs no further, and one whose end was never said is not taken for the whole. */
function Took({ name, since, until, from, endedAt, zone }: TookProps) {
  const lang = useLanguage()
  if (since === undefined) return <small>{say(lang, 'screen.clock.not_yet', { milestone: say(lang, `word.milestone.${from}`) })}</small>
  if (until === undefined && endedAt !== null) return <small>{say(lang, 'measure.not_said')}</small>
  if (until !== undefined && instantMs(until) < instantMs(since))
    return <small className={styles.wrong}>{say(lang, 'measure.wrong')}</small>
  return <Elapsed since={since} until={until ?? null} zone={zone} name={name} />
}

/** Both milestones by name, with their times: a person knows which of the two is wrong. */
function Backwards({ incident: { milestones, zone } }: { readonly incident: Incident }) {
  const lang = useLanguage()
  return (
    <div role="status">
      <ul className={styles.backwards}>
        {outOfOrder(milestones).map(({ first, second, firstAt, secondAt }) => (
          <li key={`${first} ${second}`}>
            <TriangleAlert size={13} aria-hidden />
            <span>
              {say(lang, 'measure.backwards', {
                ...{ first: say(lang, `word.milestone.${first}`), second: say(lang, `word.milestone.${second}`) },
                ...{ firstAt: momentBeside(firstAt, secondAt, zone), secondAt: momentBeside(secondAt, firstAt, zone) },
              })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
