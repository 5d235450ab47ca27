import { useSyncExternalStore } from 'react'

/** Three columns fit. */
const wide = '(min-width: 1180px)'
/** One column, and no room in it for two things above each other: a laptop at 200 %, a strip beside a terminal. */
const low = '(max-width: 760px) and (max-height: 560px)'

const useMedia = (query: string) =>
  useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    () => window.matchMedia(query).matches,
  )

export const useWide = () => useMedia(wide)
export const useLow = () => useMedia(low)
/** The bar is one line that scrolls. */
export const useOneLine = () => useMedia('(max-height: 480px)')
