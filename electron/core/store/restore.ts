import Sqlite, { type Database } from 'better-sqlite3'
import { chmodSync, closeSync, copyFileSync, existsSync, fsyncSync, openSync, rmSync } from 'node:fs'
import { Fault } from '../fault.ts'
import { filesInBackup, isWhole, type BackupFile } from './backup.ts'
import { incomingFile, keepBlob, prepareBlobs } from './blobs.ts'
import { isSound } from './chain.ts'
import { countRows, rowsIn } from './database.ts'
import { codeOf, filesOf, folderFault, prepareFolder, putInPlace, syncFile, unfinished, writeAll } from './files.ts'
import { newestVersion, versionOf } from './migrate.ts'
import { openFolder } from './open.ts'
import type { Store, StoreOptions } from './store.ts'

/** A file that was read whole and found to be a backup. */
export interface Backup {
  readonly file: string
  readonly events: number
  /** Attached files in it, and how many of them are not what they were. */
  readonly attachments: number
  readonly damaged: number
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
    const part = unfinished(files.database)
    rmSync(`${part}-journal`, { force: true })
    copyFileSync(file, part)
    chmodSync(part, 0o600)
    takeFilesOut(part, options.dataDir)
    syncFile(part)
    putInPlace(files.database)
  } catch (error) {
    throw folderFault(error, options.dataDir)
  }
  return openFolder(options, true)
}

/** The attached files first, each durable: the record that names them comes after. A damaged one is left out, and verify says so. */
function takeFilesOut(part: string, dataDir: string): void {
  const backup = new Sqlite(part)
  try {
    for (const found of filesInBackup(backup)) if (isWhole(found)) keepFile(dataDir, found)
    backup.exec('DROP TABLE IF EXISTS backup_file')
    backup.exec('VACUUM')
  } finally {
    backup.close()
  }
}

function keepFile(dataDir: string, { sha256, content }: BackupFile): void {
  prepareBlobs(dataDir)
  const file = incomingFile(dataDir, sha256)
  const fd = openSync(file, 'w', 0o600)
  try {
    writeAll(fd, content, 0)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
  keepBlob(dataDir, file, sha256)
}

function filesOfBackup(backup: Database): Pick<Backup, 'attachments' | 'damaged'> {
  let [attachments, damaged] = [0, 0]
  for (const found of filesInBackup(backup)) {
    attachments += 1
    if (!isWhole(found)) damaged += 1
  }
  return { attachments, damaged }
}

/** Reads every event and every attached file of the backup. Throws Fault file_unreadable, backup_unreadable. */
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
      return { file, events: countRows(backup), ...filesOfBackup(backup) }
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
