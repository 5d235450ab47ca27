import { useEffect, type ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components'
import { useStore } from 'zustand'
import type { Incident } from '../../shared/domain/incident/state.ts'
import { say } from '../../shared/text/message.ts'
import { ModeFrame } from '../components/mode.tsx'
import { Problem } from '../components/problem.tsx'
import { mostUrgent } from '../state/incidents.ts'
import type { Place } from '../state/place.ts'
import { useDeck, useLanguage, usePage } from '../state/use-deck.ts'
import { useShown } from '../state/zone.ts'
import { CallOut } from './cadence/call-out.tsx'
import { useDocumentTitle } from './cadence/use-document-title.ts'
import { CommandScreen } from './command/command-screen.tsx'
import { CrewDialogs } from './crew/crew-dialogs.tsx'
import { NudgeLine } from './crew/nudge-line.tsx'
import { DeclareScreen } from './declare/declare-screen.tsx'
import { PastIncidents } from './declare/past-incidents.tsx'
import { ChangedDialog } from './changed/changed-dialog.tsx'
import { BackfillDialog } from './entry/backfill-dialog.tsx'
import { EntryDialog } from './entry/entry-dialog.tsx'
import { ExactTimes } from './exact-times.tsx'
import { ExportScreen } from './export/export-screen.tsx'
import { DecisionDialog } from './forms/decision-dialog.tsx'
import { ReopenDialog } from './forms/reopen-dialog.tsx'
import { ReportDialog } from './forms/report-dialog.tsx'
import { FindDialog } from './find/find-dialog.tsx'
import { UpdateDialog } from './forms/update-dialog.tsx'
import { FollowUpsScreen } from './follow-ups/follow-ups-screen.tsx'
import { Bar } from './incident/bar.tsx'
import { IncidentsScreen } from './incidents/incidents-screen.tsx'
import { LaterScreen } from './later/later-screen.tsx'
import { LockedScreen, UnreachableScreen } from './locked-screen.tsx'
import { LogLine, logLineHash } from './log-line/log-line.tsx'
import { NumbersScreen } from './numbers/numbers-screen.tsx'
import { Notices } from './notices.tsx'
import { KeyList } from './palette/key-list.tsx'
import { Palette } from './palette/palette.tsx'
import { PlaybooksScreen } from './playbooks/playbooks-screen.tsx'
import { ProbesScreen } from './probes/probes-screen.tsx'
import { Rail } from './rail.tsx'
import { RoutineScreen } from './routine/routine-screen.tsx'
import { SettingsScreen } from './settings/settings-screen.tsx'
import { useFoundFocus, useQuietComposition, useShortcuts } from './use-shortcuts.ts'
import styles from './app.module.css'

/** Which screen: the place in the address, as far as there is something to show there. */
export function App() {
  const lang = useLanguage()
  const { settings } = useDeck()
  const { theme, density } = useStore(settings.store)
  useEffect(() => {
    const { documentElement: root } = document
    root.lang = lang
    root.dataset['theme'] = theme
    root.dataset['density'] = density
  }, [lang, theme, density])
  return (
    <I18nProvider locale={lang === 'ko' ? 'ko-KR' : 'en-US'}>
      {window.location.hash === logLineHash ? <LogLine /> : <Screens />}
    </I18nProvider>
  )
}

function Screens() {
  const deck = useDeck()
  const { place } = usePage()
  const linked = useStore(deck.link)
  const { byId, state, problem } = useStore(deck.incidents.store)
  const at = useStore(place.store)
  const incident = useShown(at.incidentId === null ? mostUrgent(byId) : byId[at.incidentId])
  const shownId = incident?.id ?? null

  useEffect(() => {
    if (shownId === null) return
    void deck.show(shownId)
    if (at.incidentId === null) place.settle(shownId)
  }, [deck, place, at.incidentId, shownId])
  useShortcuts(shownId)
  useQuietComposition()
  useFoundFocus(`${state} ${shownId}`)
  useDocumentTitle(incident)

  if (linked.state === 'locked') return <LockedScreen link={linked} />
  if (state === 'loading') {
    if (problem) return <UnreachableScreen />
    return linked.state === 'reconnecting' ? <UnreachableScreen /> : <LoadingScreen />
  }
  const screen = incident === undefined && at.incidentId === null && at.screen === 'command' ? 'declare' : at.screen
  return (
    <ModeFrame mode={screen === 'declare' ? 'real' : (incident?.mode ?? 'real')}>
      <div className={styles.app}>
        {incident && screen !== 'declare' && <Bar incident={incident} />}
        <Notices />
        {incident && screen !== 'declare' && <CallOut incident={incident} />}
        {incident && screen !== 'declare' && <NudgeLine incident={incident} />}
        <div className={styles.below}>
          <Rail incidentId={shownId} screen={screen} />
          {screenOf({ ...at, screen }, incident)}
        </div>
        <Palette incident={incident} />
        <FindDialog incident={incident} />
        <KeyList />
        <ExactTimes />
        {incident && <EntryDialog incident={incident} />}
        {incident && <UpdateDialog key={`update ${incident.id}`} incident={incident} />}
        {incident && <ChangedDialog key={`changed ${incident.id}`} incident={incident} />}
        {incident && <DecisionDialog key={`decision ${incident.id}`} incident={incident} />}
        {incident && <ReportDialog key={`report ${incident.id}`} incident={incident} />}
        {incident && <ReopenDialog key={`reopen ${incident.id}`} incident={incident} />}
        {incident && <CrewDialogs incident={incident} />}
        {incident && <BackfillDialog key={`backfill ${incident.id}`} incident={incident} />}
      </div>
    </ModeFrame>
  )
}

function screenOf({ screen, incidentId, item }: Place, incident: Incident | undefined): ReactNode {
  const shownId = incident?.id ?? null
  switch (screen) {
    case 'declare':
      return <DeclareScreen back={shownId} />
    case 'incidents':
      return item === 'numbers' ? <NumbersScreen shownId={shownId} /> : <IncidentsScreen shownId={shownId} />
    case 'playbooks':
      return <PlaybooksScreen incident={incident} chosen={item} />
    case 'recovery':
      return <LaterScreen of={screen} incidentId={shownId} />
    case 'routine':
      return <RoutineScreen incidentId={shownId} item={item} />
    case 'probes':
      return <ProbesScreen incident={incident} item={item} />
    case 'followups':
      return <FollowUpsScreen key={shownId} incident={incident} />
    case 'settings':
      return <SettingsScreen />
    default:
      if (incident === undefined) return <Missing incidentId={incidentId} />
      return screen === 'export' ? <ExportScreen incident={incident} item={item} /> : <CommandScreen incident={incident} />
  }
}

function Missing({ incidentId }: Pick<Place, 'incidentId'>) {
  return (
    <main className={styles.missing}>
      <Problem of={{ code: 'incident_unknown', detail: { incidentId: incidentId ?? '' } }} />
      <PastIncidents />
    </main>
  )
}

function LoadingScreen() {
  const lang = useLanguage()
  return (
    <main className={styles.loading}>
      <h1>{say(lang, 'screen.loading')}</h1>
    </main>
  )
}
