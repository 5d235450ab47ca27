import { createStore } from 'zustand/vanilla'
import { z } from 'zod'
import { language, type Language } from '../../shared/domain/document/local-text.ts'
import { keepIn, type Keeping } from './keeping.ts'

export const themes = ['system', 'dark', 'light', 'contrast'] as const
export type Theme = (typeof themes)[number]

export interface Settings {
  readonly language: Language
  readonly theme: Theme
}

const kept = z.object({ language: language.optional(), theme: z.enum(themes).optional() })

/** What this person set on this laptop; `preferred` is the browser's language, used until they choose. */
export function createSettings(keeping: Keeping, preferred: string) {
  const set = keeping.read('settings', kept)
  const store = createStore<Settings>(() => ({
    language: set?.language ?? (preferred.toLowerCase().startsWith('ko') ? 'ko' : 'en'),
    theme: set?.theme ?? 'system',
  }))
  keepIn(keeping, 'settings', store)
  return { store, set: (change: Partial<Settings>) => store.setState(change) }
}
