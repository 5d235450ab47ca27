import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { entryKinds } from '../../../../shared/domain/timeline/events.ts'
import { fold } from '../../../../shared/domain/search/fold.ts'
import { isBegun, type Query } from '../../../../electron/core/search/query.ts'
import { openSearcher, type Searcher } from '../../../../electron/core/search/searcher.ts'
import { openStore } from '../../../../electron/core/store/open.ts'
import { linesOf, plainScan, type Line } from '../../../support/plain-scan.ts'
import { authors, draftsFrom, seeded, termsFrom } from '../../../support/search-corpus.ts'
import { optionsFor, stamp } from '../../../support/store.ts'
import { temporary } from '../../../support/temporary.ts'

/** Everything search answers over a seeded corpus, held against a scan that shares no code with it. */
const count = 4_000
const random = seeded(20261122)
let lines: readonly Line[]
let searcher: Searcher
let texts: readonly string[]

beforeAll(() => {
  const dataDir = join(temporary('corpus'), 'data')
  const store = openStore(optionsFor(dataDir))
  const drafts = draftsFrom(random, count)
  for (let from = 0; from < drafts.length; from += 200) {
    const actor = authors[Math.floor(random() * authors.length)]!
    store.append(drafts.slice(from, from + 200), { ...stamp, actor })
  }
  searcher = openSearcher(dataDir, 'test')
  while (searcher.step()) continue
  lines = linesOf(store)
  texts = lines.map(({ event }) => event.data.text ?? '')
  return () => {
    searcher.close()
    store.close()
  }
}, 60_000)

const everything: Query = {
  ...{ all: [], none: [], incidentId: undefined, kinds: entryKinds, author: undefined, sinceMs: undefined, beforeMs: undefined },
  ...{ language: 'ko', after: undefined, limit: 10_000 },
}
const found = (asked: Partial<Query>) => {
  const all = (asked.all ?? []).map(fold)
  const none = (asked.none ?? []).map(fold)
  const author = asked.author === undefined ? undefined : fold(asked.author)
  return searcher.find({ ...everything, ...asked, all, none, author }).hits.map(({ logId, seq }) => `${logId} ${seq}`)
}

it('finds exactly what a plain scan finds, in order, for terms of every length, in any case and composition', () => {
  const sum = { asked: 0, hits: 0, found: 0, wanted: 0 }
  for (const term of termsFrom(random, texts, 300)) {
    const [ours, plain] = [found({ all: [term] }), plainScan(lines, { all: [term] })]
    sum.asked += 1
    sum.found += ours.length
    sum.wanted += plain.length
    const wanted = new Set(plain)
    sum.hits += ours.filter((place) => wanted.has(place)).length
    expect({ term, places: ours }).toEqual({ term, places: plain })
  }
  expect({ recall: sum.hits / sum.wanted, precision: sum.hits / sum.found }).toEqual({ recall: 1, precision: 1 })
  expect(sum.wanted).toBeGreaterThan(10_000)
}, 120_000)

it.each([
  '판',
  '를',
  '큐',
  '🔥',
  '\ud83d',
  '\u0000',
  '\n',
  '"',
  '*',
  '세션을',
  '데이터베이스',
  '베이스서',
  'İ',
  'i̇',
  'ı',
  'I',
  'ß',
  'ẞ',
  'SS',
])('finds %j as a scan does', (term) => {
  expect(found({ all: [term] })).toEqual(plainScan(lines, { all: [term] }))
})

it.each(['40p01', 'É', 'Ω', '👩‍💻', 'ο', 'Σ', '판정서비스를', 'ṡ', '없는말', 'judgment-api-'])('finds %j as a scan does', (term) => {
  expect(found({ all: [term] })).toEqual(plainScan(lines, { all: [term] }))
})

it('keeps to a plain scan for any words, exclusions and filters together', () => {
  const term = fc.nat({ max: 1_000_000 }).map((seed) => termsFrom(seeded(seed), texts, 1)[0]!)
  const start = Date.parse('2026-11-22T05:00:00Z')
  const moment = fc.option(fc.integer({ min: start - 3_600_000, max: start + count * 250 }), { nil: undefined })
  const asked = fc.record({
    all: fc.array(term, { maxLength: 3 }),
    none: fc.array(term, { maxLength: 2 }),
    incidentId: fc.option(fc.constantFrom('inc-0', 'inc-1', 'inc-2'), { nil: undefined }),
    kinds: fc.uniqueArray(fc.constantFrom(...entryKinds), { minLength: 1 }),
    author: fc.option(fc.constantFrom('김', '지연', 'KIM', 'e', '민수', 'nobody'), { nil: undefined }),
    sinceMs: moment,
    beforeMs: moment,
  })
  fc.assert(
    fc.property(asked, (query) => {
      expect(found(query)).toEqual(plainScan(lines, query))
    }),
    { numRuns: 400, seed: 7 },
  )
}, 120_000)

it('gives the same in pages as in one, with nothing twice and nothing left out', () => {
  for (const [all, limit] of [
    [['판'], 7],
    [['는', 'e'], 3],
    [[], 999],
  ] as const) {
    const whole = found({ all })
    const paged: string[] = []
    let after: Query['after']
    for (let more = true; more;) {
      const page = searcher.find({ ...everything, all, limit, after })
      paged.push(...page.hits.map(({ logId, seq }) => `${logId} ${seq}`))
      more = page.next !== null
      after = page.next === null ? undefined : (JSON.parse(Buffer.from(page.next, 'base64url').toString()) as Query['after'])
    }
    expect(paged).toEqual(whole)
  }
})

it('gives the same when it is laid aside after every second of the record', () => {
  for (const all of [['판'], ['는', 'e'], ['없는말']]) {
    const query = { ...everything, all, limit: 300 }
    let answer = searcher.findSome(query, undefined, 0)
    while (isBegun(answer)) answer = searcher.findSome(query, answer, 0)
    expect(answer).toEqual(searcher.find(query))
  }
})

it('marks in every snippet what was asked for, and nothing else', () => {
  for (const term of ['판', 'İ', '세션', 'SQLSTATE', '🔥', 'É'.normalize('NFD')]) {
    const { hits } = searcher.find({ ...everything, all: [fold(term)], limit: 200 })
    expect(hits.length).toBeGreaterThan(0)
    const inText = hits.filter(({ actor }) => !fold(actor).includes(fold(term)))
    for (const { snippet, ranges } of inText) {
      expect(ranges.length).toBeGreaterThan(0)
      // Touching matches are one mark.
      for (const [start, end] of ranges) expect(fold(snippet.slice(start, end)).replaceAll(fold(term), '')).toBe('')
    }
  }
})
