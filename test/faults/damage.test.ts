import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStore } from '../../electron/core/store/open.ts'
import { aReading, behindItsBack, declared, entry, fastScratch, optionsFor, redacted, stamp } from '../support/store.ts'
import { validDamages } from './valid-damages.ts'
import { many, report } from './scale.ts'

const names = ['journal.jsonl', 'quarterdeck.db', 'quarterdeck.db-wal'] as const
type Name = (typeof names)[number]
type State = Readonly<Partial<Record<Name, Buffer>>>

let root: string
let dataDir: string
/** The same record closed in order, and as a kill leaves it: part of it in the WAL only. */
let states: Record<'closed' | 'killed', State>
let wanted: string
/** The same files as they were earlier that day. */
const older: State[] = []

const filesNow = (): State =>
  Object.fromEntries(names.filter((name) => existsSync(join(dataDir, name))).map((name) => [name, readFileSync(join(dataDir, name))]))

/** Everything a user sees of the record, as text. */
const seen = (store: ReturnType<typeof openStore>) =>
  JSON.stringify(
    store.read.incidents().map((incident) => ({
      ...{ incident, events: store.read.eventsOf(incident.id), page: store.read.timeline({ incidentId: incident.id, limit: 1000 }) },
      reading: store.read.reading('rea-1'),
    })),
  )

beforeAll(() => {
  root = mkdtempSync(join(fastScratch, 'quarterdeck-damage-'))
  dataDir = join(root, 'data')
  let store = openStore(optionsFor(dataDir))
  const keepOlder = () => {
    store.close()
    older.push(filesNow())
    store = openStore(optionsFor(dataDir))
  }
  const data = { ...aReading('rea-1'), runId: null, stepId: null }
  for (const id of ['inc-1', 'inc-2', 'inc-3']) {
    store.append([declared(id, `판정 지연 ${id}`), entry(id, '배포 v2 시작'), entry(id, '롤백 결정 '.repeat(80))], stamp)
    for (let turn = 0; turn < 6; turn += 1) store.append([entry(id, `관찰 ${turn} ✅`)], stamp)
    keepOlder()
  }
  store.append([{ type: 'probe.reading_kept.v1', incidentId: 'inc-1', occurredAt: stamp.recordedAt, data }], stamp)
  const [pasted] = store.append([entry('inc-2', 'password=hunter2')], stamp)
  keepOlder()
  store.append([redacted('inc-2', pasted ?? { logId: '', seq: 0 })], stamp)
  keepOlder()
  store.append([entry('inc-3', '끝')], stamp)
  wanted = seen(store)
  const killed = filesNow()
  store.close()
  states = { closed: filesNow(), killed }
})

afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Puts the record into the folder with one file damaged, opens it, and says what a user would see otherwise than before. */
function wrongAfter(state: State, name: Name, damaged: Buffer | undefined): string[] {
  for (const file of readdirSync(dataDir)) if (file !== 'owner.lock') rmSync(join(dataDir, file))
  for (const [file, bytes] of Object.entries(state)) writeFileSync(join(dataDir, file), bytes)
  if (damaged) writeFileSync(join(dataDir, name), damaged)
  else rmSync(join(dataDir, name), { force: true })
  try {
    const store = openStore(optionsFor(dataDir))
    const wrongs = [
      ...(store.readOnly ? ['opened read-only'] : []),
      ...(seen(store) === wanted ? [] : ['shows something else']),
      ...store.repairs.filter(({ code }) => /lost|uncertain|fork|copied/u.test(code)).map(({ code }) => code),
      ...store.verify().findings.map(({ code }) => code),
    ]
    store.close()
    return wrongs
  } catch (error) {
    return [`does not open: ${String(error)}`]
  }
}

/** Places spread over a file, its edges included. */
const places = (size: number, count: number) => [
  ...new Set([0, 1, size - 1, ...Array.from({ length: count }, (_, index) => Math.floor(((index * 0.618_034) % 1) * size))]),
]

const flipped = (bytes: Buffer, at: number, bit: number) => {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ (1 << bit)
  return copy
}

const damages: Record<string, (bytes: Buffer, name: Name) => [what: string, damaged: Buffer | undefined][]> = {
  'swapped for an older one': (_, name) =>
    older.flatMap((state, at) => (state[name] ? [[`number ${at}`, state[name]] as const] : [])).map((one) => [...one]),
  deleted: () => [['', undefined]],
  truncated: (bytes) => places(bytes.length, many(15, 60)).map((size) => [`to ${size}`, bytes.subarray(0, size)]),
  'with a bit flipped': (bytes) =>
    places(bytes.length, many(40, 150)).map((at) => [`bit ${at % 8} of byte ${at}`, flipped(bytes, at, at % 8)]),
  'with a page zeroed': (bytes) =>
    places(bytes.length, many(10, 30)).map((at) => [
      `from ${at}`,
      Buffer.concat([bytes.subarray(0, at), Buffer.alloc(Math.min(4096, bytes.length - at)), bytes.subarray(at + 4096)]),
    ]),
  'with a piece twice': (bytes) =>
    places(bytes.length, many(6, 20)).map((at) => [
      `at ${at}`,
      Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.max(0, at - 700))]),
    ]),
}

/** Still lines and rows that can be read, each by itself as it was: of a closed record, whose database can be opened by itself. */
const validNames = ['journal.jsonl', 'quarterdeck.db'] as const
it.each(validNames.flatMap((name) => Object.keys(validDamages[name]).map((damage) => [name, damage] as const)))(
  'closed record, %s with %s: nothing is lost and nothing is wrong',
  (name, damage) => {
    const changed = (bytes: Buffer, sql: string) => {
      const scratch = join(root, 'scratch.db')
      writeFileSync(scratch, bytes)
      behindItsBack(scratch, sql)
      return readFileSync(scratch)
    }
    const bytes = states.closed[name] ?? Buffer.alloc(0)
    const all = validDamages[name][damage]?.(bytes, changed).slice(0, many(4, 40)) ?? []
    expect(all.length).toBeGreaterThan(3)
    const wrongs = all.flatMap(([what, damaged]) => [
      ...(damaged.equals(bytes) ? [`${what}: nothing was changed`] : []),
      ...wrongAfter(states.closed, name, damaged).map((wrong) => `${what}: ${wrong}`),
    ])
    report({ fault: 'one copy damaged', what: `${name} of a closed record with ${damage}`, done: all.length, wrong: wrongs.length })
    expect(wrongs).toEqual([])
  },
)

const cases = (['closed', 'killed'] as const).flatMap((state) =>
  names
    .filter((name) => state === 'killed' || name !== 'quarterdeck.db-wal')
    .flatMap((name) => Object.keys(damages).map((damage) => [state, name, damage] as const)),
)

it.each(cases)('%s record, %s %s: nothing is lost and nothing is wrong', (state, name, damage) => {
  const bytes = states[state][name] ?? Buffer.alloc(0)
  expect(bytes.length).toBeGreaterThan(0)
  const all = damages[damage]?.(bytes, name) ?? []
  const wrongs = all.flatMap(([what, damaged]) => wrongAfter(states[state], name, damaged).map((wrong) => `${what}: ${wrong}`))
  if (all.length > 0)
    report({ fault: 'one copy damaged', what: `${name} of a ${state} record ${damage}`, done: all.length, wrong: wrongs.length })
  expect(wrongs).toEqual([])
})

it('would see a loss: both copies gone at the same place', () => {
  const journal = states.closed['journal.jsonl'] ?? Buffer.alloc(0)
  const half = { ...states.closed, 'journal.jsonl': journal.subarray(0, journal.length >> 1) }
  expect(wrongAfter(half, 'quarterdeck.db', undefined)).toContain('shows something else')
})
