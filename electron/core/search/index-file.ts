import Sqlite from 'better-sqlite3'
import { closeSync, openSync, rmSync } from 'node:fs'
import { z } from 'zod'
import { sumFiles, sumsOf, type PageSums } from './page-sums.ts'

/** How far the record was read, and enough of it to see that it is still the same record. */
const standing = z.object({
  /** What texts were made of, and by which tables. */
  version: z.string(),
  /** The record's database as a file. */
  record: z.string(),
  /** The last event read. */
  position: z.int(),
  /** Events that can be found; others belong to no timeline. */
  documents: z.int(),
  /** The last event read of each log: its hash stands for all before it. */
  logs: z.record(z.string(), z.object({ seq: z.int(), hash: z.string() })),
  /** A redaction was read, and the file still holds traces of what it erased. */
  erasing: z.boolean(),
})
export type Standing = z.infer<typeof standing>

/** search.db: numbers of events under the words of their texts, and nothing else. */
export interface IndexFile {
  /** Undefined: it is empty. */
  standing(): Standing | undefined
  /** All of `write` and the new standing, or nothing. `inBulk`: much more follows, and what was written is put together later. */
  change(next: Standing, write: (into: IndexWriter) => void, inBulk?: boolean): void
  documents(): number
  /** Numbers under one word of each group, within the bounds, the greatest first. Do not change anything while it runs. */
  numbers(groups: readonly (readonly string[])[], from: bigint, to: bigint): IterableIterator<bigint>
  /** Rewrites the file without what was taken out. */
  purge(): void
  close(): void
}

export interface IndexWriter {
  add(number: bigint, words: readonly string[]): void
  remove(number: bigint): void
}

const schema = `
  CREATE TABLE standing (one INTEGER PRIMARY KEY CHECK (one = 1), json TEXT NOT NULL) STRICT;
  CREATE VIRTUAL TABLE gram USING fts5(words, content='', contentless_delete=1, detail=none, tokenize='ascii');
  INSERT INTO gram (gram, rank) VALUES ('hashsize', 8388608);
`

/** Put into the file when the log has grown to this: its pages are read again for their sums then. */
const longLog = 16 * 1024 * 1024

/** Opens it, 0600, empty where there is none. Throws SQLite's errors: it may be anything, and a page that is not as it was left is damage. */
export function openIndexFile(file: string): IndexFile {
  closeSync(openSync(file, 'a', 0o600))
  const sums = sumsOf(file)
  if (!sums) throw new Sqlite.SqliteError('pages are not as they were left', 'SQLITE_CORRUPT')
  const db = new Sqlite(file)
  try {
    db.pragma('journal_mode = WAL')
    // Only together with the sums.
    db.pragma('wal_autocheckpoint = 0')
    // What a power cut takes from the end is read again from the record.
    db.pragma('synchronous = NORMAL')
    db.pragma('secure_delete = ON')
    db.pragma('cache_size = -16384')
    if (db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0) db.transaction(() => db.exec(schema)).immediate()
    const index = indexIn(db, sums)
    if (!sums.settled()) settle(db, sums)
    return index
  } catch (error) {
    db.close()
    throw error
  }
}

function settle(db: Sqlite.Database, sums: PageSums): void {
  sums.settle(() => {
    const [result] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
    if (result?.busy !== 0) throw new Sqlite.SqliteError('its log is in use', 'SQLITE_CORRUPT')
  })
}

function indexIn(db: Sqlite.Database, sums: PageSums): IndexFile {
  const read = db.prepare<[], string>('SELECT json FROM standing').pluck()
  const keep = db.prepare('INSERT INTO standing (one, json) VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET json = excluded.json')
  const insert = db.prepare('INSERT INTO gram (rowid, words) VALUES (?, ?)')
  const remove = db.prepare('DELETE FROM gram WHERE rowid = ?')
  const count = db.prepare<[], number>('SELECT count(*) FROM gram_docsize').pluck()
  const match = db
    .prepare<[string, bigint, bigint], bigint>('SELECT rowid FROM gram WHERE gram MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC')
    .pluck()
    .safeIntegers()
  const every = db
    .prepare<[bigint, bigint], bigint>('SELECT id FROM gram_docsize WHERE id BETWEEN ? AND ? ORDER BY id DESC')
    .pluck()
    .safeIntegers()
  let merging: boolean | undefined
  /** FTS5 remembers it in the file: 4 is what it does unless told, 0 leaves parts beside each other until there are sixteen. */
  const merge = (on: boolean) => {
    if (on !== merging) db.prepare(`INSERT INTO gram (gram, rank) VALUES ('automerge', ?)`).run(on ? 4n : 0n)
    merging = on
  }
  const writer: IndexWriter = {
    add: (number, words) => void insert.run(number, words.join(' ')),
    remove: (number) => void remove.run(number),
  }
  return {
    standing() {
      const json = read.get()
      return json === undefined ? undefined : standing.parse(JSON.parse(json))
    },
    change(next, write, inBulk = false) {
      db.transaction(() => {
        merge(!inBulk)
        write(writer)
        keep.run(JSON.stringify(next))
      }).immediate()
      if (sums.logged() > longLog) settle(db, sums)
    },
    documents: () => count.get() ?? 0,
    numbers: (groups, from, to) => (groups.length === 0 ? every.iterate(from, to) : match.iterate(expressionOf(groups), from, to)),
    purge() {
      // Merging all into one leaves out what was deleted; then the pages and the log that held it go.
      db.exec("INSERT INTO gram (gram) VALUES ('optimize')")
      db.exec('VACUUM')
      settle(db, sums)
    },
    close() {
      try {
        if (!sums.settled()) settle(db, sums)
      } catch {
        // What the disk refuses at the end is read anew at the next start.
      } finally {
        db.close()
      }
    },
  }
}

const expressionOf = (groups: readonly (readonly string[])[]) =>
  groups.map((words) => `(${words.map((word) => `"${word}"`).join(' OR ')})`).join(' AND ')

/** Away with it: all of it can be read again from the record. */
export function dropIndexFile(file: string): void {
  for (const each of [file, `${file}-wal`, `${file}-shm`, `${file}-journal`, ...sumFiles(file)]) rmSync(each, { force: true })
}
