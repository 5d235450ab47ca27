import type { Page } from './query.ts'
import { openScanner } from './scan.ts'
import { openSearcher, type Searcher } from './searcher.ts'

/** A disk that was full is asked again after this long. */
const retryMs = 60_000

/**
 * With the index where one can be kept; without it, and slowly, where the disk refuses. What it refused is reported once
 * for each attempt. Throws SQLite's errors where the record itself cannot be read.
 */
export function openAble(dataDir: string, version: string, report: (fault: unknown) => void, open = openSearcher): Searcher {
  let refusedAt: number | undefined
  const attempt = (): Searcher => {
    try {
      const searcher = open(dataDir, version)
      refusedAt = undefined
      return searcher
    } catch (fault) {
      return refused(fault)
    }
  }
  const refused = (fault: unknown): Searcher => {
    report(fault)
    refusedAt = performance.now()
    return openScanner(dataDir)
  }
  let able = attempt()
  const instead = (next: () => Searcher) => {
    able.close()
    able = next()
  }
  const findSome: Searcher['findSome'] = (query, begun, ms) => {
    try {
      return able.findSome(query, begun, ms)
    } catch (fault) {
      if (refusedAt !== undefined) throw fault
      instead(() => refused(fault))
      return able.findSome(query, undefined, ms)
    }
  }
  return {
    indexed: () => able.indexed(),
    total: () => able.total(),
    step() {
      if (refusedAt !== undefined && performance.now() - refusedAt > retryMs) instead(attempt)
      try {
        return able.step()
      } catch (fault) {
        instead(() => refused(fault))
        return false
      }
    },
    find: (query) => findSome(query, undefined, Infinity) as Page,
    findSome,
    close: () => able.close(),
  }
}
