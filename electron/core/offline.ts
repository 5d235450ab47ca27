import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from './fault.ts'
import { readOwner } from './owner/address.ts'
import type { Config, Ports } from './ports.ts'
import { storeOptions } from './assemble.ts'
import { takeOwnership } from './store/owner-lock.ts'
import { checkBackup, restoreBackup } from './store/restore.ts'
import { folderFault } from './store/files.ts'
import type { Verification } from './store/store.ts'
import { verifyFolder as verifyClosed, type Progress } from './store/verify.ts'

/**
 * Makes a backup the record of an empty data folder, under a log of its own.
 * `events` and `attachments` are how many the backup held, `damaged` how many of the files were not what they were. Makes no folder for a file that is no backup.
 * Throws Fault restore_not_empty, file_unreadable, backup_unreadable, data_in_use, and the folder's own.
 */
export function restore(
  file: string,
  config: Config,
  ports: Ports,
): { logId: string; events: number; attachments: number; damaged: number } {
  const backup = checkBackup(file)
  const lock = takeOwnership(config.dataDir)
  if (!lock) throw new Fault('data_in_use', { path: config.dataDir, pid: readOwner(config.dataDir)?.pid ?? '?' })
  try {
    const store = restoreBackup({ backup, ...storeOptions(config, ports) })
    store.close()
    return { logId: store.logId, events: backup.events, attachments: backup.attachments, damaged: backup.damaged }
  } finally {
    lock.release()
  }
}

/**
 * Reads a folder that nobody owns, changing nothing in it. Undefined when somebody owns it: ask the owner.
 * Throws Fault data_not_folder.
 */
export function verifyFolder(dataDir: string, progress?: Progress): Verification | undefined {
  const found = statSync(dataDir, { throwIfNoEntry: false })
  if (found && !found.isDirectory()) throw new Fault('data_not_folder', { path: dataDir })
  // Without a lock file nobody ever had it, and taking the lock would make one.
  const lock = existsSync(join(dataDir, 'owner.lock')) ? lockOrNone(dataDir) : none
  if (!lock) return undefined
  try {
    return verifyClosed(dataDir, progress)
  } catch (error) {
    throw folderFault(error, dataDir)
  } finally {
    lock.release()
  }
}

const none = { release: () => {} }

/** Where nothing can be written, nobody writes while it is read. */
function lockOrNone(dataDir: string) {
  try {
    return takeOwnership(dataDir)
  } catch (fault) {
    if (fault instanceof Fault && ['data_unwritable', 'data_full'].includes(fault.refusal.code)) return none
    throw fault
  }
}
