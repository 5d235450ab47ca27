import { useEffect, useLayoutEffect, useRef, useState } from 'react'

const atEndPx = 24

/**
 * Where a reader is in a list that grows at both ends. At the end it follows what comes; anywhere else it stays, and
 * counts what came below. `firstKey` names the first row, `count` how many there are.
 */
export function useKeptPlace(firstKey: string | undefined, count: number) {
  const scroller = useRef<HTMLDivElement>(null)
  const following = useRef(true)
  const before = useRef({ firstKey, count, height: 0 })
  const [seen, setSeen] = useState(count)

  useLayoutEffect(() => {
    const box = scroller.current
    if (!box) return
    const { firstKey: oldFirst, count: oldCount, height } = before.current
    if (following.current) {
      box.scrollTop = box.scrollHeight
      setSeen(count)
    } else if (firstKey !== oldFirst) {
      // Older rows came in above: what the reader looks at moves down by just that much.
      box.scrollTop += box.scrollHeight - height
      setSeen((was) => was + count - oldCount)
    }
    before.current = { firstKey, count, height: box.scrollHeight }
  }, [firstKey, count])

  // Rows take their height only when they come into view, and the composer grows: the end is where it is afterwards.
  useEffect(() => {
    const box = scroller.current
    if (!box) return
    const sizes = new ResizeObserver(() => {
      if (following.current) box.scrollTop = box.scrollHeight
    })
    for (const child of [box, ...box.children]) sizes.observe(child)
    return () => sizes.disconnect()
  }, [])

  const onScroll = () => {
    const box = scroller.current
    if (!box) return
    following.current = box.scrollHeight - box.scrollTop - box.clientHeight < atEndPx
    if (following.current) setSeen(count)
  }
  const toEnd = () => {
    following.current = true
    setSeen(count)
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
  }
  return { scroller, unseen: Math.max(0, count - seen), onScroll, toEnd }
}
