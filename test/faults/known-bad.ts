import Sqlite from 'better-sqlite3'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/**
 * Stores that are wrong in a way a test could miss, made by changing what the production store stands on, never the store.
 * `ack-early` is the recorder's own. The suite is red unless it catches each.
 */
export const breakages = ['ack-early', 'synchronous-normal', 'no-journal'] as const
export type Breakage = 'none' | (typeof breakages)[number]

export function sabotage(breakage: Breakage): void {
  if (breakage === 'synchronous-normal') weakenSqlite()
  if (breakage === 'no-journal') swallowJournal()
}

/** What better-sqlite3 does in WAL when nobody asks: NORMAL, while the setting reads FULL. */
function weakenSqlite(): void {
  const pragma = Sqlite.prototype.pragma
  Sqlite.prototype.pragma = function weak(this: Sqlite.Database, source: string, options?: Sqlite.PragmaOptions): unknown {
    if (source === 'synchronous') return 2
    return pragma.call(this, source === 'synchronous = FULL' ? 'synchronous = NORMAL' : source, options)
  }
}

/** Says yes to every write of the journal and does none. */
function swallowJournal(): void {
  const { openSync, writeSync } = fs
  const journals = new Set<number>()
  fs.openSync = (path, flags, mode) => {
    const fd = openSync(path, flags, mode)
    if (String(path).endsWith('journal.jsonl')) journals.add(fd)
    else journals.delete(fd)
    return fd
  }
  fs.writeSync = ((fd: number, bytes: Buffer, offset: number, length: number, position: number) =>
    journals.has(fd) ? length : writeSync(fd, bytes, offset, length, position)) as typeof fs.writeSync
  syncBuiltinESMExports()
}
