import { app, nativeTheme } from 'electron'
import { clientOf, type Bridge } from '../../shared/contract/bridge.ts'
import type { Language } from '../../shared/domain/document/local-text.ts'
import type { Settings } from '../../shared/domain/settings/settings.ts'
import { languageOf } from '../core/app.ts'

/** What the environment says, else the system: a program started from a dock has no LANG. */
export function systemLanguage(env: NodeJS.ProcessEnv): Language {
  const [preferred = ''] = app.getPreferredSystemLanguages()
  return languageOf({ ...env, LANG: env['LANG'] || preferred })
}

/** The grounds of the pages (renderer/styles/tokens.css), for the moment before the first one is painted. */
export const grounds = { dark: '#0b0f13', light: '#f1f4f6' } as const

/**
 * What was chosen in the settings, as it is now: the language, else the system's; and the colour a window opens on. Menus and pages speak alike,
 * so here the settings come before what the environment says. `onLanguage` hears of every other language.
 */
export async function followSettings(bridge: Bridge, env: NodeJS.ProcessEnv, onLanguage: () => void) {
  const system = systemLanguage(env)
  let spoken = system
  let theme: Settings['theme'] = 'system'
  const take = (settings: Settings) => {
    const before = spoken
    spoken = settings.language ?? system
    theme = settings.theme
    return spoken !== before
  }
  const view = await clientOf(bridge).settings.get({})
  if (view.ok) take(view.value.settings)
  bridge.subscribe('settingsChanged', ({ settings }) => take(settings) && onLanguage())
  const isDark = () => theme === 'dark' || (theme !== 'light' && nativeTheme.shouldUseDarkColors)
  return { lang: () => spoken, ground: () => grounds[isDark() ? 'dark' : 'light'] }
}
