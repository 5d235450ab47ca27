import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openSearcher, type Searcher } from '../../electron/core/search/searcher.ts'
import { openStore } from '../../electron/core/store/open.ts'
import { asked } from '../support/searching.ts'
import { declared, entry, fastScratch, optionsFor, stamp } from '../support/store.ts'
import { many, report } from './scale.ts'

const terms = ['롤백', '판', 'replica lag', 'e', '없는말', 'pid 4211']
const hitsOf = (searcher: Searcher) =>
  JSON.stringify(terms.map((term) => searcher.find(asked({ all: [term] })).hits.map(({ seq, ranges }) => [seq, ranges])))

const lines = ['롤백을 마쳤다', 'replica lag 1,200ms', '판정 API가 느려졌다 ✅', 'PID 4211 since 14:05', '한글']

/** The index of a record, closed in order, and as a kill leaves it: part of it in its log only. */
function indexed(dataDir: string) {
  const store = openStore(optionsFor(dataDir))
  store.append([declared('inc-1')], stamp)
  const append = (count: number) =>
    store.append(
      Array.from({ length: count }, (_, at) => entry('inc-1', `${lines[at % lines.length] ?? ''} ${at}`)),
      stamp,
    )
  append(200)
  const first = openSearcher(dataDir, 'test')
  while (first.step()) continue
  first.close()
  append(100)
  const second = openSearcher(dataDir, 'test')
  while (second.step()) continue
  const wanted = hitsOf(second)
  const killed = filesIn(dataDir)
  second.close()
  return { states: { closed: filesIn(dataDir), killed }, wanted, close: () => store.close() }
}

type Files = Readonly<Record<string, Buffer>>
const namesIn = (dataDir: string) => readdirSync(dataDir).filter((name) => name.startsWith('search.db') && !name.endsWith('-shm'))
const filesIn = (dataDir: string): Files => Object.fromEntries(namesIn(dataDir).map((name) => [name, readFileSync(join(dataDir, name))]))

it.each(['closed', 'killed'] as const)('a bit flipped anywhere in the index of a %s record hides no hit', (state) => {
  const root = mkdtempSync(join(fastScratch, 'quarterdeck-search-bits-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const dataDir = join(root, 'data')
  const { states, wanted, close } = indexed(dataDir)
  onTestFinished(close)
  const files = states[state]
  const total = Object.values(files).reduce((sum, bytes) => sum + bytes.length, 0)
  const wrongs: string[] = []
  let rebuilt = 0
  const flips = many(30, 400)
  for (let flip = -1; flip < flips; flip += 1) {
    for (const name of readdirSync(dataDir)) if (name.startsWith('search.db')) rmSync(join(dataDir, name))
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(dataDir, name), bytes)
    const said = flip < 0 ? 'as it was' : flipped(dataDir, files, Math.floor(((flip * 0.618_034) % 1) * total), flip % 8)
    const searcher = openSearcher(dataDir, 'test')
    const begun = searcher.indexed()
    // Untouched it must go on from where it stood, or all of this would prove nothing.
    if (flip < 0) expect(begun).toBe(searcher.total())
    if (begun === 0) rebuilt += 1
    while (searcher.step()) continue
    if (hitsOf(searcher) !== wanted) wrongs.push(said)
    searcher.close()
  }
  report({
    fault: 'bit flips',
    what: `search.db and what is beside it, of a ${state} record, then search`,
    done: flips,
    wrong: wrongs.length,
    note: `${rebuilt} times read anew, else the same hits`,
  })
  expect(wrongs).toEqual([])
  // Of a log that broke off, what stands before goes on.
  expect(rebuilt).toBeGreaterThan(flips / 4)
  expect(existsSync(join(dataDir, 'search.db-sums'))).toBe(true)
})

function flipped(dataDir: string, files: Files, place: number, bit: number): string {
  let at = place
  for (const [name, bytes] of Object.entries(files)) {
    if (at < bytes.length) {
      const damaged = Buffer.from(bytes)
      damaged[at] = (damaged[at] ?? 0) ^ (1 << bit)
      writeFileSync(join(dataDir, name), damaged)
      return `bit ${bit} of byte ${at} of ${name}`
    }
    at -= bytes.length
  }
  throw new Error('beyond the last file')
}
