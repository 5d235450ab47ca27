import { createStore } from 'zustand/vanilla'
import { z } from 'zod'
import { keepIn, type Keeping } from './keeping.ts'

const longest = 24

/** What was chosen in the palette, the latest first: it comes first the next time. */
export function createRecent(keeping: Keeping) {
  const store = createStore<readonly string[]>(() => keeping.read('recent', z.array(z.string())) ?? [])
  keepIn(keeping, 'recent', store)
  const chose = (id: string) => store.setState([id, ...store.getState().filter((other) => other !== id)].slice(0, longest), true)
  return { store, chose }
}

/** Those chosen lately first, in that order; the others as they stand. */
export function recentFirst<Item extends { readonly id: string }>(items: readonly Item[], recent: readonly string[]): readonly Item[] {
  const byId = new Map(items.map((item) => [item.id, item]))
  const lately = recent.flatMap((id) => byId.get(id) ?? [])
  return [...lately, ...items.filter(({ id }) => !recent.includes(id))]
}
