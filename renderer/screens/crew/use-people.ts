import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { Nameable } from '../../../shared/domain/timeline/complete.ts'
import { nameable } from '../../state/crew.ts'
import { useDeck } from '../../state/use-deck.ts'

/** Everybody who can be named here. */
export function useNameable(): readonly Nameable[] {
  const { crew } = useDeck()
  const { roster, people, tasks } = useStore(crew.store)
  return useMemo(() => nameable({ roster, people, tasks }), [roster, people, tasks])
}
