import Sqlite from 'better-sqlite3'
import { Fault } from '../fault.ts'
import { backUp } from './backup.ts'
import { insertRows, lastOpened } from './database.ts'
import { salvage, type Examined } from './examine.ts'
import type { Files } from './files.ts'
import { finding } from './findings.ts'
import type { JournalReading } from './journal.ts'
import { migrate } from './migrate.ts'
import { rebuildProjections } from './projections.ts'
import { readerOf } from './queries.ts'
import { keepReading } from './readings.ts'
import { placeOf, type EventRow } from './row.ts'
import type { Store } from './store.ts'

/**
 * A record a newer version has written: its events are read into memory and seen as far as this version understands them;
 * nothing in the folder is touched, since this version does not know what the newer one needs to be so.
 */
export function openReadOnly(files: Files, found: Examined, journal: JournalReading): Store {
  const source = found.kind === 'missing' ? undefined : found.db
  const rows = longest(source ? salvage(source).rows : [], journal)
  const store = inMemory(rows, files.dataDir)
  return {
    ...store,
    readOnly: true,
    repairs: [],
    append: () => {
      throw new Fault('store_read_only')
    },
    verify: () => ({
      sound: false,
      logs: [],
      notes: [],
      attachments: { files: 0, bytes: 0 },
      findings: [finding(found.kind === 'newer' ? 'verify.database_newer' : 'verify.journal_newer')],
    }),
    backup: (file) => {
      if (!source) throw new Fault('store_read_only')
      return backUp(source, files.dataDir, file)
    },
    close: () => {
      source?.close()
      store.close()
    },
  }
}

/** What can be done with events that are only read. */
export function inMemory(
  rows: readonly EventRow[],
  dataDir: string,
): Pick<Store, 'logId' | 'read' | 'keepReading' | 'extent' | 'backup' | 'close'> {
  const db = new Sqlite(':memory:')
  migrate(db)
  db.transaction(() => {
    insertRows(db, rows, 0)
    rebuildProjections(db)
  })()
  return {
    logId: lastOpened(db)?.log_id ?? '',
    read: readerOf(db),
    keepReading: (reading) => keepReading(db, reading),
    extent: () => undefined,
    backup: (file) => backUp(db, dataDir, file),
    close: () => void db.close(),
  }
}

function longest(database: readonly EventRow[], journal: JournalReading): readonly EventRow[] {
  const lines = new Map(journal.lines.flatMap(({ row }) => (row ? [[placeOf(row), row] as const] : [])))
  return lines.size > database.length ? [...lines.values()] : database
}
