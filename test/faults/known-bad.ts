import Sqlite from 'better-sqlite3'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/**
 * Stores that are wrong in a way a test could miss, made by changing what the production store stands on, never the store.
 * `ack-early` is the recorder's own. The suite is red unless it catches each.
 */
export const breakages = [
  ...(['ack-early', 'synchronous-normal', 'no-journal', 'journal-unsynced'] as const),
  ...(['names-unsynced', 'swap-unsynced', 'journal-lagging', 'rollback-in-memory'] as const),
] as const
/** The same of attached files: what is in them, and what they are called, is not made certain before an entry names them. */
export const fileBreakages = ['file-unsynced', 'file-names-unsynced'] as const
export type Breakage = 'none' | (typeof breakages)[number] | (typeof fileBreakages)[number]

export function sabotage(breakage: Breakage): void {
  if (breakage === 'synchronous-normal') weakenSqlite()
  if (breakage === 'no-journal') swallowJournal()
  if (breakage === 'journal-unsynced') skipSyncs('fdatasyncSync', () => true)
  if (breakage === 'names-unsynced') skipSyncs('fsyncSync', (fd) => fs.fstatSync(fd).isDirectory())
  if (breakage === 'swap-unsynced') skipSyncs('fsyncSync', (fd) => fs.fstatSync(fd).isFile())
  if (breakage === 'file-unsynced') {
    skipSyncs('fdatasyncSync', isAttached)
    skipSyncs('fsyncSync', (fd) => isAttached(fd) && fs.fstatSync(fd).isFile())
  }
  if (breakage === 'file-names-unsynced') skipSyncs('fsyncSync', (fd) => isAttached(fd) && fs.fstatSync(fd).isDirectory())
  if (breakage === 'journal-lagging') lagJournal()
  if (breakage === 'rollback-in-memory') rollBackFromMemory()
}

/** Where strace is, this is as well. */
const isAttached = (fd: number) => fs.readlinkSync(`/proc/self/fd/${fd}`).includes('/attachments')

function skipSyncs(name: 'fsyncSync' | 'fdatasyncSync', isSkipped: (fd: number) => boolean): void {
  const sync = fs[name]
  fs[name] = (fd) => {
    if (!isSkipped(fd)) sync(fd)
  }
  syncBuiltinESMExports()
}

/** Undoes from memory what a crash has cut short: which is gone then. */
function rollBackFromMemory(): void {
  const pragma = Sqlite.prototype.pragma
  Sqlite.prototype.pragma = function weak(this: Sqlite.Database, source: string, options?: Sqlite.PragmaOptions): unknown {
    return pragma.call(this, source === 'journal_mode = WAL' ? 'journal_mode = MEMORY' : source, options)
  }
}

/** What better-sqlite3 does in WAL when nobody asks: NORMAL, while the setting reads FULL. */
function weakenSqlite(): void {
  const pragma = Sqlite.prototype.pragma
  Sqlite.prototype.pragma = function weak(this: Sqlite.Database, source: string, options?: Sqlite.PragmaOptions): unknown {
    if (source === 'synchronous') return 2
    return pragma.call(this, source === 'synchronous = FULL' ? 'synchronous = NORMAL' : source, options)
  }
}

/** Says yes to every write of the journal and does none: the file is as long as it should be, and empty. */
function swallowJournal(): void {
  changeJournal(() => (fd, _bytes, _offset, length, position) => lengthened(fd, position, length))
}

/** A journal that is shorter than was written is noticed by the store itself, before anybody cuts the power. */
function lengthened(fd: number, position: number, length: number): number {
  fs.ftruncateSync(fd, position + length)
  return length
}

/** Writes an append only when the next one comes. */
function lagJournal(): void {
  changeJournal((write) => {
    let late = () => {}
    return (fd, bytes, offset, length, position) => {
      late()
      late = () => void write(fd, bytes, offset, length, position)
      return lengthened(fd, position, length)
    }
  })
}

type Write = (fd: number, bytes: Buffer, offset: number, length: number, position: number) => number

function changeJournal(change: (write: Write) => Write): void {
  const { openSync, writeSync } = fs
  const changed = change(writeSync)
  const journals = new Set<number>()
  fs.openSync = (path, flags, mode) => {
    const fd = openSync(path, flags, mode)
    if (String(path).endsWith('journal.jsonl')) journals.add(fd)
    else journals.delete(fd)
    return fd
  }
  fs.writeSync = ((fd: number, bytes: Buffer, offset: number, length: number, position: number) =>
    (journals.has(fd) ? changed : writeSync)(fd, bytes, offset, length, position)) as typeof fs.writeSync
  syncBuiltinESMExports()
}
