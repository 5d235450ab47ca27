import { useEffect } from 'react'
import { focusComposer } from '../timeline/composer-keys.ts'

const still = 'body, h1, h2, li[data-key], li[data-step], [role=region]'
/** The focus is on something that does nothing with a letter. */
const nowhere = () => document.activeElement?.matches(still) ?? true

/**
 * What is typed with the focus nowhere goes to the composer, and Escape leads back to it. A button that did its work and
 * went away leaves the focus nowhere; a line must not be lost to that.
 */
export function useFocusReturn() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey) return
      const escapes = event.key === 'Escape' && document.querySelector('[role=dialog],[role=listbox]') === null
      const types = !event.altKey && nowhere() && (event.key.length === 1 || event.key === 'Process')
      if (escapes || types) focusComposer()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
