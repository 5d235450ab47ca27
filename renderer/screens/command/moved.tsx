import { useLayoutEffect, useRef, useState } from 'react'
import { focusComposer } from '../timeline/composer-keys.ts'
import styles from './command.module.css'

/**
 * An element of its own for a panel, which the layout moves about: what is half typed in it, open or scrolled to stays when a window
 * gets narrower, and the panel is one and the same.
 */
export function useHome(): HTMLElement {
  const [home] = useState(() => {
    const made = document.createElement('div')
    made.className = styles.home ?? ''
    return made
  })
  return home
}

/** Where the layout of the moment has the panel. */
export function Place({ of }: { readonly of: HTMLElement }) {
  const here = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => here.current?.append(of), [of])
  return <div ref={here} className={styles.home} />
}

/**
 * An element that is moved loses the focus, and what stood around it is gone. `onMoved` is told what had it and may show where it
 * is now; then it has it again, and the composer where it went away.
 */
export function useKeptFocus(layout: string, onMoved: (held: Element) => void) {
  const held = useRef<Element | null>(null)
  const before = useRef(layout)
  useLayoutEffect(() => {
    const onFocus = ({ target }: FocusEvent) => (held.current = target instanceof Element ? target : null)
    document.addEventListener('focusin', onFocus)
    return () => document.removeEventListener('focusin', onFocus)
  }, [])
  useLayoutEffect(() => {
    if (before.current === layout) return
    before.current = layout
    const had = held.current
    if (!had || (document.activeElement !== null && document.activeElement !== document.body)) return
    onMoved(had)
    requestAnimationFrame(() => {
      if (had instanceof HTMLElement && had.isConnected) had.focus()
      if (document.activeElement === document.body) focusComposer()
    })
  }, [layout, onMoved])
}
