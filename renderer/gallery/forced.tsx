import { useLayoutEffect, useRef, type ReactNode } from 'react'
import styles from './gallery.module.css'

/** How a component says what is being done to it; a pointer or a key sets the same. */
const marks = {
  hovered: ['data-hovered'],
  pressed: ['data-hovered', 'data-pressed'],
  focused: ['data-focused', 'data-focus-visible'],
} as const
export const states = Object.keys(marks) as (keyof typeof marks)[]
export type State = (typeof states)[number]

/** What takes the pointer and the keys within it, as it looks while they are on it. */
export function Forced({ state, children }: { readonly state: State; readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const taker = place.current?.querySelector('button, textarea, input:not([type=radio]), label[data-rac], [role=separator]')
    for (const mark of marks[state]) taker?.setAttribute(mark, 'true')
  })
  return (
    <div ref={place} className={styles.forced} data-state={state}>
      {children}
    </div>
  )
}
