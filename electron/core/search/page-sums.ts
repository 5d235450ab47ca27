import { createHash, hash } from 'node:crypto'
import { closeSync, existsSync, fdatasyncSync, openSync, readFileSync, readSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { readLoggedPages, sumOf } from './wal-pages.ts'

/**
 * A sum of each page of search.db, in a file beside it, by which a bit that turned is seen before anybody is answered. SQLite changes
 * the file only when its log is put into it, which is done here alone: what the pages will be is written down before, so that a kill
 * at any moment leaves pages that can be told, and the index goes on from there.
 */
interface Sums {
  readonly pages: readonly bigint[]
  /** The log these pages came out of: length, and SHA-256. */
  readonly log: { readonly bytes: number; readonly hash: Buffer }
}

const settled = (file: string) => `${file}-sums`
const coming = (file: string) => `${file}-sums-next`
const log = (file: string) => `${file}-wal`
/** SQLite's, unless told. */
const pageBytes = 4096

export interface PageSums {
  /** Bytes of the log, to be put into the file now and then. */
  logged(): number
  /** Nothing is in the log, and no sums of what is to come were left. */
  settled(): boolean
  /** `putTogether` has SQLite put its log into the file and empty it. Throws where it does not, or the disk refuses. */
  settle(putTogether: () => void): void
}

/** The sums of a file that nobody has open, to be kept by whoever opens it; undefined where it is not what they say. An empty one has none. */
export function sumsOf(file: string): PageSums | undefined {
  const whole = wholeOf(file)
  return whole && keptFor(file, whole)
}

export const sumFiles = (file: string) => [settled(file), coming(file)]

function keptFor(file: string, whole: readonly bigint[]): PageSums {
  let now = whole
  const logged = () => sizeOf(log(file))
  return {
    logged,
    settled: () => logged() === 0 && !existsSync(coming(file)),
    settle(putTogether) {
      const read = readLoggedPages(log(file))
      const pages = read.pages === 0 ? now : Array.from({ length: read.pages }, (_, at) => read.sums.get(at + 1) ?? now[at] ?? 0n)
      write(coming(file), { pages, log: read })
      putTogether()
      renameSync(coming(file), settled(file))
      now = pages
    },
  }
}

/** The sums to go on from: of the file as it is, its log's pages laid over it by SQLite. */
function wholeOf(file: string): readonly bigint[] | undefined {
  const pages = pagesIn(file)
  if (pages.length === 0) return [log(file), settled(file), coming(file)].some(sizeOf) ? undefined : pages
  const [before, after] = [read(settled(file)), read(coming(file))]
  // Nothing was put into it since: whatever is left of the log, SQLite takes from it what is whole.
  if (before && same(pages, before.pages)) return pages
  if (!before || !after) return undefined
  const { bytes, hash } = readLoggedPages(log(file))
  // Cut off in between: each page is as it was or as it will be, and the log that makes all of them the latter is there.
  const isMixed = bytes === after.log.bytes && hash.equals(after.log.hash) && bytes > 0
  if (isMixed && pages.every((sum, at) => sum === before.pages[at] || sum === after.pages[at])) return before.pages
  return bytes === 0 && same(pages, after.pages) ? pages : undefined
}

const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0

const same = (some: readonly bigint[], others: readonly bigint[]) =>
  some.length === others.length && some.every((sum, at) => sum === others[at])

function pagesIn(file: string): readonly bigint[] {
  const size = sizeOf(file)
  const found: bigint[] = []
  const some = Buffer.alloc(256 * pageBytes)
  const fd = openSync(file, 'r')
  try {
    for (let at = 0; at < size; at += some.length) {
      const length = readSync(fd, some, 0, some.length, at)
      for (let from = 0; from < length; from += pageBytes) found.push(sumOf(some.subarray(from, Math.min(from + pageBytes, length))))
    }
    return found
  } finally {
    closeSync(fd)
  }
}

/** SHA-256 of what follows; length and SHA-256 of the log; the sums. */
function write(file: string, { pages, log }: Sums): void {
  const head = Buffer.alloc(40)
  head.writeBigUInt64LE(BigInt(log.bytes))
  log.hash.copy(head, 8)
  const sums = Buffer.from(BigUint64Array.from(pages).buffer)
  const fd = openSync(file, 'w', 0o600)
  try {
    writeFileSync(fd, Buffer.concat([createHash('sha256').update(head).update(sums).digest(), head, sums]))
    fdatasyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

/** Undefined: there are none, or not whole. */
function read(file: string): Sums | undefined {
  if (!existsSync(file)) return undefined
  const bytes = readFileSync(file)
  const rest = bytes.subarray(32)
  if (rest.length < 40 || rest.length % 8 !== 0 || !hash('sha256', rest, 'buffer').equals(bytes.subarray(0, 32))) return undefined
  const pages = Array.from({ length: rest.length / 8 - 5 }, (_, at) => rest.readBigUInt64LE(40 + at * 8))
  return { pages, log: { bytes: Number(rest.readBigUInt64LE(0)), hash: rest.subarray(8, 40) } }
}
