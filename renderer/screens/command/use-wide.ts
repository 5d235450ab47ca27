import { useSyncExternalStore } from 'react'

/** Three columns fit. */
const query = '(min-width: 1180px)'

const subscribe = (listener: () => void) => {
  const media = window.matchMedia(query)
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}

export const useWide = () => useSyncExternalStore(subscribe, () => window.matchMedia(query).matches)
