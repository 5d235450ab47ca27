import type { Clock } from '../ports.ts'
import type { PlaybookShelf } from './shelf.ts'

const everyMs = 2_000

/**
 * Looks at the folders by itself and tells when something in them changed. It asks rather than listens: a folder on a share,
 * or one that is not there yet, tells nobody.
 */
export function watchShelf(shelf: Pick<PlaybookShelf, 'stamp'>, clock: Pick<Clock, 'after'>, tell: () => void) {
  let seen: string | undefined
  let cancel = () => {}

  function look() {
    const now = shelf.stamp()
    const isChanged = seen !== undefined && seen !== now
    seen = now
    if (isChanged) tell()
    cancel = clock.after(everyMs, look)
  }

  return { start: look, close: () => cancel() }
}
