import { Ellipsis, Pause, Play, Plus } from 'lucide-react'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { useStore } from 'zustand'
import type { Refusal } from '../../../shared/contract/errors.ts'
import { sourceOf } from '../../../shared/domain/connection/events.ts'
import type { Connection } from '../../../shared/domain/connection/state.ts'
import { durationText } from '../../../shared/domain/time/show.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Problem } from '../../components/problem.tsx'
import { Age } from '../../components/times.tsx'
import { VerdictMark } from '../../components/verdict.tsx'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
import { ConnectionAccess } from '../connections/connection-access.tsx'
import { ConnectionForm } from '../connections/connection-form.tsx'
import { useKind } from '../connections/use-kinds.ts'
import styles from './probes.module.css'

interface HeadProps {
  readonly connection: Connection
  readonly zone: string
  /** The address names it: it comes into view and takes the focus. */
  readonly isMeant: boolean
  /** undefined: nothing of it is on the board. */
  readonly paused: boolean | undefined
  readonly hasActions: boolean
  readonly onAdd: () => void
  readonly onAct: () => void
  readonly addButton: RefObject<HTMLButtonElement | null>
  readonly actButton: RefObject<HTMLButtonElement | null>
}

/** What a connection is and may, what can be done with it, and what dialling it said last. */
export function ConnectionHead({ connection, zone, isMeant, paused, hasActions, onAdd, onAct, addButton, actButton }: HeadProps) {
  const lang = useLanguage()
  const { client, connections } = useDeck()
  const test = useStore(connections.store, ({ tests }) => tests[connection.name])
  const [busy, setBusy] = useState<'test' | 'remove' | 'pause' | null>(null)
  const [more, setMore] = useState(false)
  const [open, setOpen] = useState<'change' | 'access' | null>(null)
  const [problem, setProblem] = useState<Refusal | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (isMeant) heading.current?.focus()
  }, [isMeant])

  const { name, kind, access, url, secret } = connection
  const title = useKind(kind)?.title[lang] ?? kind
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
    <>
      <header className={styles.head}>
        <h3 ref={heading} tabIndex={-1}>
          {name}
        </h3>
        <p className={styles.quiet}>
          {title} · <span className={access === 'operate' ? styles.operates : undefined}>{say(lang, `word.access.${access}`)}</span> ·{' '}
          <code>{sourceOf(url)}</code>
          {secret && (
            <>
              {' · '}
              {say(lang, 'cli.connection.secret_from', { source: '' })} <code>{sourceOf(secret)}</code>
            </>
          )}
        </p>
        <div className={styles.acts}>
          {paused !== undefined && (
            <Button
              look={paused ? 'plain' : 'quiet'}
              label={say(lang, paused ? 'board.resume.of' : 'board.pause.of', { name })}
              isPending={busy === 'pause'}
              onPress={() => void doing('pause')}
            >
              {paused ? <Play size={13} aria-hidden /> : <Pause size={13} aria-hidden />}
              {say(lang, paused ? 'board.resume' : 'board.pause')}
            </Button>
          )}
          <Button ref={addButton} look="quiet" label={say(lang, 'board.add.of', { name })} onPress={onAdd}>
            <Plus size={13} aria-hidden />
            {say(lang, 'board.add')}
          </Button>
          {hasActions && access === 'operate' && (
            <Button ref={actButton} look="quiet" label={say(lang, 'board.action.of', { name })} onPress={onAct}>
              {say(lang, 'board.action')}
            </Button>
          )}
          <Button look="quiet" label={say(lang, 'board.more.of', { name })} isExpanded={more} onPress={() => setMore(!more)}>
            <Ellipsis size={14} aria-hidden />
          </Button>
        </div>
      </header>
      {more && (
        <div className={styles.acts}>
          <Button isPending={busy === 'test'} onPress={() => void doing('test')}>
            {say(lang, 'screen.connections.test')}
          </Button>
          <Button onPress={() => setOpen(open === 'change' ? null : 'change')}>{say(lang, 'screen.connections.change')}</Button>
          <Button onPress={() => setOpen(open === 'access' ? null : 'access')}>
            {say(lang, `screen.access.to.${access === 'operate' ? 'read_only' : 'operate'}`)}
          </Button>
          <Button look="quiet" isPending={busy === 'remove'} onPress={() => void doing('remove')}>
            {say(lang, 'screen.connections.remove')}
          </Button>
        </div>
      )}
      {more && open !== null && (
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
    </>
  )
}
