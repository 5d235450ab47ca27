const newest = 'quarterdeck:newest'

/** Brings the timeline that is on screen to its newest entry; one that is yet to open begins there. */
export const showNewest = () => void document.dispatchEvent(new Event(newest))

/** Calls back until the returned function is called. */
export function onShowNewest(show: () => void): () => void {
  document.addEventListener(newest, show)
  return () => document.removeEventListener(newest, show)
}
