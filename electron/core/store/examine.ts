import Sqlite, { type Database } from 'better-sqlite3'
import { readFileSync, statSync } from 'node:fs'
import { isSound } from './chain.ts'
import { lastRow, openDatabase, rowAtPosition, rowsIn } from './database.ts'
import { codeOf, type Files } from './files.ts'
import { endsIn } from './journal.ts'
import { journalBytes } from './mark.ts'
import { newestVersion, versionOf } from './migrate.ts'
import type { DatabaseReading } from './reunite.ts'
import { lineOf, type EventRow } from './row.ts'

/**
 * How thorough start is, by the size of the journal. Below the first, SQLite's own structure and every projection are checked
 * too; below the second, both copies are compared byte by byte; above, their ends. `verify` always does everything.
 */
export const checkedWhole = 4 * 1024 * 1024
export const comparedWhole = 32 * 1024 * 1024

export type Examined =
  | { readonly kind: 'missing' }
  | { readonly kind: 'newer'; readonly db: Database }
  | { readonly kind: 'damaged'; readonly db: Database | undefined; readonly cause: string }
  | { readonly kind: 'open'; readonly db: Database }

/** Opens the database and says what it is. The caller closes it. Throws when the disk refuses, which is not damage. */
export function examine(files: Files): Examined {
  const [size, wal] = [sizeOf(files.database), sizeOf(`${files.database}-wal`)]
  if (size + wal === 0) return { kind: 'missing' }
  if (size === 0) return { kind: 'damaged', db: undefined, cause: 'missing' }
  let db: Database | undefined
  try {
    db = openDatabase(files.database)
    return judged(db, sizeOf(files.journal))
  } catch (error) {
    if (isDamage(error)) return { kind: 'damaged', db, cause: codeOf(error) }
    db?.close()
    throw error
  }
}

function judged(db: Database, journalBytes: number): Examined {
  if (db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0) {
    db.close()
    return { kind: 'missing' }
  }
  const { version, ours } = versionOf(db)
  if (!ours) return { kind: 'damaged', db, cause: 'header' }
  if (version > newestVersion) return { kind: 'newer', db }
  const check = journalBytes <= checkedWhole ? 'integrity_check(1)' : journalBytes <= comparedWhole ? 'quick_check(1)' : undefined
  const found = check ? String(db.pragma(check, { simple: true })) : 'ok'
  return found === 'ok' ? { kind: 'open', db } : { kind: 'damaged', db, cause: found }
}

const damage = /^SQLITE_(?:CORRUPT|NOTADB|ERROR|FORMAT|SCHEMA|MISMATCH|RANGE|TOOBIG|CONSTRAINT|IOERR_SHORT_READ)/u
export const isDamage = (error: unknown) => error instanceof Sqlite.SqliteError && damage.test(error.code)

export const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0

/** Whether journal and database hold the same, as far as their size lets start look. */
export function copiesAgree(db: Database, journal: string): boolean {
  if (!statSync(journal, { throwIfNoEntry: false })) return false
  const size = sizeOf(journal)
  return size > comparedWhole ? endsAgree(db, journal, size) : bytesAgree(db, readFileSync(journal))
}

function bytesAgree(db: Database, journal: Buffer): boolean {
  let at = 0
  for (const row of rowsIn(db).iterate()) {
    const line = Buffer.from(`${lineOf(row)}\n`, 'utf8')
    if (!line.equals(journal.subarray(at, at + line.length))) return false
    at += line.length
  }
  return at === journal.length
}

function endsAgree(db: Database, journal: string, size: number): boolean {
  const last = lastRow(db)
  return last !== undefined && journalBytes(db) === size && endsIn(journal, lineOf(last))
}

/** What can be read of a database: its sound rows, and whether that is all it ever held. */
export function readDatabase(found: Examined): DatabaseReading {
  if (found.kind === 'missing' || !found.db) return { rows: [], intact: false }
  const { rows, whole } = salvage(found.db)
  const sound = rows.filter(isSound)
  return { rows: sound, intact: found.kind === 'open' && whole && sound.length === rows.length }
}

/** Every row that can be read at all, whether its hash holds or not. */
export function salvage(db: Database): { rows: EventRow[]; whole: boolean } {
  const rows: EventRow[] = []
  try {
    for (const row of rowsIn(db).iterate()) rows.push(row)
    return { rows, whole: true }
  } catch (error) {
    if (!isDamage(error)) throw error
    return { rows: salvageOneByOne(db), whole: false }
  }
}

/** Past a broken page, row by row, until this many in a row are not there. */
const patience = 2_000

function salvageOneByOne(db: Database): EventRow[] {
  const rows: EventRow[] = []
  for (let position = 1, missing = 0; missing < patience; position += 1) {
    const row = readable(() => rowAtPosition(db, position))
    if (row) rows.push(row)
    missing = row ? 0 : missing + 1
  }
  return rows
}

function readable<Value>(read: () => Value): Value | undefined {
  try {
    return read()
  } catch (error) {
    if (!isDamage(error)) throw error
    return undefined
  }
}
