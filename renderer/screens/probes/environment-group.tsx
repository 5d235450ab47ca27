import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import type { Environment } from '../../../shared/domain/connection/events.ts'
import { say } from '../../../shared/text/message.ts'
import { cx } from '../../components/cx.ts'
import { EnvironmentWord } from '../../components/environment.tsx'
import { tallyOf } from '../../state/tally.ts'
import { useDeck, useLanguage, useNow } from '../../state/use-deck.ts'
import { TallyLine } from '../board/tally-line.tsx'
import styles from './probes.module.css'

/** Everything that stands in one environment, under its name and how it stands in one line. */
export function EnvironmentGroup({ of, children }: { readonly of: Environment; readonly children: ReactNode }) {
  const lang = useLanguage()
  const { board, readings } = useDeck()
  const watches = useStore(board.store, (all) => all.watches)
  const latest = useStore(readings.store, (all) => all.latest)
  const own = watches.filter(({ environment }) => environment === of)
  const tally = tallyOf(own, latest, useNow())
  return (
    <section
      className={cx(styles.group, of.startsWith('production') && styles.live)}
      aria-label={say(lang, `word.environment.${of}`)}
      data-environment-group={of}
    >
      <header>
        <h2>
          <EnvironmentWord of={of} />
        </h2>
        <TallyLine of={tally} />
      </header>
      {children}
    </section>
  )
}
