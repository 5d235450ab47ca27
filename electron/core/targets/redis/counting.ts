import type { Redis } from './live.ts'

/** Remembers counters that only ever grow, so that "since the server started" becomes "since we last looked". */
export function counting(): Redis['since'] {
  const before = new Map<string, { readonly at: number; readonly counters: Readonly<Record<string, number>> }>()
  return (name, given) => {
    const counters = Object.fromEntries(Object.entries(given).flatMap(([key, value]) => (typeof value === 'number' ? [[key, value]] : [])))
    const last = before.get(name)
    const at = performance.now()
    before.set(name, { at, counters })
    if (!last) return null
    const by = Object.fromEntries(Object.entries(counters).map(([key, value]) => [key, value - (last.counters[key] ?? Number.NaN)]))
    const usable = Object.values(by).every((grown) => grown >= 0)
    return usable ? { seconds: Math.round(at - last.at) / 1000, by } : null
  }
}
