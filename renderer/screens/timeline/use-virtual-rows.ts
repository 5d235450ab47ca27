import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { keyOf, type TimelineRow } from '../../state/order.ts'

const estimatePx = 28
const atEndPx = 24
const besides = 16

/**
 * The rows that are in the page, of any number. At the end the list follows what comes; elsewhere the row that is read stays
 * where it is, and what came below is counted. A row that has the focus stays in the page however far it is scrolled away.
 */
export function useVirtualRows(rows: readonly TimelineRow[]) {
  const scroller = useRef<HTMLDivElement>(null)
  const following = useRef(true)
  const [active, setActive] = useState<string | null>(null)
  const activeAt = active === null ? -1 : rows.findIndex((row) => keyOf(row) === active)

  // oxlint-disable-next-line react/incompatible-library -- nothing here is compiled: its functions are called anew at each rendering
  const virtual = useVirtualizer<HTMLDivElement, HTMLLIElement>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimatePx,
    getItemKey: useCallback((at: number) => keyAt(rows, at), [rows]),
    overscan: besides,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: atEndPx,
    rangeExtractor: useCallback(
      ({ startIndex, endIndex, count, overscan }) => {
        const [from, to] = [Math.max(0, startIndex - overscan), Math.min(count - 1, endIndex + overscan)]
        const shown = Array.from({ length: to - from + 1 }, (_, at) => from + at)
        if (activeAt < 0 || activeAt >= count || (activeAt >= from && activeAt <= to)) return shown
        return activeAt < from ? [activeAt, ...shown] : [...shown, activeAt]
      },
      [activeAt],
    ),
  })
  // Also while scrolling backwards, which the library leaves out: heights change with the width of the window.
  virtual.shouldAdjustScrollPositionOnItemSizeChange = (item, _, { scrollOffset }) => item.end <= (scrollOffset ?? 0)

  const toEnd = useCallback(() => {
    following.current = true
    virtual.scrollToEnd()
  }, [virtual])
  const [unseen, seenAll] = useUnseen(rows, following, () => virtual.getVirtualItemForOffset(virtual.scrollOffset ?? 0)?.index ?? 0)

  // The composer grows, a panel is dragged: who was at the end stays there.
  const onResize = useEffectEvent(() => {
    if (following.current) virtual.scrollToEnd()
  })
  useEffect(() => {
    const sizes = new ResizeObserver(() => onResize())
    if (scroller.current) sizes.observe(scroller.current)
    return () => sizes.disconnect()
  }, [])
  useLayoutEffect(() => {
    if (following.current) virtual.scrollToEnd()
  }, [rows, virtual])

  /** Gives a row the focus, wherever it is. */
  const focusRow = useCallback(
    (at: number, align: 'auto' | 'center' = 'auto') => {
      const row = rows[at]
      if (!row) return
      following.current = at === rows.length - 1
      setActive(keyOf(row))
      virtual.scrollToIndex(at, { align })
      focusWhenThere(scroller.current, keyOf(row))
    },
    [rows, virtual],
  )

  const onScroll = () => {
    const box = scroller.current
    if (!box) return
    following.current = box.scrollHeight - box.scrollTop - box.clientHeight < atEndPx
    if (following.current) seenAll()
  }
  return { scroller, virtual, activeAt, setActive, focusRow, toEnd, unseen, onScroll }
}

const keyAt = (rows: readonly TimelineRow[], at: number) => {
  const row = rows[at]
  return row ? keyOf(row) : at
}

/** It is in the page with the next rendering at the latest. */
function focusWhenThere(box: HTMLElement | null, key: string, left = 10) {
  const row = box?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)
  if (row) row.focus({ preventScroll: true })
  else if (left > 0) requestAnimationFrame(() => focusWhenThere(box, key, left - 1))
}

/** How many rows came below the one that is read, since the end was last seen. */
function useUnseen(rows: readonly TimelineRow[], following: { readonly current: boolean }, firstShown: () => number) {
  const known = useRef<WeakSet<TimelineRow>>(new WeakSet())
  const newest = useRef<TimelineRow | undefined>(undefined)
  const [unseen, setUnseen] = useState(0)
  const first = useEffectEvent(firstShown)
  useLayoutEffect(() => {
    const below =
      newest.current === undefined ? 0 : rows.reduce((sum, row, at) => sum + (at > first() && !known.current.has(row) ? 1 : 0), 0)
    newest.current = rows.at(-1)
    for (const row of rows) known.current.add(row)
    if (following.current) setUnseen(0)
    else if (below > 0) setUnseen((count) => count + below)
  }, [rows, following])
  return [unseen, useCallback(() => setUnseen(0), [])] as const
}
