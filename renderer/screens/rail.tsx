import { Contrast, Crosshair, FileText, Languages, Monitor, Moon, Siren, Sun, type LucideIcon } from 'lucide-react'
import { say } from '../../shared/text/message.ts'
import { cx } from '../components/cx.ts'
import { hashOf, type Place } from '../state/place.ts'
import { themes } from '../state/settings.ts'
import { useDeck, useLanguage, useTheme } from '../state/use-deck.ts'
import styles from './rail.module.css'

const places = [
  { screen: 'command', icon: Crosshair },
  { screen: 'export', icon: FileText },
  { screen: 'declare', icon: Siren },
] as const satisfies readonly { screen: Place['screen']; icon: LucideIcon }[]

/** Where one can go, and the two things one sets. */
export function Rail({ incidentId, screen }: { readonly incidentId: string | null; readonly screen: Place['screen'] }) {
  const lang = useLanguage()
  return (
    <nav className={styles.rail} aria-label={say(lang, 'screen.rail')}>
      {places.map(({ screen: to, icon: Icon }) =>
        incidentId === null && to !== 'declare' ? null : (
          <a
            key={to}
            href={hashOf({ incidentId, screen: to })}
            className={cx(screen === to && styles.on)}
            aria-current={screen === to ? 'page' : undefined}
          >
            <Icon size={18} strokeWidth={1.6} aria-hidden />
            {say(lang, `screen.rail.${to}`)}
          </a>
        ),
      )}
      <LanguageToggle />
      <ThemeToggle />
    </nav>
  )
}

/** Says the other language in that language: who cannot read this one finds it. */
export function LanguageToggle() {
  const lang = useLanguage()
  const { settings } = useDeck()
  const other = lang === 'ko' ? 'en' : 'ko'
  return (
    <button type="button" lang={other} className={styles.first} onClick={() => settings.set({ language: other })}>
      <Languages size={18} strokeWidth={1.6} aria-hidden />
      {other === 'ko' ? '한국어' : 'English'}
    </button>
  )
}

const themeIcons = { system: Monitor, dark: Moon, light: Sun, contrast: Contrast } as const

function ThemeToggle() {
  const lang = useLanguage()
  const theme = useTheme()
  const { settings } = useDeck()
  const Icon = themeIcons[theme]
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system'
  return (
    <button type="button" title={say(lang, 'screen.theme.hint')} onClick={() => settings.set({ theme: next })}>
      <Icon size={18} strokeWidth={1.6} aria-hidden />
      {say(lang, `screen.theme.${theme}`)}
    </button>
  )
}
