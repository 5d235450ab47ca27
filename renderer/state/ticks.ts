/** One clock for the whole page, so that all running times step together. */
export function createTicks(now: () => number, every: (callback: () => void) => void) {
  const second = () => Math.floor(now() / 1000) * 1000
  let current = second()
  const listeners = new Set<() => void>()
  every(() => {
    if (second() === current) return
    current = second()
    for (const listener of listeners) listener()
  })
  return {
    now: () => current,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
