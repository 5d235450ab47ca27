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

/** The first of a part that takes the focus, and fits a selector. */
export const firstIn = (part: HTMLElement, fits = '*') =>
  [...part.querySelectorAll<HTMLElement>(takesFocus)].find((one) => one.matches(fits) && one.checkVisibility())

/** What has the focus, or had it until it went away or was moved. */
let last: HTMLElement | null = null

/**
 * An element that is moved loses the focus, though it is still there. `reveal` is told what had it and may show where it is now; then it
 * has it again. Where it went away with its place, `keepFocus` goes on.
 */
export function refocusMoved(reveal: (held: Element) => void): void {
  const held = last
  if (!held || (document.activeElement !== null && document.activeElement !== document.body)) return
  reveal(held)
  requestAnimationFrame(() => held.isConnected && held.focus())
}

/**
 * What has the focus may go away under it: a button whose deed is done, a row that another took the place of, a field that is shut. Then the
 * focus goes on to what it stood in, and the next Tab into that: not to a button, which a second Enter would press. Somebody who pressed beside everything meant it, and keeps what they selected.
 */
export function keepFocus(): () => void {
  /** Around what had the focus last, from within; after it went, what is left of these says where it was. */
  let around: HTMLElement[] = []
  let frame = 0
  const onFocus = ({ target }: FocusEvent) => {
    last = target instanceof HTMLElement ? target : null
    around = []
    for (let one = last?.parentElement; one && one !== document.body; one = one.parentElement) around.push(one)
  }
  const onPress = () => (last = null)
  const isGone = (one: HTMLElement) => !one.isConnected || one.matches(':disabled') || !one.checkVisibility()
  const isLost = () => last !== null && [document.body, last].includes(document.activeElement as HTMLElement) && isGone(last)
  // In a frame, once for all that changed; and two later, for who takes the focus away on purpose gives it to something in the next.
  const look = () => {
    if (frame === 0)
      frame = requestAnimationFrame(() => (frame = isLost() ? requestAnimationFrame(() => (frame = requestAnimationFrame(goOn))) : 0))
  }
  const goOn = () => {
    frame = 0
    if (!isLost()) return
    const place = around.find((one) => one.isConnected && one.closest('[data-part], [role=dialog]') && one.checkVisibility())
    if (place) hold(place)
    else placeOfScreen()?.focus({ preventScroll: true })
  }
  const changes = new MutationObserver(look)
  changes.observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['disabled', 'hidden', 'class', 'style'],
  })
  document.addEventListener('focusin', onFocus)
  document.addEventListener('pointerdown', onPress)
  return () => {
    changes.disconnect()
    cancelAnimationFrame(frame)
    document.removeEventListener('focusin', onFocus)
    document.removeEventListener('pointerdown', onPress)
  }
}

/** For as long as it has the focus, and no longer: a press on it is nothing. */
function hold(place: HTMLElement): void {
  if (!place.hasAttribute('tabindex')) {
    place.tabIndex = -1
    place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true })
  }
  place.focus({ preventScroll: true })
}

/** The line that is written, or the heading of what is shown. */
const placeOfScreen = () => document.getElementById(composerId) ?? document.querySelector<HTMLElement>('main h1[tabindex], main form input')

/**
 * A dialog that closed, or a screen that went away, may leave the focus nowhere. Then it goes to the line that is
 * written, or to the heading of what is shown, once it is. Two frames later at the earliest: what gives the focus back itself does so in the next.
 */
export function findFocus(): () => void {
  let frame = requestAnimationFrame(() => look(patience))
  const look = (left: number) => {
    frame = requestAnimationFrame(() => {
      if (document.activeElement !== document.body && document.activeElement !== null) return
      const place = placeOfScreen()
      if (place) place.focus({ preventScroll: true })
      else if (left > 0) look(left - 1)
    })
  }
  return () => cancelAnimationFrame(frame)
}
