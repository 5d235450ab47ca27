import { useState } from 'react'
import { useStore } from 'zustand'
import type { WatchView } from '../../../shared/contract/board.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { cx } from '../../components/cx.ts'
import { Problem } from '../../components/problem.tsx'
import { Sparkline } from '../../components/sparkline.tsx'
import { Age } from '../../components/times.tsx'
import { VerdictMark } from '../../components/verdict.tsx'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import { StandingWord } from '../board/standing-word.tsx'
import { useWatch } from '../board/use-watch.ts'
import { StepReading } from '../run/step-reading.tsx'
import styles from './side.module.css'

/** One question of the board beside the work: verdict, reason, its hour and its age. Opens to the answer. */
export function WatchLine({ watch, incident }: { readonly watch: WatchView; readonly incident: Incident }) {
  const lang = useLanguage()
  const { board } = useDeck()
  const points = useStore(board.store, (all) => all.points[watch.watchId] ?? noPoints)
  const { latest, standing, ...acts } = useWatch(watch, incident)
  const [open, setOpen] = useState(false)
  const past = standing !== 'fresh'
  return (
    <li data-standing={standing}>
      <button
        type="button"
        className={cx(styles.line, styles.watch, past && styles.stale)}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <VerdictMark verdict={latest?.verdict ?? 'unknown'} past={past} silent />
        <span className={styles.name}>
          <span>{watch.title[lang]}</span>
        </span>
        <Sparkline points={points} width={64} past={past} />
        {latest ? <Age of={latest.startedAt} zone={incident.zone} as={standing === 'old' ? 'old' : 'fresh'} /> : <span>—</span>}
        <small className={styles.why}>
          <StandingWord standing={standing} verdict={latest?.verdict ?? 'unknown'} /> {latest?.reason[lang]}
        </small>
      </button>
      {open && (
        <div className={styles.answer}>
          {latest && <StepReading reading={latest} zone={incident.zone} />}
          <Problem of={acts.problem} />
          <div className={styles.acts}>
            <Button isPending={acts.busy === 'now' || acts.busy === 'cancel'} onPress={() => void (acts.cancel ?? acts.now)()}>
              {say(lang, acts.cancel ? 'board.cancel' : 'board.now')}
            </Button>
            {acts.keep && (
              <Button isPending={acts.busy === 'keep'} onPress={() => void acts.keep?.()}>
                {say(lang, 'board.keep')}
              </Button>
            )}
          </div>
        </div>
      )}
    </li>
  )
}

const noPoints: readonly never[] = []
