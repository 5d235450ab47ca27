import { useEffect } from 'react'
import { useStore } from 'zustand'
import { shortcutOf, takesText, type ShortcutName } from '../state/shortcuts.ts'
import { usePage } from '../state/use-deck.ts'
import { nextTimes } from './incident/zone-switch.tsx'
import { useFold } from './command/use-fold.ts'
import { findFocus, focusPart, focusSoon, keepFocus } from './focus.ts'
import { composerId } from './timeline/composer-keys.ts'
import { showNewest } from './timeline/newest.ts'

/** The keys that act on a whole screen, for as long as nothing lies over it. */
export function useShortcuts(incidentId: string | null) {
  const { place, overlay, deck } = usePage()
  const fold = useFold()
  useEffect(() => {
    const toLine = () => {
      if (incidentId === null) return
      place.go({ incidentId, screen: 'command' })
      focusSoon(`#${composerId}`)
    }
    const acts: Readonly<Record<ShortcutName, () => void>> = {
      palette: () => overlay.open('palette'),
      log: toLine,
      declare() {
        place.go({ incidentId, screen: 'declare' })
        focusSoon('form[data-declare] input')
      },
      next() {
        if (incidentId === null) return
        place.go({ incidentId, screen: 'command' })
        focusSoon('[data-next] button, [data-next] input, [data-next] textarea')
      },
      correct: () =>
        incidentId !== null && overlay.correct(document.activeElement?.closest('li[data-key]')?.getAttribute('data-key') ?? null),
      update() {
        if (incidentId === null) return
        place.go({ incidentId, screen: 'command' })
        overlay.open('update')
      },
      zone: () => void deck.settings.set({ times: nextTimes(deck.settings.store.getState().times) }),
      callOut: () => incidentId !== null && overlay.open('callOut'),
      newest() {
        toLine()
        showNewest()
      },
      panel: () => focusPart(false),
      panelBack: () => focusPart(true),
      foldRun: () => fold('run'),
      foldSide: () => fold('side'),
      settings: () => place.go({ incidentId, screen: 'settings' }),
      keys: () => overlay.open('keys'),
      keysTyped: () => overlay.open('keys'),
    }
    const onKey = (event: KeyboardEvent) => {
      const name = shortcutOf(event, takesText(document.activeElement))
      if (name === undefined || event.defaultPrevented) return
      const { open } = overlay.store.getState()
      // Over a dialog only the palette's own key means something: it closes it again.
      if (open !== null && !(open === 'palette' && name === 'palette')) return
      event.preventDefault()
      if (open === null) acts[name]()
      else overlay.open(null)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [place, overlay, deck, incidentId, fold])
}

/** While a syllable is composed Enter ends it: it submits no form and presses no button, anywhere. */
export function useQuietComposition() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (event.isComposing || event.keyCode === 229)) event.preventDefault()
    }
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [])
}

/** After each dialog, each change of screen and what an address opens, the focus is somewhere; `shown` is what can be seen there. */
export function useFoundFocus(shown: string) {
  const { place, overlay } = usePage()
  const screen = useStore(place.store, (state) => state.screen)
  const open = useStore(overlay.store, (state) => state.open)
  useEffect(() => (open === null ? findFocus() : undefined), [screen, open, shown])
  useEffect(keepFocus, [])
}
