import type { Database } from 'better-sqlite3'
import { readMeta, rowsAfter, writeMeta } from './database.ts'
import { lineOf } from './row.ts'

/** How long the journal was when its last line was this one: what start holds a long journal's size against. */
interface Mark {
  readonly position: number
  readonly bytes: number
}

/** Not with every append: a page less to write and sync each time, for a few hundred lines to measure at start. */
const everyLines = 256

export const isMarkDue = (last: number | undefined, end: number) => last === undefined || end - last >= everyLines

export const writeMark = (db: Database, { position, bytes }: Mark) => writeMeta(db, 'journal_mark', `${position} ${bytes}`)

/** How long the journal must be by what the database says; undefined where it says nothing. */
export function journalBytes(db: Database): number | undefined {
  const mark = readMark(db)
  if (!mark) return undefined
  let bytes = mark.bytes
  for (const row of rowsAfter(db, mark.position)) bytes += Buffer.byteLength(lineOf(row), 'utf8') + 1
  return bytes
}

function readMark(db: Database): Mark | undefined {
  const [position, bytes] = readMeta(db, 'journal_mark')?.split(' ').map(Number) ?? []
  return Number.isSafeInteger(position) && Number.isSafeInteger(bytes) ? { position: position!, bytes: bytes! } : undefined
}
