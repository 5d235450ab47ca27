import { useCallback } from 'react'
import type { PanelName } from '../../state/panels.ts'
import { useDeck } from '../../state/use-deck.ts'
import { focusSoon } from '../focus.ts'

/** Folds or opens a panel. What had the focus in it may be gone then: its own button takes it. */
export function useFold() {
  const { panels } = useDeck()
  return useCallback(
    (name: PanelName) => {
      const inside = document.activeElement?.closest(`[data-panel="${name}"]`) instanceof Element
      panels.fold(name)
      if (inside) requestAnimationFrame(() => focusSoon(`[data-fold="${name}"]`))
    },
    [panels],
  )
}
