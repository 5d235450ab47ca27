import { hash, randomBytes } from 'node:crypto'
import fs, { closeSync, existsSync, fstatSync, ftruncateSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sabotage, type Breakage } from './known-bad.ts'
import type { Draft } from '../../shared/domain/events.ts'

/**
 * The production store in a process of its own, to be killed or traced: `node recorder.ts FOLDER WORK [BREAKAGE]`. Says every
 * acknowledgement on standard output in one write, after `append` returned. Texts say to which append they belong.
 */
export interface Ack {
  readonly kind: 'opening' | 'opened' | 'append' | 'refused' | 'redact' | 'backup' | 'typed' | 'attach' | 'done'
  /** Texts of the entries acknowledged, or the text erased, or the file; of an attached one its entry's text, its hash and size. */
  readonly texts: readonly string[]
}

const [dataDir = '', work = 'append', breakage = 'none'] = process.argv.slice(2)
sabotage(breakage as Breakage)
const { openStore } = await import('../../electron/core/store/open.ts')
const { takeOwnership } = await import('../../electron/core/store/owner-lock.ts')
const { createUploads } = await import('../../electron/core/store/uploads.ts')
const { checkBackup, restoreBackup } = await import('../../electron/core/store/restore.ts')

const say = (kind: Ack['kind'], texts: readonly string[] = []) => writeSync(1, `${JSON.stringify({ kind, texts } satisfies Ack)}\n`)
const stamp = { recordedAt: '2026-11-22T14:05:00.000+09:00', actor: 'kim' }
const options = {
  ...{ dataDir, now: Date.now, stamp: () => stamp },
  salt: () => randomBytes(16).toString('hex'),
  newLogId: () => `log-${randomBytes(4).toString('hex')}`,
  ballastBytes: work === 'full-with-ballast' ? 1024 * 1024 : 0,
}

say('opening')
if (!takeOwnership(dataDir)) throw new Error('the folder has another owner')
let store = work === 'restore' ? restoreBackup({ ...options, backup: checkBackup(`${dataDir}.backup`) }) : openStore(options)
say('opened')

let appends = 0
const entry = (text: string): Draft => ({
  ...{ type: 'timeline.entry_logged.v1', incidentId: 'inc-1', occurredAt: stamp.recordedAt },
  data: { entryId: 'ent-1', kind: 'note', text },
})

function append(count: number, size: number) {
  appends += 1
  const name = `${process.pid}.${appends}`
  const texts = Array.from({ length: count }, (_, index) => `${name} ${index + 1}/${count} ${'가'.repeat(size)}`)
  if (breakage === 'ack-early') say('append', texts)
  const recorded = attempt(texts)
  if (!recorded) return say('refused', texts)
  if (breakage !== 'ack-early') say('append', texts)
  return recorded
}

/** Undefined where the disk refuses and is expected to. */
function attempt(texts: readonly string[]) {
  try {
    return store.append(texts.map(entry), stamp)
  } catch (fault) {
    if (!work.startsWith('full') || !(fault instanceof Error && fault.message.startsWith('store_full'))) throw fault
    return undefined
  }
}

function redact() {
  const text = `secret-${randomBytes(12).toString('hex')}`
  const [pasted] = store.append([entry(text)], stamp)
  if (!pasted) throw new Error('nothing was recorded')
  const data = { logId: pasted.logId, seq: pasted.seq, reason: 'pasted' }
  store.append([{ type: 'timeline.event_redacted.v1', incidentId: 'inc-1', occurredAt: stamp.recordedAt, data }], stamp)
  say('redact', [text])
}

let files = 0
const uploads = createUploads(dataDir)

/** Takes a file in piece by piece, as the core does. */
function keepFile(content: Buffer) {
  files += 1
  const id = `${process.pid}-${files}`
  uploads.begin(id, { name: `${id}.bin`, type: '', bytes: content.length })
  for (let at = 0; at < content.length; at += 64 * 1024) uploads.put(id, at, content.subarray(at, at + 64 * 1024))
  const kept = uploads.finish(id, hash('sha256', content))
  if (typeof kept === 'string') throw new Error(kept)
  return kept
}

const naming = (text: string, content: Buffer): Draft => ({
  ...{ type: 'timeline.entry_logged.v1', incidentId: 'inc-1', occurredAt: stamp.recordedAt },
  data: { entryId: `ent-${process.pid}-${appends}-${files}`, kind: 'note', text, attachments: [keepFile(content)] },
})

/** An entry with a file; refused where the disk is full at either. */
function attach(content: Buffer) {
  appends += 1
  const text = `${process.pid}.${appends} 1/1 가`
  try {
    store.append([naming(text, content)], stamp)
    say('attach', [text, hash('sha256', content), String(content.length)])
  } catch (fault) {
    if (!work.startsWith('full') || !/ENOSPC|store_full/u.test(String(fault))) throw fault
    say('refused', [text])
  }
}

function redactFile() {
  const secret = `secret-${randomBytes(12).toString('hex')}`
  const [pasted] = store.append([naming(secret, Buffer.from(`in a file: ${secret}`))], stamp)
  if (!pasted) throw new Error('nothing was recorded')
  const data = { logId: pasted.logId, seq: pasted.seq, reason: 'pasted' }
  store.append([{ type: 'timeline.event_redacted.v1', incidentId: 'inc-1', occurredAt: stamp.recordedAt, data }], stamp)
  say('redact', [secret])
}

/** Closes, lets one copy come to harm, and opens again: what start mends can be cut short as well. */
function reopenAfter(harm: () => void) {
  store.close()
  harm()
  store = openStore(options)
}

function cutJournal() {
  const fd = openSync(join(dataDir, 'journal.jsonl'), 'r+')
  ftruncateSync(fd, fstatSync(fd).size - 300)
  closeSync(fd)
}

/** Reads in what was recorded, as the thread does, a few events after each append. */
async function index() {
  const { openSearcher } = await import('../../electron/core/search/searcher.ts')
  const searcher = openSearcher(dataDir, 'faults')
  await forever(() => {
    append(3, 40)
    searcher.step()
  })
}

/** Milliseconds the disk took for what it was asked to make certain, so far: all else that blocks this process is its own doing. */
function clockSyncs() {
  let spent = 0
  const sync = fs.fsyncSync
  fs.fsyncSync = (fd) => {
    const began = performance.now()
    sync(fd)
    spent += performance.now() - began
  }
  syncBuiltinESMExports()
  return () => spent
}

/** Milliseconds this process wanted to run and the processor was given to others, so far, by the kernel's account; 0 where it keeps none. */
const waited = () => (existsSync('/proc/self/schedstat') ? Number(readFileSync('/proc/self/schedstat', 'utf8').split(' ')[1]) / 1e6 : 0)

/** A key every 20 ms into the drafts of the core; says when each was typed, and what others had cost by then, in milliseconds. */
async function type() {
  const synced = clockSyncs()
  const { createDrafts } = await import('../../electron/core/settings/drafts.ts')
  const { nodePorts } = await import('../../electron/core/node-ports.ts')
  const { clock, log } = nodePorts()
  const drafts = createDrafts(dataDir, clock, log)
  await forever(async () => {
    const text = String(Math.round(performance.now()))
    void drafts.set('log inc-1', text)
    say('typed', [text, String(waited()), String(synced())])
    await sleep(20)
  })
}

const forever = async (turn: () => void | Promise<void>) => {
  for (;;) await turn()
}

switch (work) {
  case 'restore':
    break
  case 'index':
    await index()
    break
  case 'type':
    await type()
    break
  case 'full':
  case 'full-with-ballast':
    for (let turn = 0; turn < 4; turn += 1) append(1 + (turn % 2), 200)
    store.close()
    break
  case 'full-attach':
    append(1, 30)
    for (let turn = 1; turn < 4; turn += 1) attach(randomBytes(turn * 50_000))
    append(1, 30)
    store.close()
    break
  case 'attach':
    await forever(() => {
      attach(randomBytes(appends % 7 === 0 ? 400_000 : 2_000))
      if (appends % 4 === 0) redactFile()
    })
    break
  case 'attach-day':
    append(1, 30)
    attach(Buffer.alloc(1_500, 'a'))
    attach(Buffer.alloc(1_500, 'a'))
    redactFile()
    store.close()
    store = openStore(options)
    attach(randomBytes(700))
    store.close()
    break
  case 'open':
    append(1, 10)
    store.close()
    break
  case 'append':
    await forever(() => void append(1 + (appends % 3), appends % 7 === 0 ? 8_000 : 20))
    break
  case 'checkpoint':
    await forever(() => void append(2, 50_000))
    break
  case 'redact':
    await forever(() => {
      append(2, 500)
      redact()
    })
    break
  case 'backup':
    append(4, 20_000)
    attach(randomBytes(100_000))
    await forever(async () => {
      append(2, 100)
      const file = join(dataDir, `../backup-${process.pid}-${appends}.db`)
      await store.backup(file)
      say('backup', [file])
    })
    break
  case 'day':
    for (let turn = 0; turn < 5; turn += 1) append(1 + (turn % 3), turn === 3 ? 4_000 : 30)
    redact()
    append(2, 30)
    store.close()
    store = openStore(options)
    append(3, 30)
    append(1, 2_000)
    store.close()
    break
  case 'mend':
    append(2, 30)
    redact()
    append(3, 30)
    reopenAfter(() => rmSync(join(dataDir, 'quarterdeck.db')))
    append(2, 30)
    reopenAfter(cutJournal)
    append(1, 30)
    reopenAfter(() => rmSync(join(dataDir, 'journal.jsonl')))
    append(1, 30)
    store.close()
}
say('done')
