import type { Database } from 'better-sqlite3'
import { rmSync, statSync } from 'node:fs'
import type { Draft, Recorded } from '../../../shared/domain/events.ts'
import { Fault } from '../fault.ts'
import type { Ballast } from './ballast.ts'
import { genesis } from './chain.ts'
import { assertDurable, lastRow, lastRowOf, prepared, rowAt } from './database.ts'
import { rowsOf, toRecorded } from './event-log.ts'
import { codeOf, isFull, putInPlace, unfinished, writeUnfinished, type Files } from './files.ts'
import type { Journal } from './journal.ts'
import { sizeOf } from './examine.ts'
import { isMarkDue, writeMark } from './mark.ts'
import { identityIn, identityOf } from './owner-lock.ts'
import { writeRows } from './record.ts'
import { erasedLines, finishErasing, redactionsIn } from './redact.ts'
import { lineOf, type EventRow } from './row.ts'
import type { Stamp, StoreOptions } from './store.ts'

export type Append = (logId: string, drafts: readonly Draft[], stamp: Stamp) => readonly Recorded[]

type AppendOptions = Pick<StoreOptions, 'now' | 'salt'> & { readonly ballast?: Ballast; readonly onGivenUp?: () => void }

/** The one way anything is recorded; see Store.append for what it promises. */
export function appender(db: Database, journal: Journal, files: Files, options: AppendOptions): Append {
  const home = [files.database, `${files.database}-wal`, files.journal]
  let identities = home.map(identity)
  const folder = identityOf(files.dataDir)
  let refusing: string | undefined
  let asserted = false
  let marked: number | undefined
  let erasing = !finishErasing(db, files)

  const guard = () => {
    if (refusing !== undefined) throw new Fault('store_failed', { cause: refusing })
    // Without its lock, or with another in its place, the folder is no longer this process's alone.
    const isSame = identityIn(files.dataDir) === folder && home.every((file, index) => identity(file) === identities[index])
    // Cut or written over in its place it is the same file still.
    if (!isSame || sizeOf(files.journal) !== journal.bytes()) throw new Fault('store_moved', { path: files.dataDir })
  }

  /** Back to before the append. Where even that fails, nothing more is written until the store is opened again and mended. */
  const undo = (bytes: number) => {
    try {
      if (db.inTransaction) db.exec('ROLLBACK')
      rmSync(unfinished(files.journal), { force: true })
      if (sizeOf(files.journal) !== bytes) journal.cutBack(bytes)
    } catch (error) {
      refusing = codeOf(error)
    }
  }

  /** Journal, then database; a redaction's journal is written anew beside the old one, to be swapped in after the commit. */
  const write = (rows: readonly EventRow[], position: number) => {
    const lines = rows.map((row) => `${lineOf(row)}\n`).join('')
    const targets = redactionsIn(rows)
    const redacted = targets.length > 0
    if (redacted) writeUnfinished(files.journal, chain(erasedLines(files.journal, targets), lines))
    else journal.append(lines)
    const recorded = writeRows(db, rows, position)
    const end = position + rows.length
    const isDue = redacted || isMarkDue(marked, end)
    if (isDue) writeMark(db, { position: end, bytes: redacted ? sizeOf(unfinished(files.journal)) : journal.bytes() })
    prepared(db, 'COMMIT').run()
    if (isDue) marked = end
    return { recorded, redacted }
  }

  const record = (logId: string, drafts: readonly Draft[], stamp: Stamp) => {
    const bytes = journal.bytes()
    try {
      prepared(db, 'BEGIN IMMEDIATE').run()
      const last = lastRow(db)
      const own = last?.log_id === logId ? last : lastRowOf(db, logId)
      const after = { logId, seq: own?.seq ?? 0, hash: own?.hash ?? genesis, hlc: last?.hlc ?? null }
      const rows = rowsOf(drafts, { stamp, after, now: options.now, salt: options.salt })
      requireTargets(db, rows)
      return write(rows, last?.position ?? 0)
    } catch (error) {
      undo(bytes)
      throw faultOf(error)
    }
  }

  /** A disk that is full gets the ballast, and the append its second chance. */
  const recordInRoom = (logId: string, drafts: readonly Draft[], stamp: Stamp) => {
    try {
      return record(logId, drafts, stamp)
    } catch (fault) {
      const isRoomWanted = fault instanceof Fault && fault.refusal.code === 'store_full' && refusing === undefined
      if (!isRoomWanted || !options.ballast?.giveUp()) throw fault
      keepLogShort(db)
      options.onGivenUp?.()
      return record(logId, drafts, stamp)
    }
  }

  /** The transaction stands; only now may the old journal go. A crash before is finished at the next start. */
  const swapJournal = () => {
    try {
      journal.replace(() => putInPlace(files.journal))
      identities = home.map(identity)
    } catch (error) {
      refusing = codeOf(error)
      throw faultOf(error)
    }
  }

  return (logId, drafts, stamp) => {
    if (drafts.length === 0) return []
    guard()
    const { recorded, redacted } = recordInRoom(logId, drafts, stamp)
    if (!asserted) assertDurable(db)
    asserted = true
    if (redacted) swapJournal()
    if (options.ballast?.restore()) db.pragma('wal_autocheckpoint = 1000')
    if (redacted || erasing) erasing = !finishErasing(db, files)
    return redacted ? recorded.map((event) => asItStands(db, event)) : recorded
  }
}

/** The write-ahead log would grow to 4 MiB first, and take half of what was given up. */
function keepLogShort(db: Database): void {
  db.pragma('wal_autocheckpoint = 32')
  db.pragma('wal_checkpoint(TRUNCATE)')
}

/** A redaction may name an event of its own append. */
function asItStands(db: Database, event: Recorded): Recorded {
  const row = rowAt(db, event.logId, event.seq)
  return row ? toRecorded(row) : event
}

function* chain(lines: Iterable<string>, rest: string): Generator<string> {
  yield* lines
  yield rest
}

function requireTargets(db: Database, rows: readonly EventRow[]): void {
  for (const { logId, seq } of redactionsIn(rows)) {
    const isOwn = rows.some((row) => row.log_id === logId && row.seq === seq)
    if (!isOwn && !rowAt(db, logId, seq)) throw new TypeError(`no event ${logId} ${seq} to redact`)
  }
}

function identity(file: string): string {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false })
  return found ? `${found.dev} ${found.ino}` : 'gone'
}

/** What the disk did, as a Fault; a mistake of ours stays what it is. */
export function faultOf(error: unknown): unknown {
  if (error instanceof Fault || !(error instanceof Error && 'code' in error && typeof error.code === 'string')) return error
  return isFull(error.code) ? new Fault('store_full', {}, error) : new Fault('store_failed', { cause: error.code }, error)
}
