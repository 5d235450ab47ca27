import {
  Activity,
  BellRing,
  BookOpen,
  Crosshair,
  FileText,
  Languages,
  LifeBuoy,
  ListTodo,
  Search,
  Settings,
  Siren,
  SquareCheckBig,
  TextAlignStart,
  type LucideIcon,
} from 'lucide-react'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { mostPressing, updateStateOf } from '../../shared/domain/cadence/select.ts'
import { isOpen } from '../../shared/domain/incident/state.ts'
import { say } from '../../shared/text/message.ts'
import { cx } from '../components/cx.ts'
import { onMac } from '../components/keys.tsx'
import { owed } from '../state/checks.ts'
import { hashOf, needsIncident, screens, type ScreenName } from '../state/place.ts'
import { keysOf } from '../state/shortcuts.ts'
import { useDeck, useLanguage, useNow, usePage } from '../state/use-deck.ts'
import { updateText } from './cadence/update-text.ts'
import styles from './rail.module.css'

const icons: Readonly<Record<ScreenName, LucideIcon>> = {
  ...{ command: Crosshair, incidents: TextAlignStart, playbooks: BookOpen, recovery: LifeBuoy, probes: Activity },
  ...{ export: FileText, followups: ListTodo, routine: SquareCheckBig, settings: Settings, declare: Siren },
}
const keysTo: Partial<Record<ScreenName, string>> = {
  declare: keysOf('declare', onMac()),
  settings: keysOf('settings', onMac()),
}

/** Where one can go, and the palette that goes anywhere. */
export function Rail({ incidentId, screen }: { readonly incidentId: string | null; readonly screen: ScreenName }) {
  const lang = useLanguage()
  const { overlay } = usePage()
  return (
    <nav className={styles.rail} aria-label={say(lang, 'screen.rail')} data-part="rail">
      <button type="button" title={keysOf('palette', onMac())} onClick={() => overlay.open('palette')}>
        <Search size={18} strokeWidth={1.6} aria-hidden />
        {say(lang, 'screen.rail.find')}
      </button>
      {screens
        .filter((to) => incidentId !== null || !needsIncident(to))
        .map((to) => {
          const Icon = icons[to]
          return (
            <a
              key={to}
              href={hashOf({ incidentId, screen: to })}
              title={keysTo[to]}
              className={cx(screen === to && styles.on)}
              aria-current={screen === to ? 'page' : undefined}
            >
              <Icon size={18} strokeWidth={1.6} aria-hidden />
              {say(lang, `screen.rail.${to}`)}
              <RailDue to={to} incidentId={incidentId} />
              {to === 'routine' && <Owed />}
            </a>
          )
        })}
      <LanguageToggle />
    </nav>
  )
}

/** An update presses: of the incident on screen at its place, of any other at the list of them. */
function RailDue({ to, incidentId }: { readonly to: ScreenName; readonly incidentId: string | null }) {
  const lang = useLanguage()
  const { incidents } = useDeck()
  const now = useNow()
  const byId = useStore(incidents.store, (all) => all.byId)
  if (to !== 'command' && to !== 'incidents') return null
  const open = Object.values(byId).filter((one) => isOpen(one) && (one.id === incidentId) === (to === 'command'))
  const pressing = mostPressing(open, now)
  if (!pressing) return null
  const { state } = updateStateOf(pressing, now)
  return (
    <span className={cx(styles.badge, state === 'overdue' && styles.overdue)} data-rail-due={state}>
      <BellRing size={11} aria-label={updateText(pressing, now, lang)} />
    </span>
  )
}

/** How many checks want doing, and whether one is late: with a sign and in words, for it moves with the clock. */
function Owed() {
  const lang = useLanguage()
  const { checks } = useDeck()
  const list = useStore(checks.store, (state) => state.list)
  useEffect(() => {
    const timer = setInterval(() => void checks.load(), owedEveryMs)
    return () => clearInterval(timer)
  }, [checks])
  const { late, due } = owed(list)
  if (late + due === 0) return null
  const words = say(lang, 'screen.routine.owed', { late, due }).trim()
  return (
    <b className={cx(styles.owed, late > 0 && styles.late)} data-owed={late > 0 ? 'late' : 'due'} title={words}>
      <span aria-hidden>
        {late > 0 && '!'}
        {late + due}
      </span>
      <span className={styles.unseen}>{words}</span>
    </b>
  )
}

const owedEveryMs = 30_000

/** Says the other language in that language: who cannot read this one finds it. */
export function LanguageToggle() {
  const lang = useLanguage()
  const { settings } = useDeck()
  const other = lang === 'ko' ? 'en' : 'ko'
  return (
    <button type="button" lang={other} className={styles.first} onClick={() => void settings.set({ language: other })}>
      <Languages size={18} strokeWidth={1.6} aria-hidden />
      {other === 'ko' ? '한국어' : 'English'}
    </button>
  )
}
