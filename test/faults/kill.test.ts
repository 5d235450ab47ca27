import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { takeOwnership } from '../../electron/core/store/owner-lock.ts'
import { restoreBackup } from '../../electron/core/store/restore.ts'
import { optionsFor } from '../support/store.ts'
import { acksIn, wrongsIn } from './check.ts'
import type { Ack } from './recorder.ts'

const recorder = join(import.meta.dirname, 'recorder.ts')

/** Runs the recorder and kills it `afterMs` after it said `since`; returns what it said, as text. */
function killed(dataDir: string, work: string, since: Ack['kind'], afterMs: number): Promise<string> {
  const child = spawn(process.execPath, [recorder, dataDir, work], { stdio: ['ignore', 'pipe', 'pipe'] })
  let [said, complaint, armed] = ['', '', false]
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk
    if (armed || !said.includes(`"kind":"${since}"`)) return
    armed = true
    setTimeout(() => child.kill('SIGKILL'), afterMs)
  })
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => void (complaint += chunk))
  return new Promise((resolve, reject) => {
    child.on('close', () => (armed ? resolve(said) : reject(new Error(`the recorder never came to "${since}": ${complaint}`))))
  })
}

/** The same waits on every run, spread unevenly: a failure can be looked for again. */
const waits = (count: number, longest: number) => Array.from({ length: count }, (_, index) => ((index * 0.618_034) % 1) * longest)

it.each([
  ['while it opens', 'open', 'opening', 12, 60],
  ['while it appends', 'append', 'opened', 10, 250],
  ['while it checkpoints', 'checkpoint', 'opened', 6, 300],
  ['while it redacts', 'redact', 'opened', 8, 250],
  ['while it backs up', 'backup', 'opened', 6, 300],
] as const)('killed %s, nothing acknowledged is lost and nothing is half', async (_, work, since, kills, longest) => {
  const root = mkdtempSync(join(tmpdir(), 'quarterdeck-kill-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const dataDir = join(root, 'data')
  const acks: Ack[] = []
  for (const wait of waits(kills, longest)) {
    acks.push(...acksIn(await killed(dataDir, work, since, wait)))
    const ownership = takeOwnership(dataDir)
    expect(ownership).toBeDefined()
    ownership?.release()
    expect(wrongsIn(dataDir, acks)).toEqual([])
  }
  expect(acks.filter((ack) => ack.kind === 'opening')).toHaveLength(kills)
  if (work !== 'open') expect(acks.filter((ack) => ack.kind === 'append').length).toBeGreaterThan(kills)
  checkBackups(root, acks)
})

/** A backup has its name only when it is whole; what a kill left of one is called otherwise. */
function checkBackups(root: string, acks: readonly Ack[]) {
  const named = readdirSync(root).filter((name) => name.endsWith('.db'))
  const acked = acks.filter((ack) => ack.kind === 'backup').flatMap((ack) => ack.texts)
  expect(acked.every((file) => existsSync(file))).toBe(true)
  for (const [index, name] of named.entries()) {
    const store = restoreBackup({ ...optionsFor(join(root, `restored-${index}`)), file: join(root, name) })
    expect(store.verify().sound).toBe(true)
    store.close()
  }
}
