import { createStore } from 'zustand/vanilla'

/** What lies over the screen: the palette, or the list of keys. */
export type Overlay = 'palette' | 'keys' | null

export function createOverlay() {
  const store = createStore<{ readonly open: Overlay }>(() => ({ open: null }))
  return { store, open: (open: Overlay) => store.setState({ open }) }
}
