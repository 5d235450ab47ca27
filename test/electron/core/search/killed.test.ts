import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { searchable } from '../../../../shared/domain/search/passages.ts'
import { draftsFrom, seeded } from '../../../support/search-corpus.ts'
import { linesOf, plainScan } from '../../../support/plain-scan.ts'
import { asked, readIn, searchAt } from '../../../support/searching.ts'
import { newFolder, openAt, stamp } from '../../../support/store.ts'
import type { Said } from './indexing.ts'

/** Reads a folder's record in, in a process of its own; says after each handful how far it is. */
const startIndexing = (dataDir: string) =>
  spawn(process.execPath, [join(import.meta.dirname, 'indexing.ts'), dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })

it('is right after every kill, and never ahead of the record', { timeout: 120_000 }, async () => {
  const dataDir = newFolder()
  const store = openAt(dataDir)
  const random = seeded(11)
  const drafts = draftsFrom(random, 6_000)
  let written = 0
  const append = (count: number) => {
    if (written < drafts.length) store.append(drafts.slice(written, written + count), stamp)
    written += count
  }
  append(3_000)
  const reached: number[] = []
  for (let kill = 0; kill < 8; kill += 1) {
    const child = startIndexing(dataDir)
    const [first] = (await once(child.stdout, 'data')) as [Buffer]
    const { indexed } = JSON.parse(first.toString().split('\n')[0]!) as Said
    append(200)
    await sleep(random() * 60)
    child.kill('SIGKILL')
    await once(child, 'exit')
    reached.push(indexed)
  }
  append(drafts.length)
  // Each started from what the ones before it had finished.
  expect(reached.toSorted((a, b) => a - b)).toEqual(reached)
  const searcher = searchAt(dataDir)
  expect(searcher.indexed()).toBeGreaterThan(0)
  expect(searcher.indexed()).toBeLessThanOrEqual(searcher.total())
  readIn(searcher)
  const lines = linesOf(store)
  const kinds = [...new Set(lines.map(({ event }) => searchable(event, 'ko').kind))]
  for (const term of ['판', '를', '세션을', 'sqlstate', 'e', '없는말']) {
    const found = searcher.find(asked({ all: [term], kinds })).hits.map(({ logId, seq }) => `${logId} ${seq}`)
    expect(found).toEqual(plainScan(lines, { all: [term] }))
  }
})
