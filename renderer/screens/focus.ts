import { composerId, focusComposer } from './timeline/composer-keys.ts'

const patience = 40

/** Gives the focus to what a selector finds, as soon as it is on the screen: it may have to be opened or fetched first. */
export function focusSoon(selector: string, left = patience): void {
  const found = document.querySelector<HTMLElement>(selector)
  if (found) return found.focus()
  if (left > 0) requestAnimationFrame(() => focusSoon(selector, left - 1))
}

/** A dialog that closes gives the focus back a frame later: what is to have it instead comes after that. */
export const afterClosing = (act: () => void) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(act)))

/** As focusSoon, from within a dialog that is about to close. */
export const focusAfterClosing = (selector: string) => afterClosing(() => focusSoon(selector))

/** The parts of a screen that F6 goes through, in the order they stand in. */
const partSelector = '[data-part]'

/** To the next part of the screen, or the one before; from the last to the first. */
export function focusPart(back: boolean): void {
  const parts = [...document.querySelectorAll<HTMLElement>(partSelector)].filter((part) => part.checkVisibility())
  const at = parts.findIndex((part) => part.contains(document.activeElement))
  const part = parts.at(((at < 0 ? (back ? 0 : -1) : at) + (back ? -1 : 1)) % parts.length)
  if (!part) return
  if (part.dataset['part'] === 'timeline') return focusComposer()
  firstIn(part)?.focus()
}

const takesFocus = 'a[href], button:not([disabled]), input:not([disabled]), textarea, [tabindex="0"]'

const firstIn = (part: HTMLElement) => [...part.querySelectorAll<HTMLElement>(takesFocus)].find((one) => one.checkVisibility())

/**
 * A dialog that closed, or a screen that went away, may leave the focus nowhere. Then it goes to the line that is
 * written, or to the heading of what is shown, once it is. Two frames later at the earliest: what gives the focus back itself does so in the next.
 */
export function findFocus(): () => void {
  let frame = requestAnimationFrame(() => look(patience))
  const look = (left: number) => {
    frame = requestAnimationFrame(() => {
      if (document.activeElement !== document.body && document.activeElement !== null) return
      const place = document.getElementById(composerId) ?? document.querySelector<HTMLElement>('main h1[tabindex], main form input')
      if (place) place.focus({ preventScroll: true })
      else if (left > 0) look(left - 1)
    })
  }
  return () => cancelAnimationFrame(frame)
}
