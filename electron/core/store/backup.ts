import Sqlite, { type Database } from 'better-sqlite3'
import { closeSync, existsSync, openSync, readFileSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs'
import { hash } from 'node:crypto'
import { dirname, isAbsolute, relative } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { Fault } from '../fault.ts'
import { namedIn } from './attached.ts'
import { blobFile } from './blobs.ts'
import { countRows } from './database.ts'
import { codeOf, syncFile, syncFolder, unfinished } from './files.ts'
import type { BackedUp } from './store.ts'

/**
 * Copies the open database into `file` while it is in use, checks the copy, puts every attached file into it, and only then
 * gives it its name. Throws Fault backup_exists, backup_inside, file_unwritable.
 */
export async function backUp(db: Database, dataDir: string, file: string): Promise<BackedUp> {
  if (existsSync(file)) throw new Fault('backup_exists', { file })
  if (isInside(dataDir, file)) throw new Fault('backup_inside', { file, path: dataDir })
  const part = unfinished(file)
  const removePart = () => [part, `${part}-journal`].forEach((each) => rmSync(each, { force: true }))
  try {
    removePart()
    closeSync(openSync(part, 'wx', 0o600))
    await db.backup(part)
    const counts = await completed(part, dataDir)
    syncFile(part)
    if (existsSync(file)) throw new Fault('backup_exists', { file })
    renameSync(part, file)
    syncFolder(dirname(file))
    return { bytes: statSync(file).size, ...counts }
  } catch (error) {
    removePart()
    throw error instanceof Fault ? error : new Fault('file_unwritable', { file, cause: codeOf(error) }, error)
  }
}

/** Whatever links and names lead there. A folder that is not there yet is inside nothing: writing there says so. */
function isInside(dataDir: string, file: string): boolean {
  try {
    const way = relative(realpathSync(dataDir), realpathSync(dirname(file)))
    return !isAbsolute(way) && way.split(/[\\/]/u)[0] !== '..'
  } catch {
    return false
  }
}

/** Makes the copy one file without WAL, fills in the files, and counts what it holds. */
async function completed(part: string, dataDir: string): Promise<Omit<BackedUp, 'bytes'>> {
  const copy = new Sqlite(part)
  try {
    copy.pragma('journal_mode = DELETE')
    const found = String(copy.pragma('integrity_check(1)', { simple: true }))
    if (found !== 'ok') throw new Error(found)
    return { events: countRows(copy), ...(await takeFilesAlong(copy, dataDir)) }
  } finally {
    copy.close()
  }
}

/** What the copy names, not what the open record names by now. One at a time: recording goes on in between. */
async function takeFilesAlong(copy: Database, dataDir: string): Promise<Pick<BackedUp, 'attachments' | 'missing'>> {
  if (copy.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'attached'`).get() === undefined) return { attachments: 0, missing: 0 }
  const named = namedIn(copy)
  if (named.length === 0) return { attachments: 0, missing: 0 }
  copy.exec('CREATE TABLE backup_file (sha256 TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT')
  const insert = copy.prepare('INSERT INTO backup_file (sha256, content) VALUES (?, ?)')
  let attachments = 0
  for (const { sha256 } of named) {
    const content = readOrNone(blobFile(dataDir, sha256))
    if (content && hash('sha256', content) === sha256) {
      insert.run(sha256, content)
      attachments += 1
    }
    await turn()
  }
  return { attachments, missing: named.length - attachments }
}

function readOrNone(file: string): Buffer | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

export interface BackupFile {
  readonly sha256: string
  readonly content: Buffer
}

/** The attached files in a backup, one at a time; none in one from before there were any. */
export function* filesInBackup(backup: Database): Generator<BackupFile> {
  if (backup.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'backup_file'`).get() === undefined) return
  const hashes = backup.prepare<[], string>('SELECT sha256 FROM backup_file ORDER BY sha256').pluck().all()
  const content = backup.prepare<[string], Buffer>('SELECT content FROM backup_file WHERE sha256 = ?').pluck()
  for (const sha256 of hashes) yield { sha256, content: content.get(sha256) ?? Buffer.alloc(0) }
}

export const isWhole = ({ sha256, content }: BackupFile) => hash('sha256', content) === sha256
