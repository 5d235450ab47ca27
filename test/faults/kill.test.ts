import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openAble } from '../../electron/core/search/able.ts'
import type { Query } from '../../electron/core/search/query.ts'
import { takeOwnership } from '../../electron/core/store/owner-lock.ts'
import { checkBackup, restoreBackup } from '../../electron/core/store/restore.ts'
import { optionsFor } from '../support/store.ts'
import { acksIn, wrongsIn } from './check.ts'
import { killed, waits } from './process.ts'
import type { Ack } from './recorder.ts'
import { many, report } from './scale.ts'
import { olderFolder, backedUp } from './worlds.ts'

let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'quarterdeck-kill-'))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

interface Kills {
  readonly while: string
  readonly work: string
  /** What it must have said before it may die, and how many milliseconds later at most. */
  readonly since: Ack['kind']
  readonly longest: number
  readonly kills: number
  /** Makes the folder; what was acknowledged in it before. Else one folder takes many kills. */
  readonly world?: (dataDir: string) => Promise<readonly Ack[]>
}

const kinds: readonly Kills[] = [
  { while: 'it opens', work: 'open', since: 'opening', longest: 60, kills: many(6, 150) },
  { while: 'it migrates', work: 'open', since: 'opening', longest: 40, kills: many(4, 100), world: olderFolder },
  { while: 'it appends', work: 'append', since: 'opened', longest: 250, kills: many(7, 200) },
  { while: 'it checkpoints', work: 'checkpoint', since: 'opened', longest: 300, kills: many(5, 100) },
  { while: 'it redacts', work: 'redact', since: 'opened', longest: 250, kills: many(6, 150) },
  { while: 'it attaches and redacts files', work: 'attach', since: 'attach', longest: 400, kills: many(6, 150) },
  { while: 'it backs up', work: 'backup', since: 'opened', longest: 300, kills: many(4, 100) },
  { while: 'it restores', work: 'restore', since: 'opening', longest: 60, kills: many(4, 100), world: backedUp },
  { while: 'it indexes', work: 'index', since: 'append', longest: 250, kills: many(4, 100) },
]

/** Checking reads everything again: a folder is left for a new one before that takes longer than the rest. */
const killsPerFolder = 15

it.each(kinds)('killed while $while, nothing acknowledged is lost and nothing is half', async (kind) => {
  const wrongs: string[] = []
  let [dataDir, acks, appends]: [string, readonly Ack[], number] = ['', [], 0]
  for (const [index, wait] of waits(kind.kills, kind.longest).entries()) {
    if (kind.world || index % killsPerFolder === 0) {
      dataDir = join(root, `${kind.work}-${index}`)
      acks = (await kind.world?.(dataDir)) ?? []
    }
    const said = acksIn(await killed(dataDir, kind.work, kind.since, wait))
    acks = [...acks, ...said]
    appends += said.filter((ack) => ack.kind === 'append' || ack.kind === 'attach').length
    wrongs.push(...(await wrongsAfter(kind.work, dataDir, acks)).map((wrong) => `after ${wait.toFixed(1)} ms: ${wrong}`))
  }
  report({ fault: 'kill -9', what: `while ${kind.while}`, done: kind.kills, wrong: wrongs.length, note: `${appends} appends acknowledged` })
  expect(wrongs).toEqual([])
  // The machine decides how far each comes: fewer than one in three, and nothing much was tried.
  if (kind.since === 'opened' || kind.since === 'append' || kind.since === 'attach') expect(appends).toBeGreaterThan(kind.kills / 3)
})

async function wrongsAfter(work: string, dataDir: string, acks: readonly Ack[]): Promise<string[]> {
  const ownership = takeOwnership(dataDir)
  ownership?.release()
  if (!ownership) return ['the folder is still owned']
  if (work === 'restore' && !existsSync(join(dataDir, 'quarterdeck.db')))
    restoreBackup({ ...optionsFor(dataDir), backup: checkBackup(`${dataDir}.backup`) }).close()
  const wrongs = wrongsIn(dataDir, acks)
  if (work === 'index') return [...wrongs, ...indexWrongs(dataDir, acks)]
  return work === 'backup' ? [...wrongs, ...backupWrongs(dataDir, acks)] : wrongs
}

/** A backup has its name only when it is whole; what a kill left of one is called otherwise. */
function backupWrongs(dataDir: string, acks: readonly Ack[]): string[] {
  const acked = acks.filter((ack) => ack.kind === 'backup').flatMap((ack) => ack.texts)
  const named = readdirSync(root).filter((name) => name.startsWith('backup-') && name.endsWith('.db'))
  const wrongs = acked.filter((file) => !existsSync(file) && !checked.has(file)).map((file) => `no backup ${file}`)
  for (const name of named) {
    const folder = join(root, 'restored')
    const store = restoreBackup({ ...optionsFor(folder), backup: checkBackup(join(root, name)) })
    if (!store.verify().sound) wrongs.push(`unsound backup ${name}`)
    store.close()
    rmSync(folder, { recursive: true })
    rmSync(join(root, name))
    checked.add(join(root, name))
  }
  return wrongs
}
const checked = new Set<string>()

const everywhere: Omit<Query, 'all'> = {
  ...{ none: [], kinds: [], incidentId: undefined, author: undefined, sinceMs: undefined, beforeMs: undefined },
  ...{ language: 'ko', after: undefined, limit: 50 },
}

/** Every entry can be found, once, by the words that only its append has. */
function indexWrongs(dataDir: string, acks: readonly Ack[]): string[] {
  const faults: unknown[] = []
  const searcher = openAble(dataDir, 'faults', (fault) => faults.push(fault))
  while (searcher.step()) continue
  const appends = acks.filter((ack) => ack.kind === 'append').slice(-3)
  const wrongs = appends.flatMap(({ texts }) => {
    const name = `${texts[0]?.split(' ')[0] ?? ''} `
    const found = searcher.find({ ...everywhere, all: [name] }).hits
    return found.length === texts.length ? [] : [`found ${found.length} of ${texts.length}: ${name}`]
  })
  searcher.close()
  return [...wrongs, ...faults.map(String)]
}
