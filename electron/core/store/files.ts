import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { Fault } from '../fault.ts'

/** The files of one data folder. */
export const filesOf = (dataDir: string) => ({
  dataDir,
  database: join(dataDir, 'quarterdeck.db'),
  journal: join(dataDir, 'journal.jsonl'),
  lock: join(dataDir, 'owner.lock'),
  ballast: join(dataDir, 'ballast'),
})
export type Files = ReturnType<typeof filesOf>

/** What a file being written is called until it is whole; a leftover of a crash is never read. */
export const unfinished = (file: string) => `${file}.part`

/** Makes names in a folder durable. Windows has no such call, and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  syncFile(folder, 'r')
}

export function syncFile(file: string, flags = 'r+'): void {
  const fd = openSync(file, flags)
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

export function writeAll(fd: number, bytes: Buffer, position: number): void {
  for (let done = 0; done < bytes.length;) done += writeSync(fd, bytes, done, bytes.length - done, position + done)
}

/** Writes a file whole beside its place and syncs it; `putInPlace` then swaps it in. */
export function writeUnfinished(file: string, chunks: Iterable<string>): void {
  const fd = openSync(unfinished(file), 'w', 0o600)
  try {
    let position = 0
    for (const chunk of chunks) {
      const bytes = Buffer.from(chunk, 'utf8')
      writeAll(fd, bytes, position)
      position += bytes.length
    }
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

export function putInPlace(file: string): void {
  renameSync(unfinished(file), file)
  syncFolder(dirname(file))
}

/** A free name beside `file` for what is kept aside: `journal.torn-20261122T050000Z`, with a number where that is taken. */
export function asideName(folder: string, stem: string, nowMs: number, suffix = ''): string {
  const time = new Date(nowMs).toISOString().replace(/[-:]|\.\d+/gu, '')
  const name = (count: number) => `${stem}-${time}${count === 0 ? '' : `-${count}`}${suffix}`
  let count = 0
  while (existsSync(join(folder, name(count)))) count += 1
  return name(count)
}

export function copyAside(file: string, aside: string): void {
  copyFileSync(file, aside, constants.COPYFILE_EXCL)
  syncFile(aside)
}

/** Makes the folder where it is missing, 0700. Throws Fault data_not_folder, data_unwritable, data_full. */
export function prepareFolder(dataDir: string): void {
  try {
    const found = statSync(dataDir, { throwIfNoEntry: false })
    if (found && !found.isDirectory()) throw new Fault('data_not_folder', { path: dataDir })
    if (!found) {
      makeFolder(resolve(dataDir))
    }
    // A name of its own: several commands may look at once, and each takes its own away.
    const probe = join(dataDir, `write-${process.pid}.part`)
    closeSync(openSync(probe, 'w', 0o600))
    rmSync(probe)
  } catch (error) {
    throw folderFault(error, dataDir)
  }
}

/** One level at a time: `recursive` never returns where a parent exists and refuses every name (under /proc). */
function makeFolder(folder: string): void {
  const parent = dirname(folder)
  if (!existsSync(parent)) makeFolder(parent)
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    // Another Quarterdeck that starts in the same moment may have been quicker.
    if (codeOf(error) !== 'EEXIST' || !statSync(folder).isDirectory()) throw error
  }
  syncFolder(parent)
}

/** What keeps us from a data folder, as a Fault. */
export function folderFault(error: unknown, dataDir: string): Fault {
  if (error instanceof Fault) return error
  const cause = codeOf(error)
  if (isFull(cause)) return new Fault('data_full', { path: dataDir }, error)
  if (cause === 'ENOTDIR' || cause === 'EEXIST') return new Fault('data_not_folder', { path: dataDir }, error)
  return new Fault('data_unwritable', { path: dataDir, cause }, error)
}

export function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return error instanceof Error ? error.name : 'unknown'
}

/** SHMSIZE: SQLite could not make room for the index of its write-ahead log. */
export const isFull = (code: string) => ['ENOSPC', 'EDQUOT', 'SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE'].includes(code)
