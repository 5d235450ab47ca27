import Sqlite, { type Database } from 'better-sqlite3'
import { closeSync, openSync, statSync } from 'node:fs'
import { codeOf, filesOf, folderFault, prepareFolder, syncFolder } from './files.ts'

/**
 * Makes this process the owner of a data folder until it releases it or dies: an exclusive SQLite lock on `owner.lock`,
 * which the operating system drops with the process. Undefined when another process has it.
 * Throws Fault data_not_folder, data_unwritable, data_full.
 */
export function takeOwnership(dataDir: string): { release(): void } | undefined {
  prepareFolder(dataDir)
  ensureLockFile(dataDir)
  const db = new Sqlite(filesOf(dataDir).lock, { timeout: 0 })
  try {
    if (!locked(db)) return undefined
  } catch (error) {
    db.close()
    throw folderFault(error, dataDir)
  }
  return { release: () => void db.close() }
}

function locked(db: Database): boolean {
  try {
    db.pragma('journal_mode = MEMORY')
    db.exec('BEGIN EXCLUSIVE')
    return true
  } catch (error) {
    if (!codeOf(error).startsWith('SQLITE_BUSY')) throw error
    db.close()
    return false
  }
}

/**
 * Never opens a lock file that is there: POSIX drops a process's locks on a file as soon as it closes any handle of it,
 * so a look inside by the owner itself would let the next process in.
 */
function ensureLockFile(dataDir: string): void {
  const { lock } = filesOf(dataDir)
  if (statSync(lock, { throwIfNoEntry: false })) return
  try {
    closeSync(openSync(lock, 'a', 0o600))
    syncFolder(dataDir)
  } catch (error) {
    throw folderFault(error, dataDir)
  }
}

/**
 * What tells this folder from a copy of it: inode and birth time of `owner.lock`, which no copy keeps. The file is never
 * written to, so neither changes while it stays where it is or is renamed.
 */
export function identityOf(dataDir: string): string {
  ensureLockFile(dataDir)
  return identityIn(dataDir) ?? ''
}

/** The same without making anything; undefined where nobody ever had the folder. */
export function identityIn(dataDir: string): string | undefined {
  const found = statSync(filesOf(dataDir).lock, { bigint: true, throwIfNoEntry: false })
  return found && `${found.ino}-${found.birthtimeNs}`
}
