import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { intoPage, keepJson, load, machine, tableOf, tidy, type Cells } from '../support/measured.ts'
import type { ManyRuns } from '../support/many-runs.ts'
import type { Spread } from './measure.ts'

/** Everything over records of these sizes, and what a thousand questions to each kind leave behind. Into dist/bench.json, and with --keep into docs/bench.md. */
const asked = process.argv.slice(2).filter((word) => /^\d+$/u.test(word))
const sizes = asked.length > 0 ? asked : ['10000', '100000', '1000000']

interface Beside {
  readonly sync: Spread
  readonly append: Spread
  /** Each append over the mean of the syncs just before and after it. */
  readonly times: Spread
}

interface Size {
  readonly entries: number
  readonly made: { readonly perSecond: number; readonly databaseMb: number; readonly journalMb: number }
  readonly opened: { readonly open: Spread; readonly firstPage: Spread }
  readonly memoryMb: number
  readonly twin: { readonly single: Beside; readonly batch: Spread }
  readonly alone: Beside
  readonly hosted: {
    readonly whileIndexing: Spread
    readonly indexingSeconds: number
    readonly search: Spread & { readonly slowest: number }
    readonly roundTrip: Spread
    readonly memoryMb: number
  }
}

function measured(entries: string): Size {
  process.stderr.write(`${entries} entries…\n`)
  const ran = spawnSync(process.execPath, [join(import.meta.dirname, 'one-size.ts'), entries], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return JSON.parse(ran.stdout) as Size
}

/** What a thousand questions to each kind of target took, and gave back. */
function asked1000(): ManyRuns[] {
  const ran = spawnSync(process.execPath, [join(import.meta.dirname, 'many-runs.ts')], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return JSON.parse(ran.stdout) as ManyRuns[]
}

const questionLines: readonly (readonly [what: string, of: (one: ManyRuns) => string | number])[] = [
  ['answered', ({ answered, runs }) => `${answered} of ${runs}`],
  ['lines to the server', ({ connections }) => connections],
  ['open files before / after / closed', ({ descriptors }) => descriptors.join(' / ')],
  ['memory before / after, MiB', ({ memoryMb }) => memoryMb.join(' / ')],
  ['all of them, s', ({ seconds }) => seconds],
]

const both = ({ p50, p99 }: Spread) => `${p50} / ${p99}`
const ratio = ({ sync, append }: Beside) => (append.p50 / sync.p50).toFixed(1)
/** What misses its limit says so. */
const against = (found: string, limit: number) => (Number(found) > limit ? `**${found}**` : found)
/** Of an append's median over that of the sync, on this kind of machine: what had been reached elsewhere, and is held against what is reached here. */
const limits = { twin: 3.3, alone: { p50: 1.7, p99: 1.9 } } as const
const neighbours = ({ times }: Beside, p50: number, p99: number) =>
  `${against(times.p50.toFixed(1), p50)} / ${against(times.p99.toFixed(1), p99)}`

const lines: readonly (readonly [what: string, of: (size: Size) => string | number])[] = [
  ['fdatasync of one line, ms p50 / p99', ({ twin }) => both(twin.single.sync)],
  ['append, both copies, ms p50 / p99', ({ twin }) => both(twin.single.append)],
  [`… its p50 over that of the fdatasync, limit ${limits.twin}`, ({ twin }) => against(ratio(twin.single), limits.twin)],
  ['… each over the fdatasyncs beside it, p50 / p99 of 1,000', ({ twin }) => neighbours(twin.single, limits.twin, limits.twin)],
  ['append, database alone, ms p50 / p99', ({ alone }) => both(alone.append)],
  [`… its p50 over that of the fdatasync, limit ${limits.alone.p50}`, ({ alone }) => against(ratio(alone), limits.alone.p50)],
  [
    `… each over the fdatasyncs beside it, p50 / p99 of 1,000, limit ${limits.alone.p99} for the p99`,
    ({ alone }) => neighbours(alone, limits.alone.p50, limits.alone.p99),
  ],
  ['append of 100 entries, ms p50 / p99', ({ twin }) => both(twin.batch)],
  ['append while search reads in, in the core, ms p50 / p99', ({ hosted }) => both(hosted.whileIndexing)],
  ['command to its ack over loopback, without a page, ms p50 / p99', ({ hosted }) => both(hosted.roundTrip)],
  ['open, ms p50 / slowest of 5', ({ opened }) => both(opened.open)],
  ['first page of 200, ms p50 / slowest of 5', ({ opened }) => both(opened.firstPage)],
  ['search, 20 queries over loopback, ms p50 / slowest', ({ hosted }) => `${hosted.search.p50} / ${hosted.search.slowest}`],
  ['reading the whole record into the index, s', ({ hosted }) => hosted.indexingSeconds],
  ['entries recorded a second, 2,000 at a time', ({ made }) => made.perSecond],
  ['database / journal, MiB', ({ made }) => `${made.databaseMb} / ${made.journalMb}`],
  ['memory with the record open / with host and index, MiB', ({ memoryMb, hosted }) => `${memoryMb} / ${hosted.memoryMb}`],
]

const began = new Date()
const loadBefore = load()
const found = sizes.map(measured)
const rows: Cells[] = lines.map(([what, of]) => [what, ...found.map(of)])
const table = tableOf(['', ...found.map(({ entries }) => `${entries.toLocaleString('en')} entries`)], rows)
const questions = asked1000()
const questionTable = tableOf(
  ['1,000 questions', ...questions.map(({ kind }) => kind)],
  questionLines.map(([what, of]) => [what, ...questions.map(of)]),
)
const facts = { at: began.toISOString(), machine: machine(), load: [loadBefore, load()] }
keepJson('dist/bench.json', { ...facts, sizes: found, questions })
const told = `Measured ${facts.at.slice(0, 16)}Z on ${facts.machine}; load ${facts.load.join(' to ')}.`
process.stdout.write(`\n${told}\n\n${table}\n\n${questionTable}\n`)
if (process.argv.includes('--keep')) {
  intoPage('docs/bench.md', `${told}\n\n${table}\n\nIn bold: above its limit.\n\n${questionTable}`)
  keepJson('docs/bench.json', { ...facts, sizes: found, questions })
  tidy(['docs/bench.md', 'docs/bench.json'])
}
