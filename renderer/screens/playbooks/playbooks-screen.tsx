import { BookOpen, TriangleAlert } from 'lucide-react'
import { useStore } from 'zustand'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Empty, Page } from '../../components/page.tsx'
import { Problem } from '../../components/problem.tsx'
import { hashOf } from '../../state/place.ts'
import type { PlaybookEntry } from '../../state/playbooks.ts'
import { useDeck, useLanguage, usePage } from '../../state/use-deck.ts'
import { PreflightPage } from './preflight.tsx'
import { PreflightLine } from './preflight-result.tsx'
import { PlaybookText } from './playbook-text.tsx'
import styles from './playbooks.module.css'

/** The shelf: every playbook found, read before it is started; a broken one with file, line and reason. */
export function PlaybooksScreen({ incident, chosen }: { readonly incident: Incident | undefined; readonly chosen: string | undefined }) {
  const lang = useLanguage()
  const { playbooks } = useDeck()
  const { list, state, problem } = useStore(playbooks.store)
  const open = list.find(({ id }) => id === chosen) ?? list[0]
  const isPreflight = chosen === preflightItem
  return (
    <Page
      title={say(lang, 'screen.rail.playbooks')}
      hint={say(lang, 'screen.playbooks.hint')}
      acts={<Button onPress={() => void playbooks.load()}>{say(lang, 'screen.shelf.reload')}</Button>}
    >
      <Problem of={problem} />
      {state === 'ready' && list.length === 0 && (
        <Empty icon={<BookOpen size={28} strokeWidth={1.5} aria-hidden />} title={say(lang, 'screen.shelf.empty')}>
          <p>{say(lang, 'screen.playbooks.where')}</p>
        </Empty>
      )}
      {open && (
        <div className={styles.shelf}>
          <nav aria-label={say(lang, 'screen.rail.playbooks')}>
            <ul className={styles.list}>
              <AllLine isOpen={isPreflight} incidentId={incident?.id ?? null} />
              {list.map((entry) => (
                <Line key={entry.file} entry={entry} isOpen={!isPreflight && entry === open} incidentId={incident?.id ?? null} />
              ))}
            </ul>
          </nav>
          {isPreflight ? <PreflightPage /> : <PlaybookText key={open.hash} entry={open} incident={incident} />}
        </div>
      )}
    </Page>
  )
}

/** No playbook's id: those are letters, digits and hyphens. */
const preflightItem = '.preflight'

/** The page of what all of them need. */
function AllLine({ isOpen, incidentId }: Omit<LineProps, 'entry'>) {
  const lang = useLanguage()
  const { place } = usePage()
  const { playbooks } = useDeck()
  const readiness = useStore(playbooks.store, (state) => state.readiness)
  const notReady = readiness.filter(({ verdict, old }) => old || verdict === 'critical' || verdict === 'unknown').length
  const to = { incidentId, screen: 'playbooks', item: preflightItem } as const
  return (
    <li>
      <a
        href={hashOf(to)}
        aria-current={isOpen ? 'true' : undefined}
        onClick={(event) => {
          event.preventDefault()
          place.go(to)
        }}
      >
        <b>{say(lang, 'screen.preflight.title')}</b>
        <small>{say(lang, 'screen.preflight.not_ready', { count: notReady })}</small>
      </a>
    </li>
  )
}

interface LineProps {
  readonly entry: PlaybookEntry
  readonly isOpen: boolean
  readonly incidentId: string | null
}

function Line({ entry, isOpen, incidentId }: LineProps) {
  const lang = useLanguage()
  const { place } = usePage()
  const broken = entry.problems.length > 0
  const { playbooks } = useDeck()
  const ready = useStore(playbooks.store, ({ readiness }) => readiness.find((one) => one.playbookId === entry.id))
  return (
    <li>
      <a
        href={hashOf({ incidentId, screen: 'playbooks', item: entry.id })}
        aria-current={isOpen ? 'true' : undefined}
        onClick={(event) => {
          // The page stays and so does the focus: only what is beside it changes.
          event.preventDefault()
          place.go({ incidentId, screen: 'playbooks', item: entry.id })
        }}
      >
        <b>{entry.title?.[lang] ?? entry.id}</b>
        <small className={broken ? styles.broken : undefined}>
          {broken && <TriangleAlert size={12} aria-hidden />}
          {broken
            ? say(lang, 'screen.playbooks.problems', { count: entry.problems.length })
            : [
                entry.trust === 'needed' ? say(lang, 'screen.playbooks.inert') : entry.source,
                say(lang, 'screen.shelf.steps', { count: entry.steps }),
              ]
                .filter((one) => one !== null)
                .join(' · ')}
        </small>
        {ready && <PreflightLine of={ready} />}
      </a>
    </li>
  )
}
