import { ChevronDown, Database, Plus } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { Connection } from '../../../shared/domain/connection/state.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { EnvironmentWord } from '../../components/environment.tsx'
import { Problem } from '../../components/problem.tsx'
import { readingsOf } from '../../state/readings.ts'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import { ConnectionForm } from '../connections/connection-form.tsx'
import { ConnectionWork } from './connection-work.tsx'
import { WatchLine } from './watch-line.tsx'
import { useLooking } from '../board/use-looking.ts'
import { ReadingLine } from './reading-line.tsx'
import styles from './side.module.css'

/** Every connection with the latest answers it gave. */
export function ConnectionsBoard({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  const { connections } = useDeck()
  const { list, state, problem } = useStore(connections.store)
  useLooking()
  const [adding, setAdding] = useState(false)
  const [open, setOpen] = useState<string | null>(null)
  return (
    <section>
      <h2>
        {say(lang, 'screen.connections')}
        <Button look="quiet" label={say(lang, 'screen.connections.add')} className={styles.add} onPress={() => setAdding(!adding)}>
          <Plus size={14} aria-hidden />
        </Button>
      </h2>
      <Problem of={problem} />
      {adding && <ConnectionForm onDone={() => setAdding(false)} />}
      {state === 'ready' && list.length === 0 && !adding && <p className={styles.quiet}>{say(lang, 'screen.connections.empty')}</p>}
      <ul className={styles.board}>
        {list.map((one) => (
          <li key={one.id}>
            <BoardLine
              connection={one}
              incident={incident}
              isOpen={open === one.id}
              onToggle={() => setOpen(open === one.id ? null : one.id)}
            />
            {open === one.id && <ConnectionWork connection={one} incident={incident} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

interface LineProps {
  readonly connection: Connection
  readonly incident: Incident
  readonly isOpen: boolean
  readonly onToggle: () => void
}

/** The connection and what can be done with it behind its name; under it every probe's latest answer. */
function BoardLine({ connection, incident, isOpen, onToggle }: LineProps) {
  const lang = useLanguage()
  const deck = useDeck()
  const latest = useStore(deck.readings.store, (all) => all.latest)
  const watches = useStore(deck.board.store, (all) => all.watches).filter((watch) => watch.connection === connection.name)
  const own = readingsOf(latest, connection.name).filter(({ probe }) => watches.every((watch) => watch.probe !== probe))
  return (
    <>
      <button type="button" className={styles.line} aria-expanded={isOpen} onClick={onToggle}>
        <Database size={12} aria-hidden />
        <span className={styles.name}>
          <b>{connection.name}</b>
          <small className={styles.kindOf}>
            <EnvironmentWord of={connection.environment} /> · {connection.kind} · {say(lang, `word.access.${connection.access}`)}
            {own.length === 0 && watches.length === 0 && ` · ${say(lang, 'screen.connections.unread')}`}
          </small>
        </span>
        <ChevronDown size={13} aria-hidden className={styles.chevron} />
      </button>
      <ul className={styles.readings}>
        {watches.map((watch) => (
          <WatchLine key={watch.watchId} watch={watch} incident={incident} />
        ))}
        {own.map((reading) => (
          <ReadingLine key={reading.probe} reading={reading} zone={incident.zone} />
        ))}
      </ul>
    </>
  )
}
