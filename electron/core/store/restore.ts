import Sqlite, { type Database } from 'better-sqlite3'
import { chmodSync, closeSync, copyFileSync, existsSync, openSync } from 'node:fs'
import { Fault } from '../fault.ts'
import { isSound } from './chain.ts'
import { countRows, rowsIn } from './database.ts'
import { codeOf, filesOf, folderFault, prepareFolder, putInPlace, syncFile, unfinished } from './files.ts'
import { newestVersion, versionOf } from './migrate.ts'
import { openFolder } from './open.ts'
import type { Store, StoreOptions } from './store.ts'

/** A file that was read whole and found to be a backup. */
export interface Backup {
  readonly file: string
  readonly events: number
}

/**
 * Opens a backup as the record of an empty data folder. The old log is kept and a new one begins: the installation the
 * backup came from may go on writing to its own.
 * Throws Fault restore_not_empty, and what opening a folder throws.
 */
export function restoreBackup({ backup: { file }, ...options }: StoreOptions & { readonly backup: Backup }): Store {
  const files = filesOf(options.dataDir)
  prepareFolder(options.dataDir)
  if ([files.database, files.journal].some((each) => existsSync(each))) throw new Fault('restore_not_empty', { path: options.dataDir })
  try {
    copyFileSync(file, unfinished(files.database))
    chmodSync(unfinished(files.database), 0o600)
    syncFile(unfinished(files.database))
    putInPlace(files.database)
  } catch (error) {
    throw folderFault(error, options.dataDir)
  }
  return openFolder(options, true)
}

/** Reads every event of the file. Throws Fault file_unreadable, backup_unreadable. */
export function checkBackup(file: string): Backup {
  try {
    closeSync(openSync(file, 'r'))
  } catch (error) {
    throw new Fault('file_unreadable', { file, cause: codeOf(error) }, error)
  }
  try {
    const backup = new Sqlite(file, { readonly: true, fileMustExist: true })
    try {
      const problem = problemOf(backup)
      if (problem !== undefined) throw new Fault('backup_unreadable', { file, cause: problem })
      return { file, events: countRows(backup) }
    } finally {
      backup.close()
    }
  } catch (error) {
    throw error instanceof Fault ? error : new Fault('backup_unreadable', { file, cause: codeOf(error) }, error)
  }
}

function problemOf(backup: Database): string | undefined {
  const { version, ours } = versionOf(backup)
  if (!ours) return 'not ours'
  if (version > newestVersion) return 'newer version'
  const structure = String(backup.pragma('integrity_check(1)', { simple: true }))
  if (structure !== 'ok') return structure
  for (const row of rowsIn(backup).iterate()) if (!isSound(row)) return `event ${row.log_id} ${row.seq}`
  return undefined
}
