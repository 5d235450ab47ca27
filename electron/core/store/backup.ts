import Sqlite, { type Database } from 'better-sqlite3'
import { closeSync, existsSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { Fault } from '../fault.ts'
import { countRows } from './database.ts'
import { codeOf, syncFile, syncFolder, unfinished } from './files.ts'

/**
 * Copies the open database into `file` while it is in use, checks the copy, and only then gives it its name.
 * Throws Fault backup_exists, file_unwritable.
 */
export async function backUp(db: Database, file: string): Promise<{ bytes: number; events: number }> {
  if (existsSync(file)) throw new Fault('backup_exists', { file })
  const part = unfinished(file)
  try {
    rmSync(part, { force: true })
    closeSync(openSync(part, 'wx', 0o600))
    await db.backup(part)
    const events = checked(part)
    syncFile(part)
    if (existsSync(file)) throw new Fault('backup_exists', { file })
    renameSync(part, file)
    syncFolder(dirname(file))
    return { bytes: statSync(file).size, events }
  } catch (error) {
    rmSync(part, { force: true })
    throw error instanceof Fault ? error : new Fault('file_unwritable', { file, cause: codeOf(error) }, error)
  }
}

/** Makes the copy one file without WAL, and counts what it holds. */
function checked(part: string): number {
  const copy = new Sqlite(part)
  try {
    copy.pragma('journal_mode = DELETE')
    const found = String(copy.pragma('integrity_check(1)', { simple: true }))
    if (found !== 'ok') throw new Error(found)
    return countRows(copy)
  } finally {
    copy.close()
  }
}
