import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

const atEndPx = 24

interface Anchor {
  readonly key: string
  /** How far below the upper edge it stands. */
  readonly top: number
}

/**
 * Where a reader is in a list that grows anywhere. At the end it follows what comes; elsewhere the row that is read
 * stays where it is, and what came below is counted. `keys` are the data-key of all
 * rows, in order; those from `from` to `end` are in the page. The browser's own
 * anchoring is off (overflow-anchor): it does nothing at the very top, where older pages come in.
 */
export function useKeptPlace(keys: readonly string[], windowed: { readonly from: number; readonly end: number }) {
  const { from, end } = windowed
  const isWhole = end === keys.length
  const scroller = useRef<HTMLDivElement>(null)
  const following = useRef(true)
  /** Where the list was put or last seen: only a reader moves it up from there. */
  const lastTop = useRef(0)
  const anchor = useRef<Anchor | null>(null)
  const known = useRef<ReadonlySet<string>>(new Set())
  const [unseen, setUnseen] = useState(0)

  const hold = useCallback(() => {
    const box = scroller.current
    if (!box) return
    if (following.current) box.scrollTop = box.scrollHeight
    else if (anchor.current) {
      const row = box.querySelector(`[data-key="${CSS.escape(anchor.current.key)}"]`)
      if (row) box.scrollTop += topIn(box, row) - anchor.current.top
    }
    lastTop.current = box.scrollTop
  }, [])

  useLayoutEffect(() => {
    hold()
    const reading = anchor.current ? keys.indexOf(anchor.current.key) : -1
    const below = keys.filter((key, at) => at > reading && !known.current.has(key)).length
    known.current = new Set(keys)
    if (following.current) setUnseen(0)
    else if (below > 0) setUnseen((count) => count + below)
  }, [keys, from, end, hold])

  // Rows take their height only when they come into view, and the composer grows: the place is kept afterwards too.
  useEffect(() => {
    const box = scroller.current
    if (!box) return
    const sizes = new ResizeObserver(hold)
    for (const child of [box, ...box.children]) sizes.observe(child)
    return () => sizes.disconnect()
  }, [hold])

  const onScroll = () => {
    const box = scroller.current
    if (!box) return false
    const grew = following.current && box.scrollTop >= lastTop.current
    following.current = isWhole && (grew || box.scrollHeight - box.scrollTop - box.clientHeight < atEndPx)
    lastTop.current = box.scrollTop
    anchor.current = firstInView(box)
    if (following.current) setUnseen(0)
    return following.current
  }
  const toEnd = useCallback(() => {
    following.current = true
    setUnseen(0)
    hold()
  }, [hold])
  return { scroller, unseen, onScroll, toEnd }
}

const topIn = (box: Element, row: Element) => row.getBoundingClientRect().top - box.getBoundingClientRect().top

/** The first row that is wholly or partly below the upper edge; rows stand in order, so halving finds it. */
function firstInView(box: Element): Anchor | null {
  const rows = box.querySelectorAll('[data-key]')
  let [from, to] = [0, rows.length]
  while (from < to) {
    const middle = (from + to) >> 1
    const row = rows[middle]
    if (row && topIn(box, row) + row.clientHeight <= 0) from = middle + 1
    else to = middle
  }
  const row = rows[from]
  return row ? { key: row.getAttribute('data-key') ?? '', top: topIn(box, row) } : null
}
