import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { takesText } from '../state/shortcuts.ts'
import styles from './exact-times.module.css'

/** Moments that are shown as people say them: what they are exactly, with the zone's name, stands in the title, for a pointer. */
const moments = 'time[title], [role=timer][title]'
/** What belongs together: a button's row may have the time. */
const rows = 'li, tr, dl > div'

/** Of what has the focus, or of the row it is in. */
function momentsAt(focused: HTMLElement): HTMLElement[] {
  const own = [...focused.querySelectorAll<HTMLElement>(moments)]
  if (focused.matches('[role=group]')) return own
  if (own.length > 0 || focused.matches(moments)) return focused.matches(moments) ? [focused] : own.slice(0, 3)
  return [...(focused.closest(rows)?.querySelectorAll<HTMLElement>(moments) ?? [])].slice(0, 3)
}

interface Shown {
  readonly focused: HTMLElement
  readonly beside: HTMLElement
  readonly exact: string
}

function shownAt(focused: Element | null): Shown | null {
  if (!(focused instanceof HTMLElement) || !focused.matches(':focus-visible') || takesText(focused)) return null
  const found = momentsAt(focused)
  const [beside] = found
  return beside ? { focused, beside, exact: [...new Set(found.map(({ title }) => title))].join('\n') } : null
}

/** What a pointer is told when it rests on a time, told to the keyboard: the exact moments of what has the focus, until Escape. */
export function ExactTimes() {
  const [shown, setShown] = useState<Shown | null>(null)
  const id = useId()
  const bubble = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const show = () => setShown(shownAt(document.activeElement))
    const hide = () => setShown(null)
    const onKey = ({ key }: KeyboardEvent) => key === 'Escape' && hide()
    document.addEventListener('focusin', show)
    document.addEventListener('focusout', hide)
    document.addEventListener('keydown', onKey, true)
    return () => {
      document.removeEventListener('focusin', show)
      document.removeEventListener('focusout', hide)
      document.removeEventListener('keydown', onKey, true)
    }
  }, [])

  useLayoutEffect(() => {
    if (!shown) return
    const { focused, beside } = shown
    bubble.current?.showPopover()
    const place = () => bubble.current && stand(bubble.current, beside)
    place()
    // Taking the focus may bring a row into view.
    document.addEventListener('scroll', place, true)
    const isDescribed = focused.hasAttribute('aria-describedby')
    if (!isDescribed) focused.setAttribute('aria-describedby', id)
    return () => {
      document.removeEventListener('scroll', place, true)
      if (!isDescribed) focused.removeAttribute('aria-describedby')
    }
  }, [shown, id])

  if (!shown) return null
  // In the part of the page it speaks of, and over everything.
  return createPortal(
    <div ref={bubble} id={id} role="tooltip" popover="manual" className={styles.exact}>
      {shown.exact}
    </div>,
    shown.focused.closest('main, aside, nav, header, [role=dialog]') ?? document.body,
  )
}

const gap = 6

/** Under a time, or over it where there is no room; never out of the window. */
function stand(bubble: HTMLElement, beside: HTMLElement): void {
  const at = beside.getBoundingClientRect()
  const { width, height } = bubble.getBoundingClientRect()
  const under = at.bottom + gap + height <= window.innerHeight
  bubble.style.left = `${Math.max(gap, Math.min(at.left, window.innerWidth - width - gap))}px`
  bubble.style.top = `${Math.max(gap, under ? at.bottom + gap : at.top - gap - height)}px`
}
