import type { Database } from 'better-sqlite3'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { timelineEvents } from '../../../shared/domain/timeline/events.ts'
import { eraseAttached, finishErasingFiles } from './attached.ts'
import { readMeta, rowAt, rowsIn, writeMeta } from './database.ts'
import { toRecorded } from './event-log.ts'
import { codeOf, putInPlace, writeUnfinished, type Files } from './files.ts'
import { rebuildEntry } from './entries.ts'
import { rebuildIncident } from './projections.ts'
import { dropReading } from './readings.ts'
import { lineOf, parseLine, placeOf, type EventRow } from './row.ts'
import { erased } from './seal.ts'

export interface Target {
  readonly logId: string
  readonly seq: number
}

const redaction = timelineEvents['timeline.event_redacted.v1'].open

/** The events that these rows ask to erase. */
export const redactionsIn = (rows: readonly EventRow[]): Target[] =>
  rows.flatMap((row) => (row.type === 'timeline.event_redacted.v1' ? [redaction.parse(JSON.parse(row.body))] : []))

/** The places of the events that these rows ask to erase: nothing else gives leave to erase any. */
export const redactedIn = (rows: readonly EventRow[]): ReadonlySet<string> =>
  new Set(redactionsIn(rows).map(({ logId, seq }) => placeOf({ log_id: logId, seq })))

/** Blanks one event in the database and in all that was computed from it. Inside the transaction of its redaction. */
export function eraseIn(db: Database, { logId, seq }: Target): void {
  const row = rowAt(db, logId, seq)
  if (!row) return
  const event = toRecorded(row)
  eraseAttached(db, event)
  db.prepare('UPDATE event SET sealed = ? WHERE log_id = ? AND seq = ?').run(erased(row.sealed), logId, seq)
  if ('readingId' in event.data) dropReading(db, String(event.data.readingId))
  if ('entryId' in event.data) rebuildEntry(db, String(event.data.entryId))
  rebuildIncident(db, row.incident_id)
  writeMeta(db, 'erasing', '1')
}

/** The journal's lines with these events blanked, for writing it anew. */
export function* erasedLines(journal: string, targets: readonly Target[]): Generator<string> {
  const places = new Set(targets.map(({ logId, seq }) => `${logId} ${seq}`))
  for (const line of readFileSync(journal, 'utf8').split('\n')) {
    if (line !== '') yield `${blanked(line, ({ log_id: logId, seq }) => places.has(`${logId} ${seq}`))}\n`
  }
}

function blanked(line: string, isTarget: (row: EventRow) => boolean): string {
  const parsed = parseLine(line)
  // Whatever the version says: a damaged one must not keep what is to go.
  const row = parsed.kind === 'unreadable' ? undefined : parsed.row
  return row && isTarget(row) ? lineOf({ ...row, sealed: erased(row.sealed) }) : line
}

/**
 * The last part of every redaction, where one is not finished: SQLite keeps what it once held in the gaps of its pages, in free
 * pages and in the WAL, so the database is written anew and the WAL emptied, and what was kept aside of damaged files is
 * blanked too; attached files go. Where a full disk stops it, the redaction stands and this is tried again with the next append and at the next
 * start; `verify` says so until then. Returns whether nothing is left to erase.
 */
export function finishErasing(db: Database, files: Files): boolean {
  if (readMeta(db, 'erasing') !== '1') return true
  try {
    eraseAside(db, files)
    finishErasingFiles(db, files.dataDir)
    db.exec('VACUUM')
    writeMeta(db, 'erasing', '0')
    const [result] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
    if (result?.busy === 0) return true
    writeMeta(db, 'erasing', '1')
  } catch (error) {
    if (codeOf(error) === 'TypeError') throw error
  }
  return false
}

/** Erasure outranks keeping: a damaged database cannot be blanked in part, and goes; of a journal, lines that cannot be read go. */
function eraseAside(db: Database, { dataDir }: Files): void {
  const aside = readdirSync(dataDir)
  for (const name of aside) if (name.startsWith('quarterdeck.db.damaged-')) rmSync(join(dataDir, name))
  const journals = aside.filter((name) => /^journal\.(?:torn|damaged|fork)-/u.test(name))
  if (journals.length === 0) return
  const targets = redactionsIn(rowsIn(db).all()).map(({ logId, seq }) => rowAt(db, logId, seq)?.hash)
  const hashes = new Set(targets)
  for (const name of journals) {
    const file = join(dataDir, name)
    const lines = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => parseLine(line).kind === 'row')
    writeUnfinished(
      file,
      lines.map((line) => `${blanked(line, ({ hash }) => hashes.has(hash))}\n`),
    )
    putInPlace(file)
  }
}
