import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../../electron/core/app.ts'
import { nodePorts } from '../../electron/core/node-ports.ts'
import { appender } from '../../electron/core/store/append.ts'
import { openDatabase } from '../../electron/core/store/database.ts'
import { filesOf } from '../../electron/core/store/files.ts'
import { openStore } from '../../electron/core/store/open.ts'
import type { StoreOptions } from '../../electron/core/store/store.ts'
import { serve } from '../../electron/loopback/serve.ts'
import type { Bridge } from '../../shared/contract/bridge.ts'
import { loopbackBridge } from '../support/loopback.ts'
import { stamp } from '../support/store.ts'
import { entryOf, fill, incidentOf } from './corpus.ts'
import { spreadOf, syncProbe, timed, timedAsync } from './measure.ts'

/** `node one-size.ts ENTRIES`: everything over a record of one size, as one line of JSON. A process of its own, so that its memory is its own. */
const entries = Number(process.argv[2])
const appends = 1_000
const root = mkdtempSync(join(tmpdir(), 'quarterdeck-bench-'))
const dataDir = join(root, 'data')
const ports = nodePorts()
const options: StoreOptions = { dataDir, now: Date.now, salt: ports.salt, newLogId: () => 'log-bench', stamp: () => stamp }
const megabytes = (bytes: number) => Math.round(bytes / 1_048_576)

function corpus() {
  const store = openStore(options)
  const ms = timed(() => fill(store, entries))
  store.close()
  return {
    perSecond: Math.round((entries / ms) * 1_000),
    databaseMb: megabytes(statSync(filesOf(dataDir).database).size),
    journalMb: megabytes(statSync(filesOf(dataDir).journal).size),
  }
}

/** The first open reads what the operating system may have dropped; the later ones do not. */
function opening() {
  const opens: number[] = []
  const pages: number[] = []
  for (let time = 0; time < 5; time += 1) {
    let store = undefined as ReturnType<typeof openStore> | undefined
    opens.push(timed(() => void (store = openStore(options))))
    pages.push(timed(() => store?.read.timeline({ incidentId: incidentOf(entries - 1), limit: 200 })))
    store?.close()
  }
  return { open: spreadOf(opens), firstPage: spreadOf(pages) }
}

/** Each append between two syncs of the same disk, so that both met the same moments. */
function appending(append: (index: number) => void) {
  const probe = syncProbe(root)
  const [syncs, durations]: [number[], number[]] = [[], []]
  for (let index = 0; index < appends; index += 1) {
    syncs.push(timed(probe))
    durations.push(timed(() => append(index)))
  }
  syncs.push(timed(probe))
  const times = durations.map((ms, at) => (2 * ms) / ((syncs[at] ?? 0) + (syncs[at + 1] ?? 0)))
  return { sync: spreadOf(syncs), append: spreadOf(durations), times: spreadOf(times) }
}

function withTwin() {
  const store = openStore(options)
  const single = appending((index) => void store.append([entryOf(entries + index)], stamp))
  const batches = Array.from({ length: 30 }, (_, batch) =>
    timed(
      () =>
        void store.append(
          Array.from({ length: 100 }, (_each, index) => entryOf(entries + appends + batch * 100 + index)),
          stamp,
        ),
    ),
  )
  store.close()
  return { single, batch: spreadOf(batches) }
}

/** The same append over the same database with a journal that writes nothing: what the twin costs is the difference. Spoils the record: last. */
function withoutTwin() {
  const files = filesOf(dataDir)
  const db = openDatabase(files.database)
  const { size } = statSync(files.journal)
  const journal = { bytes: () => size, append: () => {}, cutBack: () => {}, replace: () => {}, close: () => {} }
  const append = appender(db, journal, files, options)
  const spread = appending((index) => void append('log-bench', [entryOf(entries + 10_000 + index)], stamp))
  db.close()
  return spread
}

const terms = [
  '잠금',
  '판정',
  'replica',
  '롤백',
  '김',
  'OPS-3391',
  'p95',
  '느려졌다',
  'timed out',
  '재시도 큐',
  '4211',
  '없는말입니다',
  '오류율',
  'HPA',
  '지연',
  '커넥션',
  '1,200ms',
  '배포 v2',
  'throttled',
  '(777)',
] as const

const incident = () => incidentOf(entries - 1)
async function call(bridge: Bridge, name: string, input: object) {
  const reply = await bridge.call(name, input)
  if (!reply.ok) throw new Error(`${name} was refused: ${JSON.stringify(reply.error)}`)
}
const log = (bridge: Bridge, text: string) => call(bridge, 'timeline.log', { incidentId: incident(), entries: [{ kind: 'note', text }] })
const find = (bridge: Bridge, term: string) => call(bridge, 'search.find', { all: [term], language: 'ko', limit: 50 })

/** Through the doors a page has: calls over loopback HTTP; search in its thread, from nothing. */
async function throughTheHost() {
  const config = {
    dataDir,
    host: 'loopback',
    version: '0.0.0',
    actor: 'kim',
    hostName: 'laptop',
    playbookDirs: [],
    shippedProfile: '',
  } as const
  const app = await createApp(config, ports)
  const indexing = { began: performance.now(), ended: 0 }
  const served = await serve({ bridge: app.bridge, pagesDir: '', port: 0, allowHosts: [], log: ports.log })
  const bridge = await loopbackBridge(served.openingUrl())
  // In the core: reading a million events in can take longer than a fetch waits.
  const first = find(app.bridge, '잠금').then(() => (indexing.ended = performance.now()))
  const whileIndexing: number[] = []
  for (let index = 0; index < 300 && indexing.ended === 0; index += 1) {
    whileIndexing.push(await timedAsync(() => log(app.bridge, `색인 중 ${index}`)))
    await new Promise((resume) => setTimeout(resume, 10))
  }
  await first
  const searches: number[] = []
  for (const term of terms) searches.push(await timedAsync(() => find(bridge, term)))
  const roundTrips: number[] = []
  for (let index = 0; index < 300; index += 1) roundTrips.push(await timedAsync(() => log(bridge, `왕복 ${index}`)))
  const memoryMb = megabytes(process.memoryUsage().rss)
  bridge.close()
  await served.close()
  await app.close()
  return {
    whileIndexing: spreadOf(whileIndexing),
    indexingSeconds: Number(((indexing.ended - indexing.began) / 1_000).toFixed(1)),
    search: { ...spreadOf(searches), slowest: Number(Math.max(...searches).toFixed(1)) },
    roundTrip: spreadOf(roundTrips),
    memoryMb,
  }
}

try {
  const made = corpus()
  const opened = opening()
  const memoryMb = megabytes(process.memoryUsage().rss)
  const twin = withTwin()
  const hosted = await throughTheHost()
  const alone = withoutTwin()
  process.stdout.write(`${JSON.stringify({ entries, made, opened, memoryMb, twin, alone, hosted })}\n`)
} finally {
  rmSync(root, { recursive: true, force: true })
}
