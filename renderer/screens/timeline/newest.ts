import { useEffect } from 'react'

const newest = 'quarterdeck:newest'

/** Brings the timeline that is on screen to its newest entry; one that is yet to open begins there. */
export const showNewest = () => void document.dispatchEvent(new Event(newest))

/** `show` must keep its identity between renders. */
export function useNewest(show: () => void) {
  useEffect(() => {
    document.addEventListener(newest, show)
    return () => document.removeEventListener(newest, show)
  }, [show])
}
