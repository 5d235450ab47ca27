import { createHash, type Hash } from 'node:crypto'
import { closeSync, fdatasyncSync, fsyncSync, openSync, rmSync } from 'node:fs'
import type { Attachment } from '../../../shared/domain/timeline/events.ts'
import { incomingFile, keepBlob, prepareBlobs } from './blobs.ts'
import { writeAll } from './files.ts'

/** A file on its way in: written beside its place, hashed as it comes. */
interface Upload {
  readonly name: string
  readonly type: string
  readonly bytes: number
  readonly file: string
  readonly fd: number
  readonly hash: Hash
  received: number
}

/** More than anybody drops at once; the oldest that was not finished makes room. */
const uploadsMost = 64

/** Takes files in. Each piece is on the disk when it is acknowledged, so that the end is as quick as any. Throws what the disk does. */
export function createUploads(dataDir: string) {
  const open = new Map<string, Upload>()

  function end(id: string): Upload | undefined {
    const upload = open.get(id)
    open.delete(id)
    if (upload) closeSync(upload.fd)
    return upload
  }

  function drop(id: string): boolean {
    const upload = end(id)
    if (upload) rmSync(upload.file, { force: true })
    return upload !== undefined
  }

  return {
    begin(id: string, { name, type, bytes }: Pick<Attachment, 'name' | 'type' | 'bytes'>): void {
      for (const oldest of [...open.keys()].slice(0, Math.max(0, open.size - uploadsMost + 1))) drop(oldest)
      prepareBlobs(dataDir)
      const file = incomingFile(dataDir, id)
      open.set(id, { name, type, bytes, file, fd: openSync(file, 'wx', 0o600), hash: createHash('sha256'), received: 0 })
    },
    /** How much came so far; `differs` for a piece that does not follow, or goes on past the size that was said. */
    put(id: string, at: number, piece: Buffer): number | 'unknown' | 'differs' {
      const upload = open.get(id)
      if (!upload) return 'unknown'
      if (at !== upload.received || at + piece.length > upload.bytes) return 'differs'
      try {
        writeAll(upload.fd, piece, at)
        fdatasyncSync(upload.fd)
      } catch (error) {
        drop(id)
        throw error
      }
      upload.hash.update(piece)
      upload.received += piece.length
      return upload.received
    },
    /** Durable under its hash, or gone where what came is not what was said. */
    finish(id: string, sha256: string): Attachment | 'unknown' | 'differs' {
      const upload = open.get(id)
      if (!upload) return 'unknown'
      try {
        if (upload.received !== upload.bytes || upload.hash.digest('hex') !== sha256) return 'differs'
        fsyncSync(upload.fd)
        end(id)
        keepBlob(dataDir, upload.file, sha256)
        return { sha256, name: upload.name, type: upload.type, bytes: upload.bytes }
      } finally {
        if (open.has(id)) drop(id)
        else rmSync(upload.file, { force: true })
      }
    },
    drop,
    close: () => [...open.keys()].forEach(drop),
  }
}
