import type { Database } from 'better-sqlite3'
import { closeSync, existsSync, ftruncateSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Finding } from '../../../shared/contract/record.ts'
import { insertRows, lastRow, openDatabase, rowsIn, writeMeta } from './database.ts'
import { readDatabase, type Examined } from './examine.ts'
import { asideName, copyAside, putInPlace, syncFile, syncFolder, writeAll, writeUnfinished, type Files } from './files.ts'
import { finding, type FindingCode } from './findings.ts'
import type { JournalReading } from './journal.ts'
import { migrate } from './migrate.ts'
import { rebuildProjections } from './projections.ts'
import { writeRows } from './record.ts'
import { redactedIn, redactionsIn } from './redact.ts'
import { reunite, type Reunion } from './reunite.ts'
import { lineOf, placeOf, type EventRow } from './row.ts'

/** One copy as it was made whole: what the record says of it. */
export interface Repair {
  readonly copy: 'journal' | 'database'
  readonly events: number
  readonly cause: FindingCode
}

export interface Mended {
  readonly db: Database
  readonly findings: readonly Finding[]
  readonly repairs: readonly Repair[]
  /** What could not be mended; each is among the findings too. */
  readonly damages: readonly Finding[]
  /** The old log cannot be continued without risk of giving a place twice. */
  readonly newLog: 'rebuilt' | 'forked' | undefined
}

/**
 * Brings both copies to what they hold together. The journal first, whole and synced: a crash at any point after leaves it
 * to mend the database from, a crash before leaves everything as it was. What is damaged is kept aside.
 */
export function mend(files: Files, found: Examined, journal: JournalReading, nowMs: number): Mended {
  const database = readDatabase(found)
  const reunion = reunite(database, journal)
  const noted: { finding: Finding; repair?: Repair }[] = []
  const note: Note = (code, copy, events, detail) =>
    void noted.push({ finding: finding(code, { ...detail, events }), repair: { copy, events, cause: code } })

  mendJournal(files, journal, reunion, nowMs, database.intact, note)
  const db = mendDatabase(files, found, database.intact, reunion.rows, nowMs, note)
  for (const gap of reunion.lost) noted.push({ finding: finding('repair.events_lost', gap) })
  if (reunion.uncertain) noted.push({ finding: finding('repair.tail_uncertain', reunion.uncertain) })
  if (someCopyIsBehind(database.rows, journal, reunion.rows)) writeMeta(db, 'erasing', '1')
  const lossy = reunion.lost.length > 0 || reunion.uncertain !== undefined
  const findings = noted.map((each) => each.finding)
  return {
    db,
    findings,
    damages: findings.filter(({ code }) => unmended.has(code)),
    repairs: noted.flatMap((each) => each.repair ?? []),
    newLog: reunion.fork ? 'forked' : lossy ? 'rebuilt' : undefined,
  }
}

const unmended = new Set<string>(['repair.events_lost', 'repair.tail_uncertain', 'repair.forked'] satisfies FindingCode[])

/** A copy from before a redaction may hold the erased text, and so may what was kept aside of it. */
function someCopyIsBehind(database: readonly EventRow[], journal: JournalReading, rows: readonly EventRow[]): boolean {
  const wanted = redactionsIn(rows).length
  const inJournal = redactionsIn(journal.lines.flatMap(({ row }) => row ?? [])).length
  return wanted > Math.min(redactionsIn(database).length, inJournal) || (wanted > 0 && countDiffering(journal, rows) > 0)
}

type Note = (code: FindingCode, copy: Repair['copy'], events: number, detail?: Finding['detail']) => void

function mendJournal(
  files: Files,
  journal: JournalReading,
  { rows, fork }: Reunion,
  nowMs: number,
  isDatabaseWhole: boolean,
  note: Note,
): void {
  const lines = rows.map((row) => `${lineOf(row)}\n`)
  if (!journal.exists) {
    writeUnfinished(files.journal, lines)
    putInPlace(files.journal)
    if (rows.length > 0) note('repair.journal_recreated', 'journal', rows.length)
    return
  }
  const same = commonStart(journal, rows)
  const wanted = new Set(rows.map(placeOf))
  const rest = journal.lines.slice(same)
  if (!fork && rest.every(({ row }) => !row || !wanted.has(placeOf(row))))
    return mendTail(files, journal, lines, same, nowMs, isDatabaseWhole, note)
  if (!fork && rest.every(({ row, exact }) => row && exact) && onlyErasuresLack(journal, rows)) {
    replaceJournal(files, lines)
    return note('repair.redaction_finished', 'journal', countDiffering(journal, rows))
  }
  const aside = asideName(files.dataDir, fork ? 'journal.fork' : 'journal.damaged', nowMs, '.jsonl')
  copyAside(files.journal, join(files.dataDir, aside))
  replaceJournal(files, lines)
  if (fork) note('repair.forked', 'journal', rows.length, { ...fork, aside })
  else note('repair.journal_rebuilt', 'journal', rows.length, { aside })
}

/** The journal is right as far as it goes: what cannot be used at its end is cut, what it lacks is added. */
function mendTail(
  files: Files,
  journal: JournalReading,
  lines: readonly string[],
  same: number,
  nowMs: number,
  isDatabaseWhole: boolean,
  note: Note,
): void {
  const end = journal.lines[same - 1]?.end ?? 0
  const torn = journal.bytes - end
  const missing = lines.slice(same)
  if (torn === 0 && missing.length === 0) return
  const fd = openSync(files.journal, 'r+')
  try {
    if (torn > 0) {
      const bytes = Buffer.alloc(torn)
      readSync(fd, bytes, 0, torn, end)
      const aside = asideName(files.dataDir, 'journal.torn', nowMs)
      writeFileSync(join(files.dataDir, aside), bytes, { mode: 0o600, flag: 'wx' })
      syncFile(join(files.dataDir, aside))
      syncFolder(files.dataDir)
      ftruncateSync(fd, end)
      const database = missing.length > 0 ? 'holds' : isDatabaseWhole ? 'lacks' : 'damaged'
      note('repair.journal_torn', 'journal', 0, { bytes: torn, aside, database })
    }
    writeAll(fd, Buffer.from(missing.join(''), 'utf8'), end)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
  if (missing.length > 0) note('repair.journal_tail_rebuilt', 'journal', missing.length)
}

function replaceJournal(files: Files, lines: readonly string[]): void {
  writeUnfinished(files.journal, lines)
  putInPlace(files.journal)
}

/** How many lines from the top are already what they should be. */
function commonStart(journal: JournalReading, rows: readonly EventRow[]): number {
  const differs = journal.lines.findIndex(({ row, exact }, index) => !row || !exact || !sameLine(row, rows[index]))
  return differs === -1 ? journal.lines.length : differs
}

const sameLine = (row: EventRow, wanted: EventRow | undefined) => wanted?.hash === row.hash && wanted.sealed === row.sealed

/** The same events in the same order, and what differs in them is what a redaction asks for: nothing is to be kept of it. */
function onlyErasuresLack(journal: JournalReading, rows: readonly EventRow[]): boolean {
  const redacted = redactedIn(rows)
  return journal.lines.every(({ row }, index) => {
    const wanted = rows[index]
    return row !== undefined && row.hash === wanted?.hash && (row.sealed === wanted.sealed || redacted.has(placeOf(row)))
  })
}

const countDiffering = (journal: JournalReading, rows: readonly EventRow[]) =>
  journal.lines.filter(({ row }, index) => row?.sealed !== rows[index]?.sealed).length

function mendDatabase(files: Files, found: Examined, intact: boolean, rows: readonly EventRow[], nowMs: number, note: Note): Database {
  if (found.kind === 'open' && intact) {
    const held = rowsIn(found.db).all()
    const missing = rows.slice(held.length)
    const isStart = held.every((row, index) => row.hash === rows[index]?.hash)
    if (isStart && missing.length > 0) {
      found.db.transaction(() => writeRows(found.db, missing, lastRow(found.db)?.position ?? 0)).immediate()
      note('repair.database_tail_rebuilt', 'database', missing.length)
    }
    if (
      isStart &&
      rowsIn(found.db)
        .all()
        .every((row, index) => sameLine(row, rows[index]))
    )
      return found.db
  }
  const aside = setDatabaseAside(files, found, nowMs)
  const db = rebuiltDatabase(files, rows)
  if (aside !== undefined) note('repair.database_rebuilt', 'database', rows.length, { aside })
  else if (rows.length > 0) note('repair.database_recreated', 'database', rows.length)
  return db
}

function setDatabaseAside(files: Files, found: Examined, nowMs: number): string | undefined {
  if (found.kind !== 'missing') found.db?.close()
  const name = asideName(files.dataDir, `${basename(files.database)}.damaged`, nowMs)
  const moved = ['-wal', '-journal', ''].filter((suffix) => existsSync(files.database + suffix))
  if (found.kind !== 'missing') for (const suffix of moved) renameSync(files.database + suffix, join(files.dataDir, name + suffix))
  rmSync(`${files.database}-shm`, { force: true })
  syncFolder(files.dataDir)
  return found.kind === 'missing' ? undefined : name
}

function rebuiltDatabase(files: Files, rows: readonly EventRow[]): Database {
  const db = openDatabase(files.database)
  migrate(db)
  db.transaction(() => {
    insertRows(db, rows, lastRow(db)?.position ?? 0)
    rebuildProjections(db)
  }).immediate()
  syncFolder(files.dataDir)
  return db
}
