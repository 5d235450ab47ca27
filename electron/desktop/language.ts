import { app } from 'electron'
import { clientOf, type Bridge } from '../../shared/contract/bridge.ts'
import type { Language } from '../../shared/domain/document/local-text.ts'
import { languageOf } from '../core/app.ts'

/** What the environment says, else the system: a program started from a dock has no LANG. */
export function systemLanguage(env: NodeJS.ProcessEnv): Language {
  const [preferred = ''] = app.getPreferredSystemLanguages()
  return languageOf({ ...env, LANG: env['LANG'] || preferred })
}

/** The language chosen in the settings, else the system's; `onChange` hears of every other one. */
export async function spokenLanguage(bridge: Bridge, env: NodeJS.ProcessEnv, onChange: () => void) {
  const system = systemLanguage(env)
  let spoken = system
  const take = (chosen: Language | null) => {
    const before = spoken
    spoken = chosen ?? system
    return spoken !== before
  }
  const view = await clientOf(bridge).settings.get({})
  if (view.ok) take(view.value.settings.language)
  bridge.subscribe('settingsChanged', ({ settings }) => take(settings.language) && onChange())
  return () => spoken
}
