import Sqlite from 'better-sqlite3'
import { existsSync, readFileSync } from 'node:fs'
import type { Fault } from '../fault.ts'
import { isSound } from './chain.ts'
import { isDamage, salvage } from './examine.ts'
import { filesOf } from './files.ts'
import { finding } from './findings.ts'
import { readJournal, withoutFalseVersions } from './journal.ts'
import { inMemory } from './open-read-only.ts'
import { reunite } from './reunite.ts'
import type { EventRow } from './row.ts'
import type { Store } from './store.ts'
import { verifyFolder } from './verify.ts'

const unwritable = new Set<string>(['data_unwritable', 'data_full', 'store_full'])

/**
 * The record of a folder on a read-only or full disk, as far as it was when it was opened: read into memory, so that nothing is
 * needed of the disk. `why` is the fault that writing met; appending throws it again, and so does this where there is nothing
 * to read.
 */
export function openUnwritable(dataDir: string, why: Fault): Store {
  const files = filesOf(dataDir)
  if (!unwritable.has(why.refusal.code) || !existsSync(dataDir)) throw why
  const database = rowsInFile(files.database)
  const { rows } = reunite(
    { rows: database, intact: false },
    withoutFalseVersions(readJournal(files.journal), () => database),
  )
  if (rows.length === 0) throw why
  const cause = String(why.refusal.detail['cause'] ?? 'ENOSPC')
  return {
    ...inMemory(rows, dataDir),
    readOnly: true,
    repairs: [finding('space.read_only', { path: dataDir, cause })],
    append: () => {
      throw why
    },
    verify: () => verifyFolder(dataDir),
  }
}

/** Without its write-ahead log: what stands only there, the journal has too. */
function rowsInFile(file: string): EventRow[] {
  if (!existsSync(file)) return []
  const bytes = readFileSync(file)
  // SQLite opens no database in memory whose header says that it has such a log.
  bytes.fill(1, 18, 20)
  const db = new Sqlite(bytes)
  try {
    return salvage(db).rows.filter(isSound)
  } catch (error) {
    if (!isDamage(error)) throw error
    return []
  } finally {
    db.close()
  }
}
