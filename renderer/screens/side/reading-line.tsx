import { useState } from 'react'
import { useStore } from 'zustand'
import type { Reading } from '../../../shared/domain/probe/reading.ts'
import { cx } from '../../components/cx.ts'
import { stalenessOf } from '../../components/staleness.ts'
import { Age } from '../../components/times.tsx'
import { VerdictMark } from '../../components/verdict.tsx'
import { useDeck, useLanguage, useNow } from '../../state/use-deck.ts'
import { StepReading } from '../run/step-reading.tsx'
import styles from './side.module.css'

/** The latest answer to one probe, with its age; what is old is dimmed and never looks like now. Opens to the whole answer. */
export function ReadingLine({ reading, zone }: { readonly reading: Reading; readonly zone: string }) {
  const lang = useLanguage()
  const { playbooks } = useDeck()
  const title = useStore(playbooks.store, ({ probes }) => probes.find((one) => one.probe === reading.probe)?.title[lang])
  const [open, setOpen] = useState(false)
  const old = stalenessOf(useNow() - Date.parse(reading.startedAt)) === 'old'
  return (
    <li>
      <button type="button" className={cx(styles.line, old && styles.stale)} aria-expanded={open} onClick={() => setOpen(!open)}>
        <VerdictMark verdict={reading.verdict} past={old} />
        <span className={styles.name}>
          <span>{title ?? reading.probe}</span>
          <small>{reading.reason[lang]}</small>
        </span>
        <Age of={reading.startedAt} zone={zone} />
      </button>
      {open && (
        <div className={styles.answer}>
          <StepReading reading={reading} zone={zone} />
        </div>
      )}
    </li>
  )
}
