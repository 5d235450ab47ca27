import type { Database } from 'better-sqlite3'
import { rmSync } from 'node:fs'
import type { z } from 'zod'
import type { Finding } from '../../../shared/contract/record.ts'
import type { Draft } from '../../../shared/domain/events.ts'
import { recordEvents } from '../../../shared/domain/record/events.ts'
import { attachedFindings, sweepBlobs } from './attached.ts'
import { appender, faultOf, type Append } from './append.ts'
import { damageType, heldRecord } from './asides.ts'
import { backUp } from './backup.ts'
import { ballastIn } from './ballast.ts'
import { canonicalJson } from './canonical.ts'
import { assertDurable, bodiesOf, lastOpened, lastRow, readMeta } from './database.ts'
import { checkedWhole, copiesAgree, examine, readDatabase, sizeOf, type Examined } from './examine.ts'
import { filesOf, folderFault, prepareFolder, syncFolder, unfinished, type Files } from './files.ts'
import { finding } from './findings.ts'
import { openJournal, readJournal, withoutFalseVersions } from './journal.ts'
import { mend, type Mended } from './mend.ts'
import { migrate } from './migrate.ts'
import { openReadOnly } from './open-read-only.ts'
import { identityOf } from './owner-lock.ts'
import { closeToOthers } from './private.ts'
import { projectionsAgree, projectionVersion, rebuildProjections } from './projections.ts'
import { readerOf } from './queries.ts'
import { keepReading } from './readings.ts'
import { schemaDiffers } from './schema.ts'
import type { Store, StoreOptions } from './store.ts'
import { verifyOpen } from './verify.ts'

/**
 * Opens the record of a data folder, making a new one where there is none, and mends what a crash or a broken disk left.
 * Take ownership of the folder first (owner-lock.ts). Throws Fault data_not_folder, data_unwritable, data_full.
 */
export const openStore = (options: StoreOptions): Store => openFolder(options, false)

/** `restored`: the database was put there from a backup just now. */
export function openFolder(options: StoreOptions, restored: boolean): Store {
  prepareFolder(options.dataDir)
  const open = closeToOthers(options.dataDir)
  const files = filesOf(options.dataDir)
  try {
    rmSync(unfinished(files.journal), { force: true })
    const found = asMade(examine(files))
    if (found.kind === 'open') migrate(found.db)
    if (found.kind === 'open' && copiesAgree(found.db, files.journal)) return opened(files, options, agreed(found.db), restored, open)
    const journal = withoutFalseVersions(readJournal(files.journal), () => readDatabase(found).rows)
    if (found.kind === 'newer' || journal.newer) return openReadOnly(files, found, journal)
    return opened(files, options, mend(files, found, journal, options.now()), restored, open)
  } catch (error) {
    const fault = faultOf(error)
    throw fault === error ? error : folderFault(error, options.dataDir)
  }
}

/** A foreign trigger takes lines away as they come, and one that is gone lets them be changed: nothing is recorded into such a database. */
const asMade = (found: Examined): Examined =>
  found.kind === 'open' && schemaDiffers(found.db).length > 0 ? { kind: 'damaged', db: found.db, cause: 'schema' } : found

const agreed = (db: Database): Mended => ({ db, findings: [], repairs: [], damages: [], newLog: undefined })

function opened(files: Files, options: StoreOptions, mended: Mended, restored: boolean, open: readonly Finding[]): Store {
  const { db } = mended
  const hadRecord = lastRow(db) === undefined && heldRecord(files.dataDir)
  const journal = openJournal(files.journal)
  try {
    syncFolder(files.dataDir)
    const recomputed = checkProjections(db, files)
    const ballast = ballastIn(files.ballast, options.ballastBytes ?? 0, options.now)
    const noRoom = finding('space.ballast_gone', { bytes: options.ballastBytes ?? 0 })
    const append = appender(db, journal, files, { ...options, ballast, onGivenUp: () => options.noted?.(noRoom) })
    const { logId, findings } = currentLog(db, append, options, mended, restored)
    const emptied = hadRecord && !restored ? [finding('repair.begun_empty', { path: files.dataDir })] : []
    if (!restored) noteMended(db, logId, append, options, { ...mended, damages: [...mended.damages, ...emptied] })
    sweepBlobs(db, files.dataDir, options.heldFiles?.() ?? new Set())
    db.pragma('wal_checkpoint(TRUNCATE)')
    assertDurable(db)
    const repairs = restored
      ? open
      : [...mended.findings, ...recomputed, ...findings, ...emptied, ...open, ...attachedFindings(db, files.dataDir)]
    return {
      logId,
      readOnly: false,
      get repairs() {
        return ballast.isKept() ? repairs : [...repairs, noRoom]
      },
      read: readerOf(db),
      append: (drafts, stamp) => append(logId, drafts, stamp),
      keepReading: (reading) => {
        try {
          keepReading(db, reading)
        } catch (error) {
          throw faultOf(error)
        }
      },
      extent: () => ({ events: lastRow(db)?.position ?? 0, bytes: journal.bytes() }),
      verify: () => verifyOpen(db, files.journal),
      backup: (file) => backUp(db, files.dataDir, file),
      close: () => {
        if (!db.open) return
        db.close()
        journal.close()
      },
    }
  } catch (error) {
    db.close()
    journal.close()
    throw error
  }
}

/** Projections of another version are computed again in silence; ones that say something else than the events, with a finding. */
function checkProjections(db: Database, files: Files): Finding[] {
  const rebuild = () => db.transaction(() => rebuildProjections(db)).immediate()
  if (readMeta(db, 'projections') !== String(projectionVersion)) {
    rebuild()
    return []
  }
  if (sizeOf(files.journal) > checkedWhole || projectionsAgree(db)) return []
  rebuild()
  return [finding('repair.projections_rebuilt')]
}

/** The log to append to: the last one opened, or a new one when this is not the place, or not the history, it belongs to. */
function currentLog(db: Database, append: Append, options: StoreOptions, mended: Mended, restored: boolean) {
  const identity = identityOf(options.dataDir)
  const last = lastOpened(db)
  const moved = last !== undefined && openedBy.parse(JSON.parse(last.body)).identity !== identity
  const reason: Opened['reason'] | undefined =
    mended.newLog ?? (restored ? 'restored' : last === undefined ? 'new' : moved ? 'copied' : undefined)
  if (last && reason === undefined) return { logId: last.log_id, findings: [] }

  const logId = options.newLogId()
  const end = lastRow(db)
  const after = end ? { logId: end.log_id, seq: end.seq, hash: end.hash } : null
  const stamp = options.stamp()
  const data = { reason: reason ?? 'new', after, identity }
  append(logId, [{ type: 'log.opened.v1', incidentId: null, occurredAt: stamp.recordedAt, data }], stamp)
  const copied = reason === 'copied' && after !== null
  return { logId, findings: copied ? [finding('repair.folder_copied', { logId, before: after.logId })] : [] }
}

const openedBy = recordEvents['log.opened.v1'].open
type Opened = z.output<typeof openedBy>

/** Repairs, and what is beyond repair, become part of the record; a loss found again by a later mend stands there already. */
function noteMended(db: Database, logId: string, append: Append, options: StoreOptions, { repairs, damages }: Mended): void {
  const stamp = options.stamp()
  const drafts = repairs.map((data): Draft => ({ type: 'record.repaired.v1', incidentId: null, occurredAt: stamp.recordedAt, data }))
  const known = new Set(bodiesOf(db, damageType))
  const found = damages.flatMap(({ code: cause, detail }): Draft[] => {
    const data = { cause, detail }
    return known.has(canonicalJson(data)) ? [] : [{ type: damageType, incidentId: null, occurredAt: stamp.recordedAt, data }]
  })
  append(logId, [...drafts, ...found], stamp)
}
