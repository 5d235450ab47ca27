import { ChevronRight } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Connection } from '../../../shared/domain/connection/state.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { say } from '../../../shared/text/message.ts'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import { ActionPanel } from '../actions/action-panel.tsx'
import { AddWatch } from '../board/add-watch.tsx'
import { WatchRow } from '../board/watch-row.tsx'
import { ConnectionHead } from './connection-head.tsx'
import { ProbeRow } from './probe-row.tsx'
import styles from './probes.module.css'

interface CardProps {
  readonly connection: Connection
  readonly incident: Incident | undefined
  readonly zone: string
  readonly isMeant: boolean
  /** The address says that something is to be watched of it. */
  readonly adds: boolean
  /** The address names an action for it, or one that was planned. */
  readonly changes: string | null
}

/** One connection: what the board asks of it, and behind a fold what else can be asked. */
export function ConnectionCard({ connection, incident, zone, isMeant, adds, changes }: CardProps) {
  const lang = useLanguage()
  const { playbooks, board, actions } = useDeck()
  const probes = useStore(playbooks.store, (all) => all.probes).filter(({ kind }) => kind === connection.kind)
  const watches = useStore(board.store, (all) => all.watches).filter((watch) => watch.connection === connection.name)
  const watched = new Set(watches.map(({ probe }) => probe))
  const others = probes.filter(({ probe, params }) => !watched.has(probe) && params.every(({ required }) => !required))
  const hasActions = useStore(actions.store, ({ list }) => list.some(({ kind }) => kind === connection.kind))
  const [adding, setAdding] = useState(adds)
  useEffect(() => setAdding(adds), [adds])
  const [acting, setActing] = useState(changes !== null)
  useEffect(() => setActing(changes !== null), [changes])
  const [showsOthers, setShowsOthers] = useState(false)
  const [addButton, actButton] = [useRef<HTMLButtonElement>(null), useRef<HTMLButtonElement>(null)]

  return (
    <section className={styles.card} aria-label={connection.name}>
      <ConnectionHead
        connection={connection}
        zone={zone}
        isMeant={isMeant}
        paused={watches.length === 0 ? undefined : watches.some((watch) => watch.paused)}
        hasActions={hasActions}
        onAdd={() => setAdding(!adding)}
        onAct={() => setActing(!acting)}
        addButton={addButton}
        actButton={actButton}
      />
      {acting && (
        <ActionPanel
          key={changes}
          connection={connection}
          incident={incident}
          zone={zone}
          meant={changes}
          onDone={() => {
            setActing(false)
            actButton.current?.focus()
          }}
        />
      )}
      {adding && (
        <AddWatch
          connection={connection}
          onDone={() => {
            setAdding(false)
            addButton.current?.focus()
          }}
        />
      )}
      {watches.length === 0 && <p className={styles.quiet}>{say(lang, 'board.none')}</p>}
      <ul>
        {watches.map((watch) => (
          <WatchRow key={watch.watchId} watch={watch} incident={incident} zone={zone} />
        ))}
      </ul>
      {others.length > 0 && (
        <button type="button" className={styles.others} aria-expanded={showsOthers} onClick={() => setShowsOthers(!showsOthers)}>
          <ChevronRight size={12} aria-hidden />
          {say(lang, 'board.others', { count: others.length })}
        </button>
      )}
      {showsOthers && (
        <ul>
          {others.map((probe) => (
            <ProbeRow key={probe.probe} probe={probe} connection={connection.name} incident={incident} zone={zone} />
          ))}
        </ul>
      )}
    </section>
  )
}
