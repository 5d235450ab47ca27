import { randomBytes } from 'node:crypto'
import { closeSync, openSync, rmSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { sizeOf } from './examine.ts'
import { writeAll } from './files.ts'

/** Some thousand entries: enough to go on recording while somebody finds out what filled the disk. */
export const ballastBytes = 8 * 1024 * 1024

const piece = 1024 * 1024
const retryMs = 60_000

/** A file that holds room on the disk, given up when an append finds none. */
export interface Ballast {
  /** It is there, or none is wanted. */
  isKept(): boolean
  /** Gives the room back to the disk; false when there was none to give. */
  giveUp(): boolean
  /** Takes room again where the disk has plenty, once a minute at most; true when it just did. */
  restore(): boolean
}

/** `bytes` 0: none is kept. `now` in milliseconds. */
export function ballastIn(file: string, bytes: number, now: () => number): Ballast {
  let kept = bytes === 0 || sizeOf(file) >= bytes
  let tried = -Infinity
  const ballast: Ballast = {
    isKept: () => kept,
    giveUp() {
      if (bytes === 0 || sizeOf(file) === 0) return false
      rmSync(file, { force: true })
      kept = false
      tried = now()
      return true
    },
    restore() {
      if (kept || Math.abs(now() - tried) < retryMs) return false
      tried = now()
      kept = take(file, bytes)
      return kept
    },
  }
  ballast.restore()
  return ballast
}

/** Never throws: nothing that is recorded may fail for want of a reserve. */
function take(file: string, bytes: number): boolean {
  try {
    const { bavail, bsize } = statfsSync(dirname(file))
    if (bavail * bsize < 4 * bytes) return false
    fill(file, bytes)
    return true
  } catch {
    rmSync(file, { force: true })
    return false
  }
}

/** Not with zeros: some disks keep those for nothing. */
function fill(file: string, bytes: number): void {
  const fd = openSync(file, 'w', 0o600)
  try {
    const random = randomBytes(Math.min(piece, bytes))
    for (let at = 0; at < bytes; at += random.length) writeAll(fd, random.subarray(0, bytes - at), at)
  } finally {
    closeSync(fd)
  }
}
