import type { ReactNode } from 'react'
import { hashOf, type Place } from '../state/place.ts'
import { usePage } from '../state/use-deck.ts'
import styles from './master.module.css'

interface MasterProps {
  readonly label: string
  /** Lines of MasterLine. */
  readonly lines: ReactNode
  /** What the line that is open leads to. */
  readonly children: ReactNode
}

/** What there is in a list, and beside it the one that is open; under it where it is narrow. */
export function Master({ label, lines, children }: MasterProps) {
  return (
    <div className={styles.master}>
      <nav aria-label={label}>
        <ul className={styles.list}>{lines}</ul>
      </nav>
      {children}
    </div>
  )
}

interface MasterLineProps {
  readonly to: Place
  readonly isOpen: boolean
  readonly className?: string | undefined
  readonly children: ReactNode
}

export function MasterLine({ to, isOpen, className, children }: MasterLineProps) {
  const { place } = usePage()
  return (
    <li>
      <a
        href={hashOf(to)}
        className={className}
        aria-current={isOpen ? 'true' : undefined}
        onClick={(event) => {
          // The page stays and so does the focus: only what is beside it changes.
          event.preventDefault()
          place.go(to)
        }}
      >
        {children}
      </a>
    </li>
  )
}
