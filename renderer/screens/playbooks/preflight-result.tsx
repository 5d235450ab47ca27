import { useStore } from 'zustand'
import type { PreflightView } from '../../../shared/contract/playbooks.ts'
import { preflightOldMs } from '../../../shared/domain/playbook/preflight.ts'
import { clockTime, dateOf } from '../../../shared/domain/time/show.ts'
import { say } from '../../../shared/text/message.ts'
import { ageText } from '../../components/time-text.ts'
import { VerdictMark, VerdictWord } from '../../components/verdict.tsx'
import { Moment } from '../../components/times.tsx'
import { useDeck, useLanguage, useNow } from '../../state/use-deck.ts'
import { shownZone, useTimes } from '../../state/zone.ts'
import styles from './preflight.module.css'

/** When it was looked at, and what it came to; looked at long ago, it says so and is not painted as if it were now. */
export function PreflightLine({ of }: { readonly of: PreflightView }) {
  const lang = useLanguage()
  const { at, verdict } = of
  const now = useNow()
  const zone = useStore(useDeck().host.store, ({ view }) => view?.zone ?? 'UTC')
  const shown = shownZone(useTimes(), zone)
  const old = of.old || (at !== null && now - Date.parse(at) > preflightOldMs)
  if (at === null) return <span className={styles.quiet}>{say(lang, 'screen.preflight.never')}</span>
  return (
    <span className={styles.line} data-old={old}>
      <VerdictWord verdict={verdict} past={old} />
      <span>
        <Moment at={at} zone={shown}>
          {dateOf(at, shown)} {clockTime(at, shown).slice(0, 5)}
        </Moment>
        {' · '}
        {say(lang, 'screen.preflight.ago', { age: ageText(lang, now - Date.parse(at)) })}
        {old && ` · ${say(lang, 'screen.preflight.old')}`}
      </span>
    </span>
  )
}

const gravity = ['critical', 'unknown', 'warning', 'ok'] as const

/** Everything that was looked at, the worst first. */
export function PreflightItems({ of }: { readonly of: PreflightView }) {
  const lang = useLanguage()
  const { items, old } = of
  const inOrder = items.toSorted((a, b) => gravity.indexOf(a.verdict) - gravity.indexOf(b.verdict))
  return (
    <ul className={styles.items} data-old={old}>
      {inOrder.map(({ what, subject, verdict, says }) => (
        <li key={`${what} ${subject} ${says.en}`}>
          <VerdictMark verdict={verdict} past={old} />
          <span className={styles.what}>{say(lang, `screen.preflight.what.${what}`)}</span>
          <code>{subject}</code>
          <span className={styles.says}>{says[lang]}</span>
        </li>
      ))}
    </ul>
  )
}
