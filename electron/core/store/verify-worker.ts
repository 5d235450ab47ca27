import { parentPort, workerData } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'
import { filesOf } from './files.ts'
import type { Extent, Verification } from './store.ts'
import { verifyOpen } from './verify.ts'

export interface VerifySettings {
  readonly dataDir: string
  readonly until: Extent
}

export type VerifySays =
  | { readonly says: 'progress'; readonly checked: number; readonly total: number }
  | { readonly says: 'done'; readonly verification: Verification }

const tellMs = 200

const port = parentPort
if (!port) throw new Error('to be started as a thread')
const { dataDir, until } = workerData as VerifySettings
const say = (message: VerifySays) => port.postMessage(message)

/** Each event is read in the journal, then checked in both copies. */
const total = until.events * 3
let [checked, told] = [0, performance.now()]
const step = () => {
  checked += 1
  if (performance.now() - told < tellMs) return
  told = performance.now()
  say({ says: 'progress', checked: Math.min(checked, total), total })
}

const files = filesOf(dataDir)
const db = new Sqlite(files.database, { readonly: true, fileMustExist: true })
// One view of the database from first to last, whatever is recorded in the meantime.
db.exec('BEGIN')
say({ says: 'progress', checked: 0, total })
const verification = verifyOpen(db, files.journal, { until, step })
say({ says: 'progress', checked: total, total })
say({ says: 'done', verification })
db.close()
