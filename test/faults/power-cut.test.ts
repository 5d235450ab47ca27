import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fastScratch } from '../support/store.ts'
import { acksIn, wrongsIn } from './check.ts'
import { Disk, type Unsynced } from './disk.ts'
import { breakages, fileBreakages, type Breakage } from './known-bad.ts'
import { many, report } from './scale.ts'
import { stepsIn, straceArguments, type Step } from './trace.ts'

/** strace sees what really goes to the disk. Where there is none (a laptop) this is skipped by name; in CI it must be there. */
const canTrace = spawnSync('strace', ['-V']).status === 0
const recorder = join(import.meta.dirname, 'recorder.ts')
let root: string
let replays: string

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'quarterdeck-trace-'))
  replays = mkdtempSync(join(fastScratch, 'quarterdeck-replay-'))
})
afterAll(() => {
  for (const folder of [root, replays]) rmSync(folder, { recursive: true, force: true })
})

function trace(work: 'day' | 'mend' | 'attach-day', breakage: Breakage = 'none'): Step[] {
  const dataDir = join(root, `${work}-${breakage}`)
  const output = join(root, `${work}-${breakage}.strace`)
  execFileSync('strace', [...straceArguments(output), process.execPath, recorder, dataDir, work, breakage], { stdio: 'pipe' })
  return stepsIn(readFileSync(output, 'utf8'), dataDir)
}

/** Repeatable numbers in [0, 1) (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Which copies the start after the cut finds: both, or one alone, which must then hold everything acknowledged. */
const lookings: Record<Looking, readonly string[]> = {
  both: [],
  'database alone': ['journal.jsonl'],
  'journal alone': ['quarterdeck.db', 'quarterdeck.db-wal'],
}
type Looking = 'both' | 'database alone' | 'journal alone'
const each: readonly Looking[] = ['both', 'database alone', 'journal alone']

interface Replay {
  readonly cuts: number
  readonly acks: number
  readonly wrongs: readonly string[]
}

interface Asked {
  readonly lookings?: readonly Looking[]
  /** Cut only after acknowledgements: where a broken store shows soonest. */
  readonly onlyAfterAcks?: boolean
  /** Ends early once these wrongs will do. */
  readonly enough?: (wrongs: readonly string[]) => boolean
}

/** Cuts the power before and after every sync and every acknowledgement, and starts the production store on what is left. */
function replay(steps: readonly Step[], asked: Asked = {}): Replay {
  const disk = new Disk()
  const wrongs: string[] = []
  let [said, cuts] = ['', 0]
  const cut = (place: string) => {
    const acks = acksIn(said)
    const ways: readonly Unsynced[] = ['kept', 'dropped', ...Array.from({ length: many(2, 10) }, () => 'torn' as const)]
    for (const unsynced of ways) {
      for (const looking of asked.lookings ?? each) {
        const folder = join(replays, 'data')
        cuts += 1
        disk.leaveIn(folder, unsynced, numbers(cuts))
        for (const name of lookings[looking]) rmSync(join(folder, name), { force: true })
        const found = attempt(() => wrongsIn(folder, acks, { wholeAppends: looking === 'both' }))
        wrongs.push(...found.map((wrong) => `${place}, un-synced ${unsynced}, ${looking}: ${wrong}`))
      }
    }
  }
  for (const [index, step] of steps.entries()) {
    const isBoundary = (step.kind === 'sync' || step.kind === 'sync_folder') && asked.onlyAfterAcks !== true
    if (isBoundary) cut(`before step ${index} (${step.kind})`)
    disk.apply(step)
    if (step.kind === 'said') said += step.text
    if (isBoundary || step.kind === 'said') cut(`after step ${index} (${step.kind})`)
    if (asked.enough?.(wrongs)) break
  }
  return { cuts, acks: acksIn(said).length, wrongs }
}

function attempt(look: () => string[]): string[] {
  try {
    return look()
  } catch (error) {
    return [`does not open: ${String(error)}`]
  }
}

it.runIf(process.env['CI'])('strace is there in CI', () => {
  expect(canTrace).toBe(true)
})

describe.skipIf(!canTrace)('a power cut (skipped without strace)', () => {
  it('at any sync loses nothing acknowledged from either copy, leaves nothing half, and brings nothing erased back', () => {
    const { cuts, acks, wrongs } = replay(trace('day'))
    expect(wrongs).toEqual([])
    expect(acks).toBe(12)
    expect(cuts).toBeGreaterThan(600)
    report({ fault: 'power cut', what: 'at every sync of a day, each copy alone and both', done: cuts, wrong: wrongs.length })
  })

  it('in the middle of mending a copy that came to harm loses nothing either', () => {
    const { cuts, acks, wrongs } = replay(trace('mend'), { lookings: ['both'] })
    report({ fault: 'power cut', what: 'while a copy is being mended', done: cuts, wrong: wrongs.length })
    expect(wrongs).toEqual([])
    expect(acks).toBe(9)
  })

  it('while files are attached and redacted loses none that an entry names, and brings none back', () => {
    const { cuts, acks, wrongs } = replay(trace('attach-day'))
    report({
      fault: 'power cut',
      what: 'while files are attached and redacted, each copy alone and both',
      done: cuts,
      wrong: wrongs.length,
    })
    expect(wrongs).toEqual([])
    expect(acks).toBe(8)
  })

  it.each(fileBreakages)('catches a store with %s', (breakage) => {
    const isLost = (wrong: string) => wrong.includes('lost: the file of')
    const { wrongs } = replay(trace('attach-day', breakage), { onlyAfterAcks: true, enough: (found) => found.some(isLost) })
    const caught = wrongs.filter(isLost)
    report({ fault: 'known-bad store', what: breakage, done: 1, wrong: caught.length === 0 ? 1 : 0, note: caught[0] ?? '' })
    expect(caught).not.toEqual([])
  })

  it.each(breakages)('catches a store with %s', (breakage) => {
    const isLoss = (wrong: string) => /lost: |half an append|not erased: /u.test(wrong)
    const { wrongs } = replay(trace('day', breakage), {
      onlyAfterAcks: breakage !== 'rollback-in-memory',
      enough: (found) => found.some(isLoss),
    })
    const caught = wrongs.filter(isLoss)
    report({ fault: 'known-bad store', what: breakage, done: 1, wrong: caught.length === 0 ? 1 : 0, note: caught[0] ?? '' })
    expect(caught).not.toEqual([])
  })
})
