import { useLayoutEffect, useRef, useState } from 'react'
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
