import { useStore } from 'zustand'
import { useDeck } from '../../state/use-deck.ts'

/** The texts of a form by name, each kept as a draft: what is being written survives a crash. */
export function useFields<Name extends string>(place: string, names: readonly Name[]) {
  const { drafts } = useDeck()
  const all = useStore(drafts.store)
  const of = (name: Name) => `${place} ${name}`
  const texts = Object.fromEntries(names.map((name) => [name, all[of(name)] ?? drafts.kept(of(name))])) as Record<Name, string>
  return {
    texts,
    set: (name: Name) => (text: string) => drafts.set(of(name), text),
    clear: () => names.forEach((name) => drafts.set(of(name), '')),
  }
}
