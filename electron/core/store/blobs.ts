import { createHash } from 'node:crypto'
import { closeSync, lstatSync, mkdirSync, openSync, readdirSync, readSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { AttachmentState } from '../../../shared/domain/timeline/attachments.ts'
import { codeOf, syncFolder } from './files.ts'

/** What an entry says of a file it has with it. */
export interface Named {
  readonly sha256: string
  readonly bytes: number
}

const folderOf = (dataDir: string) => join(dataDir, 'attachments')

/** `attachments/ab/cdef…`: a file by the SHA-256 of what it holds. */
export const blobFile = (dataDir: string, sha256: string) => join(folderOf(dataDir), sha256.slice(0, 2), sha256.slice(2))

/** Where a file is written until it is whole. */
export const incomingFile = (dataDir: string, id: string) => join(folderOf(dataDir), `incoming-${id}.part`)

/** Makes the folder of all attachments, 0700, durably. Throws what the file system throws. */
export const prepareBlobs = (dataDir: string) => makeFolder(folderOf(dataDir))

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 })
    syncFolder(dirname(folder))
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
}

/** Gives a file that is written and synced its name, durably: only then may an event name it. One of that name was the same, or damaged. */
export function keepBlob(dataDir: string, part: string, sha256: string): void {
  const file = blobFile(dataDir, sha256)
  makeFolder(dirname(file))
  renameSync(part, file)
  syncFolder(dirname(file))
}

/** By its presence and size, without reading it. */
export function stateOf(dataDir: string, { sha256, bytes }: Named): AttachmentState {
  const found = lstatSync(blobFile(dataDir, sha256), { throwIfNoEntry: false })
  if (!found) return 'missing'
  return found.isFile() && found.size === bytes ? 'kept' : 'altered'
}

export const blobSize = (dataDir: string, sha256: string): number | undefined => {
  const found = lstatSync(blobFile(dataDir, sha256), { throwIfNoEntry: false })
  return found?.isFile() ? found.size : undefined
}

const piece = 1024 * 1024

/** All of it, read and hashed. `step` is called for each MiB begun; one that cannot be read is as good as missing. */
export function checkedState(dataDir: string, named: Named, step = () => {}): AttachmentState {
  const state = stateOf(dataDir, named)
  if (state !== 'kept') return state
  try {
    return hashOfFile(blobFile(dataDir, named.sha256), step) === named.sha256 ? 'kept' : 'altered'
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? 'missing' : 'altered'
  }
}

function hashOfFile(file: string, step: () => void): string {
  const hash = createHash('sha256')
  const fd = openSync(file, 'r')
  try {
    const buffer = Buffer.alloc(piece)
    for (;;) {
      const read = readSync(fd, buffer, 0, piece, null)
      if (read === 0) return hash.digest('hex')
      hash.update(buffer.subarray(0, read))
      step()
    }
  } finally {
    closeSync(fd)
  }
}

/** Up to `length` bytes from `at`. Throws what the file system throws. */
export function readBlob(dataDir: string, sha256: string, at: number, length: number): Buffer {
  const fd = openSync(blobFile(dataDir, sha256), 'r')
  try {
    const buffer = Buffer.alloc(length)
    return buffer.subarray(0, readSync(fd, buffer, 0, length, at))
  } finally {
    closeSync(fd)
  }
}

/** Takes files away for good. */
export function removeBlobs(dataDir: string, hashes: readonly string[]): void {
  const files = hashes.map((sha256) => blobFile(dataDir, sha256))
  for (const file of files) rmSync(file, { force: true })
  for (const folder of new Set(files.map(dirname))) if (lstatSync(folder, { throwIfNoEntry: false })) syncFolder(folder)
}

/** What is in the folder: files under their hashes, and what was never finished. Nothing where there is no folder. */
export function blobsIn(dataDir: string): { readonly hashes: readonly string[]; readonly unfinished: readonly string[] } {
  const folder = folderOf(dataDir)
  const names = namesIn(folder)
  const hashes = names
    .filter((name) => /^[0-9a-f]{2}$/u.test(name))
    .flatMap((name) => namesIn(join(folder, name)).flatMap((rest) => (/^[0-9a-f]{62}$/u.test(rest) ? [name + rest] : [])))
  return { hashes, unfinished: names.filter((name) => /^incoming-.*\.part$/u.test(name)).map((name) => join(folder, name)) }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
