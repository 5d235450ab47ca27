import { createHash, hash } from 'node:crypto'
import { closeSync, existsSync, openSync, readSync } from 'node:fs'

/** What SQLite would take out of a write-ahead log. */
export interface LoggedPages {
  /** The sum of each page in it, as its last committed transaction left it, by page number from 1. */
  readonly sums: ReadonlyMap<number, bigint>
  /** Pages of the whole database after that; 0 where nothing is committed in it. */
  readonly pages: number
  /** Bytes up to the end of what counts, and their SHA-256. */
  readonly bytes: number
  readonly hash: Buffer
}

const headerBytes = 32
const frameHeaderBytes = 24
/** Its first word where checksums are made of little-endian words, as every processor we run on makes them. */
const littleEndian = 0x377f0682
const framesAtOnce = 256

/** Eight bytes of SHA-256: for damage, not against a forger, who could write another index as well. */
export const sumOf = (page: Buffer) => hash('sha256', page, 'buffer').readBigUInt64LE()

/** Reads `file` as SQLite's recovery does (sqlite.org/fileformat2.html#walformat): up to the last commit of an unbroken chain of checksums. */
export function readLoggedPages(file: string): LoggedPages {
  const fd = existsSync(file) ? openSync(file, 'r') : undefined
  const nothing = { sums: new Map(), pages: 0, bytes: 0, hash: createHash('sha256').digest() }
  if (fd === undefined) return nothing
  try {
    const header = Buffer.alloc(headerBytes)
    if (readSync(fd, header, 0, headerBytes, 0) < headerBytes || header.readUInt32BE(0) !== littleEndian) return nothing
    const chain = addTo([0, 0], header.subarray(0, 24))
    if (!isAt(chain, header, 24)) return nothing
    return readFrames(fd, header, chain)
  } finally {
    closeSync(fd)
  }
}

type Chain = [number, number]

function readFrames(fd: number, header: Buffer, begun: Chain): LoggedPages {
  const frameBytes = frameHeaderBytes + header.readUInt32BE(8)
  const salts = header.subarray(16, 24)
  const some = Buffer.alloc(frameBytes * framesAtOnce)
  const hashing = createHash('sha256').update(header)
  const sums = new Map<number, bigint>()
  let committed = { pages: 0, bytes: headerBytes, hash: hashing.copy().digest() }
  let open: [number, bigint][] = []
  let [chain, at] = [begun, headerBytes]
  for (;;) {
    const length = readSync(fd, some, 0, some.length, at)
    for (let from = 0; from + frameBytes <= length; from += frameBytes) {
      const frame = some.subarray(from, from + frameBytes)
      chain = addTo(addTo(chain, frame.subarray(0, 8)), frame.subarray(frameHeaderBytes))
      if (!frame.subarray(8, 16).equals(salts) || !isAt(chain, frame, 16)) return { sums, ...committed }
      hashing.update(frame)
      at += frameBytes
      open.push([frame.readUInt32BE(0), sumOf(frame.subarray(frameHeaderBytes))])
      const pages = frame.readUInt32BE(4)
      if (pages === 0) continue
      for (const [page, sum] of open) sums.set(page, sum)
      open = []
      committed = { pages, bytes: at, hash: hashing.copy().digest() }
    }
    if (length < some.length) return { sums, ...committed }
  }
}

function addTo([first, second]: Chain, bytes: Buffer): Chain {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
  let [one, two] = [first, second]
  for (let at = 0; at < words.length; at += 2) {
    one = (one + words[at]! + two) >>> 0
    two = (two + words[at + 1]! + one) >>> 0
  }
  return [one, two]
}

const isAt = ([one, two]: Chain, bytes: Buffer, at: number) => bytes.readUInt32BE(at) === one && bytes.readUInt32BE(at + 4) === two
