import { Database, Plus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Refusal } from '../../../shared/contract/errors.ts'
import { sourceOf } from '../../../shared/domain/connection/events.ts'
import type { Connection } from '../../../shared/domain/connection/state.ts'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { durationText } from '../../../shared/domain/time/show.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { EnvironmentWord } from '../../components/environment.tsx'
import { Problem } from '../../components/problem.tsx'
import { Age } from '../../components/times.tsx'
import { VerdictMark } from '../../components/verdict.tsx'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import { ActionPanel } from '../actions/action-panel.tsx'
import { AddWatch } from '../board/add-watch.tsx'
import { WatchRow } from '../board/watch-row.tsx'
import { ConnectionAccess } from '../connections/connection-access.tsx'
import { ConnectionForm } from '../connections/connection-form.tsx'
import { ProbeRow } from './probe-row.tsx'
import styles from './probes.module.css'

interface CardProps {
  readonly connection: Connection
  readonly incident: Incident | undefined
  readonly zone: string
  /** The address names it: it comes into view and takes the focus. */
  readonly isMeant: boolean
  /** The address says that something is to be watched of it. */
  readonly adds: boolean
  /** The address names an action for it, or one that was planned. */
  readonly changes: string | null
}

/** One connection: what it is and may, dial it or take it away, and what each probe read there last. */
export function ConnectionCard({ connection, incident, zone, isMeant, adds, changes }: CardProps) {
  const lang = useLanguage()
  const { client, connections, playbooks, board, actions } = useDeck()
  const test = useStore(connections.store, ({ tests }) => tests[connection.name])
  const probes = useStore(playbooks.store, (all) => all.probes).filter(({ kind }) => kind === connection.kind)
  const watches = useStore(board.store, (all) => all.watches).filter((watch) => watch.connection === connection.name)
  const watched = new Set(watches.map(({ probe }) => probe))
  const others = probes.filter(({ probe, params }) => !watched.has(probe) && params.every(({ required }) => !required))
  const paused = watches.some((watch) => watch.paused)
  const [adding, setAdding] = useState(adds)
  useEffect(() => setAdding(adds), [adds])
  const [acting, setActing] = useState(changes !== null)
  useEffect(() => setActing(changes !== null), [changes])
  const actButton = useRef<HTMLButtonElement>(null)
  const hasActions = useStore(actions.store, ({ list }) => list.some(({ kind }) => kind === connection.kind))
  const addButton = useRef<HTMLButtonElement>(null)
  const [busy, setBusy] = useState<'test' | 'remove' | 'pause' | null>(null)
  const [open, setOpen] = useState<'change' | 'access' | null>(null)
  const [problem, setProblem] = useState<Refusal | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (isMeant) heading.current?.focus()
  }, [isMeant])

  const { name } = connection
  const asks = {
    test: () => connections.test(name),
    remove: () => client.connections.remove({ name }),
    pause: () => (paused ? client.board.resume({ connection: name }) : client.board.pause({ connection: name })),
  }

  async function doing(what: NonNullable<typeof busy>) {
    setBusy(what)
    const reply = await asks[what]()
    setBusy(null)
    setProblem(reply.ok ? null : reply.error)
  }

  return (
    <section className={styles.card} aria-label={connection.name}>
      <header>
        <h2 ref={heading} tabIndex={-1}>
          <Database size={14} aria-hidden />
          {connection.name}
        </h2>
        <p className={styles.quiet}>
          <EnvironmentWord of={connection.environment} /> · {say(lang, `screen.kind.${connection.kind}`)} ·{' '}
          {say(lang, `word.access.${connection.access}`)} · <code>{sourceOf(connection.url)}</code>
          {connection.secret && (
            <>
              {' · '}
              {say(lang, 'cli.connection.secret_from', { source: '' })} <code>{sourceOf(connection.secret)}</code>
            </>
          )}
        </p>
        <div className={styles.acts}>
          <Button ref={addButton} label={say(lang, 'board.add.of', { name })} onPress={() => setAdding(!adding)}>
            <Plus size={13} aria-hidden />
            {say(lang, 'board.add')}
          </Button>
          {hasActions && connection.access === 'operate' && (
            <Button ref={actButton} label={say(lang, 'board.action.of', { name })} onPress={() => setActing(!acting)}>
              {say(lang, 'board.action')}
            </Button>
          )}
          {watches.length > 0 && (
            <Button isPending={busy === 'pause'} onPress={() => void doing('pause')}>
              {say(lang, paused ? 'board.resume' : 'board.pause')}
            </Button>
          )}
          <Button isPending={busy === 'test'} onPress={() => void doing('test')}>
            {say(lang, 'screen.connections.test')}
          </Button>
          <Button look="quiet" onPress={() => setOpen(open === 'change' ? null : 'change')}>
            {say(lang, 'screen.connections.change')}
          </Button>
          <Button look="quiet" onPress={() => setOpen(open === 'access' ? null : 'access')}>
            {say(lang, `screen.access.to.${connection.access === 'operate' ? 'read_only' : 'operate'}`)}
          </Button>
          <Button look="quiet" isPending={busy === 'remove'} onPress={() => void doing('remove')}>
            {say(lang, 'screen.connections.remove')}
          </Button>
        </div>
      </header>
      {open !== null && (
        <div className={styles.form}>
          {open === 'change' ? (
            <ConnectionForm of={connection} onDone={() => setOpen(null)} />
          ) : (
            <ConnectionAccess of={connection} onDone={() => setOpen(null)} />
          )}
        </div>
      )}
      {test && (
        <p className={styles.tested}>
          <VerdictMark verdict={test.report.reachable ? 'ok' : 'critical'} />
          <span>
            {test.report.says[lang]} <small>{durationText(test.report.durationMs, lang)}</small>
          </span>
          <Age of={new Date(test.at).toISOString()} zone={zone} />
        </p>
      )}
      <Problem of={problem} />
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
      <ul className={styles.rows}>
        {watches.map((watch) => (
          <WatchRow key={watch.watchId} watch={watch} incident={incident} zone={zone} />
        ))}
      </ul>
      {others.length > 0 && <h3 className={styles.others}>{say(lang, 'board.others')}</h3>}
      <ul className={styles.rows}>
        {others.map((probe) => (
          <ProbeRow key={probe.probe} probe={probe} connection={connection.name} incident={incident} zone={zone} />
        ))}
      </ul>
    </section>
  )
}
