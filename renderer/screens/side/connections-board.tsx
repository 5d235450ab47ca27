import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { Connection } from '../../../shared/domain/connection/state.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { cx } from '../../components/cx.ts'
import { Problem } from '../../components/problem.tsx'
import { Age } from '../../components/times.tsx'
import { VerdictMark } from '../../components/verdict.tsx'
import { readingsOf } from '../../state/readings.ts'
import { useDeck, useLanguage, useNow } from '../../state/use-deck.ts'
import { ConnectionForm } from './connection-form.tsx'
import { ConnectionWork } from './connection-work.tsx'
import styles from './side.module.css'

/** Every connection with its worst latest answer and that answer's age. */
export function ConnectionsBoard({ incident }: { readonly incident: Incident }) {
  const lang = useLanguage()
  const { connections } = useDeck()
  const { list, state, problem } = useStore(connections.store)
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
              zone={incident.zone}
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

const staleAfterMs = 5 * 60_000

interface LineProps {
  readonly connection: Connection
  readonly zone: string
  readonly isOpen: boolean
  readonly onToggle: () => void
}

function BoardLine({ connection, zone, isOpen, onToggle }: LineProps) {
  const lang = useLanguage()
  const { readings } = useDeck()
  const latest = useStore(readings.store, (all) => all.latest)
  const [worst] = readingsOf(latest, connection.name)
  const now = useNow()
  const stale = worst !== undefined && now - Date.parse(worst.startedAt) > staleAfterMs
  return (
    <button type="button" className={cx(styles.line, stale && styles.stale)} aria-expanded={isOpen} onClick={onToggle}>
      <VerdictMark verdict={worst?.verdict ?? 'unknown'} />
      <span className={styles.name}>
        <b>{connection.name}</b>
        <small>{worst ? worst.reason[lang] : say(lang, 'screen.connections.unread')}</small>
        <small className={styles.kindOf}>
          {say(lang, `word.environment.${connection.environment}`)} · {connection.kind} · {say(lang, `word.access.${connection.access}`)}
        </small>
      </span>
      {worst ? <Age of={worst.startedAt} zone={zone} /> : <i />}
    </button>
  )
}
