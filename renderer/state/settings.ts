import { createStore } from 'zustand/vanilla'
import { z } from 'zod'
import type { Client } from '../../shared/contract/bridge.ts'
import type { Refusal } from '../../shared/contract/errors.ts'
import type { SettingsView } from '../../shared/contract/settings.ts'
import { language, type Language } from '../../shared/domain/document/local-text.ts'
import { densities, themes, zonesShown, type Settings as Kept, type SettingsChange } from '../../shared/domain/settings/settings.ts'
import type { Keeping } from './keeping.ts'

/** How this page looks and speaks now, and the whole of what is set once the core has told. */
export interface Settings {
  readonly language: Language
  readonly theme: Kept['theme']
  readonly density: Kept['density']
  /** In which zone times are shown. */
  readonly times: Kept['times']
  readonly view: SettingsView | null
  /** Why the last change was not kept. */
  readonly problem: Refusal | null
}

/** A copy in the browser, so that the first paint is in the right language and light. */
const copied = z.object({
  language: language.optional(),
  theme: z.enum(themes).optional(),
  density: z.enum(densities).optional(),
  times: z.enum(zonesShown).optional(),
})

/** What this person set on this laptop; `preferred` is the browser's language, used until they choose. */
export function createSettings(client: Client, keeping: Keeping, preferred: string) {
  const copy = keeping.read('settings', copied)
  const store = createStore<Settings>(() => ({
    language: copy?.language ?? (preferred.toLowerCase().startsWith('ko') ? 'ko' : 'en'),
    theme: copy?.theme ?? 'system',
    density: copy?.density ?? 'compact',
    times: copy?.times ?? 'incident',
    ...{ view: null, problem: null },
  }))
  store.subscribe(({ language: spoken, theme, density, times }) => keeping.write('settings', { language: spoken, theme, density, times }))

  const take = (view: SettingsView) => {
    const { settings } = view
    const spoken = settings.language ?? store.getState().language
    store.setState({ language: spoken, theme: settings.theme, density: settings.density, times: settings.times, view })
  }

  async function load() {
    const reply = await client.settings.get({})
    if (reply.ok) take(reply.value)
  }

  /** Seen at once; kept in the core, which may refuse it. */
  async function set(change: SettingsChange) {
    const { language: spoken, theme, density, times } = change
    store.setState({ ...(spoken && { language: spoken }), ...(theme && { theme }), ...(density && { density }), ...(times && { times }) })
    const reply = await client.settings.set(change)
    store.setState({ problem: reply.ok ? null : reply.error })
    if (reply.ok) take(reply.value)
    return reply.ok
  }

  return { store, load, take, set }
}
