import { useEffect } from 'react'
import { I18nProvider } from 'react-aria-components'
import { useStore } from 'zustand'
import { say } from '../../shared/text/message.ts'
import { ModeFrame } from '../components/mode.tsx'
import { Problem } from '../components/problem.tsx'
import { mostUrgent } from '../state/incidents.ts'
import { useDeck, useLanguage, usePage, useTheme } from '../state/use-deck.ts'
import { CommandScreen } from './command/command-screen.tsx'
import { DeclareScreen } from './declare/declare-screen.tsx'
import { ExportScreen } from './export/export-screen.tsx'
import { PastIncidents } from './declare/past-incidents.tsx'
import { Bar } from './incident/bar.tsx'
import { LockedScreen, UnreachableScreen } from './locked-screen.tsx'
import { LogLine, logLineHash } from './log-line/log-line.tsx'
import { Notices } from './notices.tsx'
import { Rail } from './rail.tsx'
import styles from './app.module.css'

/** Which screen: the place in the address, as far as there is something to show there. */
export function App() {
  const lang = useLanguage()
  const theme = useTheme()
  useEffect(() => {
    document.documentElement.lang = lang
    document.documentElement.dataset['theme'] = theme
  }, [lang, theme])
  return (
    <I18nProvider locale={lang === 'ko' ? 'ko-KR' : 'en-US'}>
      {window.location.hash === logLineHash ? <LogLine /> : <Screens />}
    </I18nProvider>
  )
}

function Screens() {
  const lang = useLanguage()
  const { link, incidents } = useDeck()
  const { place } = usePage()
  const linked = useStore(link)
  const { byId, state, problem } = useStore(incidents.store)
  const { incidentId, screen } = useStore(place.store)
  const incident = incidentId === null ? mostUrgent(byId) : byId[incidentId]
  const deck = useDeck()
  const shownId = incident?.id ?? null

  useEffect(() => {
    if (shownId === null) return
    void deck.show(shownId)
    if (incidentId === null) place.settle(shownId)
  }, [deck, place, incidentId, shownId])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== 'KeyN') return
      event.preventDefault()
      place.go({ incidentId: shownId, screen: 'declare' })
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [place, shownId])
  useEffect(() => {
    const drill = incident?.mode === 'drill' ? `[${say(lang, 'word.mode.drill')}] ` : ''
    document.title = incident?.title ? `${drill}${incident.title} · Quarterdeck` : 'Quarterdeck'
  }, [incident?.title, incident?.mode, lang])

  if (linked.state === 'locked') return <LockedScreen link={linked} />
  if (state === 'loading') {
    if (problem) return <UnreachableScreen />
    return linked.state === 'reconnecting' ? <UnreachableScreen /> : <LoadingScreen />
  }
  const declaring = screen === 'declare' || (incident === undefined && incidentId === null)
  return (
    <ModeFrame mode={declaring ? 'real' : (incident?.mode ?? 'real')}>
      <div className={styles.app}>
        {incident && !declaring && <Bar incident={incident} />}
        <Notices />
        <div className={styles.below}>
          <Rail incidentId={shownId} screen={declaring ? 'declare' : screen} />
          {declaring ? (
            <DeclareScreen back={shownId} />
          ) : incident === undefined ? (
            <main className={styles.missing}>
              <Problem of={{ code: 'incident_unknown', detail: { incidentId: incidentId ?? '' } }} />
              <PastIncidents />
            </main>
          ) : screen === 'export' ? (
            <ExportScreen incident={incident} />
          ) : (
            <CommandScreen incident={incident} />
          )}
        </div>
      </div>
    </ModeFrame>
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
