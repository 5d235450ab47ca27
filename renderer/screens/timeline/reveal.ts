import { focusSoon } from '../focus.ts'

/** Brings a row that is held into the page and gives it the focus. */
export function reveal(key: string): void {
  document.dispatchEvent(new CustomEvent('reveal', { detail: key }))
  requestAnimationFrame(() => focusSoon(`[data-key="${CSS.escape(key)}"]`))
}
