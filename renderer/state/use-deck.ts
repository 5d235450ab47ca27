import { createContext, useContext, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import type { Deck } from './deck.ts'
import type { createOverlay } from './overlay.ts'
import type { createPlace } from './place.ts'

export interface Page {
  readonly deck: Deck
  readonly place: ReturnType<typeof createPlace>
  readonly overlay: ReturnType<typeof createOverlay>
  /** Milliseconds since 1970, once a second. */
  readonly ticks: { readonly now: () => number; readonly subscribe: (listener: () => void) => () => void }
}

export const PageContext = createContext<Page | null>(null)

export function usePage(): Page {
  const page = useContext(PageContext)
  if (!page) throw new Error('usePage outside PageContext')
  return page
}

export const useDeck = () => usePage().deck
export const useLanguage = () => useStore(useDeck().settings.store, (settings) => settings.language)

/** The present, to the second: only what shows a running time renders with it. */
export function useNow(): number {
  const { ticks } = usePage()
  return useSyncExternalStore(ticks.subscribe, ticks.now)
}

export function useDraft(place: string) {
  const { drafts } = useDeck()
  const text = useStore(drafts.store, (all) => all[place] ?? drafts.kept(place))
  return [text, (next: string) => drafts.set(place, next)] as const
}
