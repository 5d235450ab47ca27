import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** A password file of a whole company is smaller; what is larger is the wrong file. */
const largest = 65_536

/**
 * The text of a file of the user's that holds a secret. A device or a pipe is not read: it could answer for ever. Throws
 * what the file system throws, ENOTFILE for what is no file, EFBIG for one that is too large.
 */
export function readSecretFile(path: string): string {
  const file = openSync(wholePath(path), constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  try {
    if (!fstatSync(file).isFile()) throw Object.assign(new Error(`${path} is no file`), { code: 'ENOTFILE' })
    const bytes = Buffer.alloc(largest + 1)
    const size = readSync(file, bytes, 0, bytes.length, 0)
    if (size > largest) throw Object.assign(new Error(`${path} has more than ${largest} bytes`), { code: 'EFBIG' })
    return bytes.toString('utf8', 0, size)
  } finally {
    closeSync(file)
  }
}

/** What tells a file from what it was: another file, another size, another time; undefined where there is none. */
export function secretFileMark(path: string): { readonly mark: string; readonly writtenMs: number } | undefined {
  const seen = statSync(wholePath(path), { bigint: true, throwIfNoEntry: false })
  if (!seen) return undefined
  const mark = [seen.dev, seen.ino, seen.size, seen.mtimeNs, seen.ctimeNs].join(' ')
  return { mark, writtenMs: Number(seen.ctimeMs > seen.mtimeMs ? seen.ctimeMs : seen.mtimeMs) }
}

const wholePath = (path: string) => (path.startsWith('~/') ? join(homedir(), path.slice(2)) : path)
