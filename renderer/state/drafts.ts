import { createStore } from 'zustand/vanilla'
import { z } from 'zod'
import type { Keeping } from './keeping.ts'

/** What is being typed, by the place it is typed in: `log inc-1`, `note run-1 symptoms`. */
export type Drafts = Readonly<Record<string, string>>

/** Each draft is kept under its own name, so that two windows never overwrite each other's. */
export function createDrafts(keeping: Keeping) {
  const store = createStore<Drafts>(() => ({}))
  const kept = (place: string) => keeping.read(`draft.${place}`, z.string()) ?? ''
  const read = (place: string) => store.getState()[place] ?? kept(place)

  /** Written down before the screen shows it: a crash right after a keystroke keeps the keystroke. */
  const set = (place: string, text: string) => {
    if (text === '') keeping.drop(`draft.${place}`)
    else keeping.write(`draft.${place}`, text)
    store.setState({ [place]: text })
  }

  return { store, kept, read, set }
}
