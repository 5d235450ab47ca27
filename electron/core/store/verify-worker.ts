import { parentPort, workerData } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'
import { filesOf } from './files.ts'
import type { Extent, Verification } from './store.ts'
import { counted, stepsIn, verifyOpen } from './verify.ts'

export interface VerifySettings {
  readonly dataDir: string
  readonly until: Extent
}

export type VerifySays =
  | { readonly says: 'progress'; readonly checked: number; readonly total: number }
  | { readonly says: 'done'; readonly verification: Verification }

const port = parentPort
if (!port) throw new Error('to be started as a thread')
const { dataDir, until } = workerData as VerifySettings
const say = (message: VerifySays) => port.postMessage(message)

const progress = (checked: number, total: number) => say({ says: 'progress', checked, total })

const files = filesOf(dataDir)
const db = new Sqlite(files.database, { readonly: true, fileMustExist: true })
// One view of the database from first to last, whatever is recorded in the meantime.
db.exec('BEGIN')
const total = stepsIn(db, until.events)
const verification = verifyOpen(db, files.journal, { until, step: counted(total, progress) })
progress(total, total)
say({ says: 'done', verification })
db.close()
