import { BookOpen, TriangleAlert } from 'lucide-react'
import { useStore } from 'zustand'
import type { Incident } from '../../../shared/domain/incident/state.ts'
import { say } from '../../../shared/text/message.ts'
import { Button } from '../../components/button.tsx'
import { Master, MasterLine } from '../../components/master.tsx'
import { Empty, Page } from '../../components/page.tsx'
import { Problem } from '../../components/problem.tsx'
import type { PlaybookEntry } from '../../state/playbooks.ts'
import { useDeck, useLanguage } from '../../state/use-deck.ts'
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
        <Master
          label={say(lang, 'screen.rail.playbooks')}
          lines={
            <>
              <AllLine isOpen={isPreflight} incidentId={incident?.id ?? null} />
              {list.map((entry) => (
                <Line key={entry.file} entry={entry} isOpen={!isPreflight && entry === open} incidentId={incident?.id ?? null} />
              ))}
            </>
          }
        >
          {isPreflight ? <PreflightPage /> : <PlaybookText key={open.hash} entry={open} incident={incident} />}
        </Master>
      )}
    </Page>
  )
}

/** No playbook's id: those are letters, digits and hyphens. */
const preflightItem = '.preflight'

/** The page of what all of them need. */
function AllLine({ isOpen, incidentId }: Omit<LineProps, 'entry'>) {
  const lang = useLanguage()
  const { playbooks } = useDeck()
  const readiness = useStore(playbooks.store, (state) => state.readiness)
  const notReady = readiness.filter(({ verdict, old }) => old || verdict === 'critical' || verdict === 'unknown').length
  return (
    <MasterLine to={{ incidentId, screen: 'playbooks', item: preflightItem }} isOpen={isOpen}>
      <b>{say(lang, 'screen.preflight.title')}</b>
      <small>{say(lang, 'screen.preflight.not_ready', { count: notReady })}</small>
    </MasterLine>
  )
}

interface LineProps {
  readonly entry: PlaybookEntry
  readonly isOpen: boolean
  readonly incidentId: string | null
}

function Line({ entry, isOpen, incidentId }: LineProps) {
  const lang = useLanguage()
  const broken = entry.problems.length > 0
  const { playbooks } = useDeck()
  const ready = useStore(playbooks.store, ({ readiness }) => readiness.find((one) => one.playbookId === entry.id))
  return (
    <MasterLine to={{ incidentId, screen: 'playbooks', item: entry.id }} isOpen={isOpen} className={styles.line}>
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
      {ready && (
        <small>
          <PreflightLine of={ready} />
        </small>
      )}
    </MasterLine>
  )
}
