import { useCallback, useEffect, useState } from 'react'
import { keyOf, type TimelineRow } from '../../state/order.ts'

/** Rows in the page at once: ten thousand of them cost seconds at every new one. */
const windowRows = 400
const slideRows = 150
/** How near an edge of the window the reader may come before it slides. */
const nearPx = 1_500

/**
 * The part of a long list that is in the page. It stands by the key of its last row, so that rows that come in anywhere
 * move nothing; null: it ends with the newest.
 */
export function useRowWindow(rows: readonly TimelineRow[]) {
  const [last, setLast] = useState<string | null>(null)
  const found = last === null ? -1 : rows.findLastIndex((row) => keyOf(row) === last)
  const end = found < 0 ? rows.length : found + 1
  const from = Math.max(0, end - windowRows)

  const endAt = useCallback(
    (at: number) => {
      const row = rows[Math.min(rows.length, Math.max(at, windowRows)) - 1]
      setLast(row ? keyOf(row) : null)
    },
    [rows],
  )

  /** After every scroll: follows the newest with a reader who does, else stands still or slides along. */
  function slide(box: HTMLElement, follows: boolean) {
    if (follows) return setLast(null)
    const below = box.scrollHeight - box.scrollTop - box.clientHeight
    if (box.scrollTop < nearPx && from > 0) endAt(end - slideRows)
    else if (below < nearPx && end < rows.length) endAt(end + slideRows)
    else if (last === null) endAt(end)
  }

  // A row that is asked for by name comes into the page first.
  useEffect(() => {
    const onReveal = (event: Event) => {
      const key: unknown = (event as CustomEvent).detail
      const at = rows.findIndex((row) => keyOf(row) === key)
      if (at >= 0 && (at < from || at >= end)) endAt(at + windowRows / 2)
    }
    document.addEventListener('reveal', onReveal)
    return () => document.removeEventListener('reveal', onReveal)
  }, [rows, from, end, endAt])

  return { from, end, slide, toNewest: () => setLast(null) }
}
