import { createStore } from 'zustand/vanilla'

/** What lies over the screen: the palette, the list of keys, the corrections of one entry, the lines of an old note, a form, or people and their work. */
export type CrewOverlay = 'roles' | 'tasks' | 'callOut' | 'handover'
export type Overlay =
  | 'palette'
  | 'keys'
  | 'entry'
  | 'backfill'
  | 'update'
  | 'changed'
  | 'find'
  | 'decision'
  | 'report'
  | 'reopen'
  | CrewOverlay
  | null

/** What can be done to a row, in the order it is offered. */
export const deeds = ['edit', 'time', 'mark', 'strike', 'restore', 'move', 'redact'] as const
export type Deed = (typeof deeds)[number]

interface Shown {
  readonly open: Overlay
  /** The row that is corrected, by its key; null: the newest entry. */
  readonly row: string | null
  readonly deed: Deed
}

export function createOverlay() {
  const store = createStore<Shown>(() => ({ open: null, row: null, deed: 'edit' }))
  return {
    store,
    open: (open: Overlay) => store.setState({ open }),
    correct: (row: string | null, deed: Deed = 'edit') => store.setState({ open: 'entry', row, deed }),
  }
}
