import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { fold } from '../../shared/domain/search/fold.ts'
import type { Query } from '../../electron/core/search/query.ts'
import { openSearcher, type Searcher } from '../../electron/core/search/searcher.ts'

/** Everything, newest first: to be narrowed by a test. */
export const asked = (changes: Partial<Query> = {}): Query => ({
  ...{ none: [], incidentId: undefined, kinds: [], author: undefined, sinceMs: undefined, beforeMs: undefined },
  ...{ language: 'en', after: undefined, limit: 10_000 },
  ...changes,
  all: (changes.all ?? []).map(fold),
})

/** A searcher over a folder that somebody has open, closed after the test. */
export function searchAt(dataDir: string, version = 'test'): Searcher {
  const searcher = openSearcher(dataDir, version)
  let open = true
  const close = () => {
    if (open) searcher.close()
    open = false
  }
  onTestFinished(close)
  return { ...searcher, close }
}

/** Reads in whatever there is; says in how many handfuls. */
export function readIn(searcher: Searcher): number {
  let handfuls = 0
  while (searcher.step()) handfuls += 1
  return handfuls
}

export const snippets = (searcher: Pick<Searcher, 'find'>, ...all: readonly string[]) =>
  searcher.find(asked({ all })).hits.map(({ snippet }) => snippet)

export const indexIn = (dataDir: string) => join(dataDir, 'search.db')
