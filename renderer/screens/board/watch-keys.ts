import type { KeyboardEvent } from 'react'
import type { WatchAct } from './use-watch.ts'

/** On a row that has the focus, by the place of the key. */
export const watchKeys = { now: 'KeyN', cancel: 'KeyX', keep: 'KeyK', pause: 'KeyP', remove: 'Delete' } as const satisfies Record<
  WatchAct,
  string
>

/** As it is written on the key. */
export const keyOfAct = (act: WatchAct) => watchKeys[act].replace('Key', '')

type Pressed = Pick<KeyboardEvent, 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'> & {
  readonly nativeEvent: { isComposing: boolean }
}

/** What a key on a row means, if anything. */
export function actOfKey(event: Pressed): WatchAct | 'next' | 'before' | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.nativeEvent.isComposing) return undefined
  if (event.code === 'ArrowDown') return 'next'
  if (event.code === 'ArrowUp') return 'before'
  return (Object.keys(watchKeys) as WatchAct[]).find((act) => watchKeys[act] === event.code)
}

/** To the row after this one or before it, over the bounds of a connection. */
export function moveFrom(row: HTMLElement, step: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>('[data-watch]')]
  all.at((all.indexOf(row) + step) % all.length)?.focus()
}
