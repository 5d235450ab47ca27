import type { Incident } from '../../../shared/domain/incident/state.ts'
import type { Milestone } from '../../../shared/domain/incident/words.ts'
import { say } from '../../../shared/text/message.ts'
import { Elapsed } from '../../components/times.tsx'
import { useLanguage } from '../../state/use-deck.ts'
import styles from './side.module.css'

/** What is measured: from when to when. A clock whose end is not reached runs. */
const clocks = [
  { name: 'impact', from: 'impact_started', to: 'mitigated' },
  { name: 'detect', from: 'impact_started', to: 'detected' },
  { name: 'mitigate', from: 'detected', to: 'mitigated' },
] as const satisfies readonly { name: string; from: Milestone; to: Milestone }[]

/** The incident's times, from its milestones; what has no beginning yet says so. */
export function Clocks({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  const { milestones, endedAt } = incident
  return (
    <section>
      <h2>{say(lang, 'screen.clocks')}</h2>
      <dl className={styles.clocks}>
        {clocks.map(({ name, from, to }) => {
          const since = milestones[from]
          return (
            <div key={name}>
              <dt>{say(lang, `screen.clock.${name}`)}</dt>
              <dd>
                {since === undefined ? (
                  <small>{say(lang, 'screen.clock.not_yet', { milestone: say(lang, `word.milestone.${from}`) })}</small>
                ) : (
                  <Elapsed since={since} until={milestones[to] ?? endedAt} />
                )}
              </dd>
            </div>
          )
        })}
      </dl>
      <p className={styles.quiet}>{say(lang, 'screen.clock.later')}</p>
    </section>
  )
}
