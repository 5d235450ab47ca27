import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fastScratch } from '../support/store.ts'
import { acksIn, wrongsIn } from './check.ts'
import { canTrace, tampered } from './process.ts'
import type { Ack } from './recorder.ts'
import { many, report } from './scale.ts'
import { olderFolder } from './worlds.ts'

let root: string
beforeAll(() => {
  root = mkdtempSync(join(fastScratch, 'quarterdeck-each-write-'))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

interface Tampering {
  readonly work: string
  /** `{write}` is the number of the write. */
  readonly tamper: string
  readonly world?: (dataDir: string) => Promise<readonly Ack[]>
  readonly wrongs?: (said: readonly Ack[], complaint: string) => string[]
}

/** Runs the work once for every write it makes, with something happening at that write, until it makes no more. */
async function atEachWrite(name: string, { work, tamper, world, wrongs = () => [] }: Tampering) {
  const found: string[] = []
  let runs = 0
  for (let write = 1, ended = false; !ended || write < 4; write += many(13, 1)) {
    const dataDir = join(root, `${name}-${write}`)
    const before = (await world?.(dataDir)) ?? []
    const run = tampered(dataDir, work, tamper.replace('{write}', String(write)))
    const said = acksIn(run.said)
    ended = run.ended && !run.said.includes('"kind":"refused"')
    const all = [...wrongsIn(dataDir, [...before, ...said]), ...wrongs(said, run.complaint)]
    found.push(...all.map((wrong) => `at write ${write}: ${wrong}`))
    rmSync(dataDir, { recursive: true, force: true })
    runs += 1
    if (runs > 400) throw new Error('it never came to its end')
  }
  return { runs, wrongs: found }
}

describe.skipIf(!canTrace)('each write by itself (skipped without strace)', () => {
  it.each([10, 20])('killed at any write of the migration from version %d, the record is whole', async (version) => {
    const world = (dataDir: string) => olderFolder(dataDir, version)
    const { runs, wrongs } = await atEachWrite(`migrate-${version}`, { work: 'open', tamper: 'pwrite64:signal=KILL:when={write}', world })
    report({ fault: 'migration', what: `from version ${version}, killed at each write of the start`, done: runs, wrong: wrongs.length })
    expect(wrongs).toEqual([])
  })

  it('a disk full at one write refuses that append and no other, and what was refused is not there', async () => {
    const { runs, wrongs } = await atEachWrite('full', { work: 'full', tamper: 'pwrite64:error=ENOSPC:when={write}' })
    report({ fault: 'disk full', what: 'at each write of a start and four appends', done: runs, wrong: wrongs.length })
    expect(wrongs).toEqual([])
  })

  it('a disk full while a file is attached refuses that entry, and leaves nothing of the file', async () => {
    const { runs, wrongs } = await atEachWrite('full-attach', { work: 'full-attach', tamper: 'pwrite64:error=ENOSPC:when={write}' })
    report({ fault: 'disk full', what: 'at each write of a start and three entries with files', done: runs, wrong: wrongs.length })
    expect(wrongs).toEqual([])
  })

  it('a disk full from one write on refuses all that follow', async () => {
    const { runs, wrongs } = await atEachWrite('full-on', { work: 'full', tamper: 'pwrite64:error=ENOSPC:when={write}+' })
    report({ fault: 'disk full', what: 'from each write on', done: runs, wrong: wrongs.length })
    expect(wrongs).toEqual([])
  })
})
