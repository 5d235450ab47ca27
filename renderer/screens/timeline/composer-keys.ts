import type { EntryKind } from '../../../shared/domain/timeline/events.ts'
import { composed } from '../../state/composing.ts'

export const composerId = 'composer'

export const focusComposer = () => document.getElementById(composerId)?.focus({ preventScroll: true })

/** Alt+1 to Alt+5, by the place of the key: on a Korean layout its character is another. */
export function kindOfKey(event: Pick<KeyboardEvent, 'altKey' | 'ctrlKey' | 'metaKey' | 'code'>): EntryKind | undefined {
  if (!event.altKey || event.ctrlKey || event.metaKey) return undefined
  const digit = /^(?:Digit|Numpad)([1-9])$/u.exec(event.code)?.[1]
  return digit === undefined ? undefined : composed[Number(digit) - 1]
}
