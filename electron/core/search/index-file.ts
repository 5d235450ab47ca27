import Sqlite from 'better-sqlite3'
import { closeSync, existsSync, openSync, rmSync, statSync } from 'node:fs'
import { z } from 'zod'

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
  /** Nothing was cut off its end. */
  whole(): boolean
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

/** Opens it, 0600, empty where there is none. Throws SQLite's errors: it may be anything. */
export function openIndexFile(file: string): IndexFile {
  closeSync(openSync(file, 'a', 0o600))
  const closedWhole = !existsSync(`${file}-wal`)
  const db = new Sqlite(file)
  try {
    db.pragma('journal_mode = WAL')
    // What a power cut takes from the end is read again from the record.
    db.pragma('synchronous = NORMAL')
    db.pragma('secure_delete = ON')
    db.pragma('cache_size = -16384')
    if (db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0) db.transaction(() => db.exec(schema)).immediate()
    return indexIn(db, closedWhole ? statSync(file).size : undefined)
  } catch (error) {
    db.close()
    throw error
  }
}

function indexIn(db: Sqlite.Database, size: number | undefined): IndexFile {
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
    whole: () =>
      size === undefined || size === Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true })),
    change: (next, write, inBulk = false) =>
      db
        .transaction(() => {
          merge(!inBulk)
          write(writer)
          keep.run(JSON.stringify(next))
        })
        .immediate(),
    documents: () => count.get() ?? 0,
    numbers: (groups, from, to) => (groups.length === 0 ? every.iterate(from, to) : match.iterate(expressionOf(groups), from, to)),
    purge() {
      // Merging all into one leaves out what was deleted; then the pages and the log that held it go.
      db.exec("INSERT INTO gram (gram) VALUES ('optimize')")
      db.exec('VACUUM')
      db.pragma('wal_checkpoint(TRUNCATE)')
    },
    close: () => db.close(),
  }
}

const expressionOf = (groups: readonly (readonly string[])[]) =>
  groups.map((words) => `(${words.map((word) => `"${word}"`).join(' OR ')})`).join(' AND ')

/** Away with it: all of it can be read again from the record. */
export function dropIndexFile(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) if (existsSync(file + suffix)) rmSync(file + suffix)
}
