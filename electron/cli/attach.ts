import { createHash } from 'node:crypto'
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Client } from '../../shared/contract/bridge.ts'
import { carryIn } from '../../shared/contract/carry.ts'
import { accept, refuse, type Reply } from '../../shared/contract/errors.ts'
import { attachmentBytesMax, typeByName } from '../../shared/domain/timeline/attachments.ts'
import type { Attachment } from '../../shared/domain/timeline/events.ts'
import { pictureIn } from '../../shared/domain/timeline/picture.ts'
import { composed } from './options.ts'

interface ReadFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Carries files in, all or none: what came before one that is refused is taken away again. Paths are absolute. */
export async function attachAll(client: Pick<Client, 'attachments'>, files: readonly string[]): Promise<Reply<readonly Attachment[]>> {
  const kept: Attachment[] = []
  for (const file of files) {
    const read = await readWhole(file)
    const reply = read.ok ? await carry(client, read.value) : read
    if (!reply?.ok) {
      await detach(client, kept)
      return reply ?? refuse('attachment_changed', { name: basename(file) })
    }
    kept.push(reply.value)
  }
  return accept(kept)
}

/** What no entry came to name; a file that an entry has as well stays. */
export async function detach(client: Pick<Client, 'attachments'>, attachments: readonly Pick<Attachment, 'sha256'>[]): Promise<void> {
  for (const { sha256 } of attachments) await client.attachments.discard({ id: sha256 })
}

function carry(client: Pick<Client, 'attachments'>, { name, bytes }: ReadFile) {
  const type = pictureIn(bytes)?.type ?? typeByName(name)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return carryIn(client, { name, type, bytes, sha256 }, { base64: (piece) => Buffer.from(piece).toString('base64') })
}

/** All of a file as it was at one moment, or why not: pipes and folders are none, and one that changes meanwhile is nothing to keep. */
async function readWhole(file: string): Promise<Reply<ReadFile>> {
  const name = composed(basename(file))
  try {
    // Before it is opened: a pipe that nobody writes to would be waited for.
    const found = await stat(file)
    if (!found.isFile()) return refuse('file_unreadable', { file, cause: found.isDirectory() ? 'EISDIR' : 'ESPIPE' })
    const handle = await open(file, 'r')
    try {
      const before = await handle.stat()
      if (before.size > attachmentBytesMax) return refuse('attachment_too_large', { name, bytes: before.size, limit: attachmentBytesMax })
      const bytes = await handle.readFile()
      const after = await handle.stat()
      const isSame = bytes.length === before.size && after.size === before.size && after.mtimeMs === before.mtimeMs && after.nlink > 0
      return isSame ? accept({ name, bytes }) : refuse('attachment_changed', { name })
    } finally {
      await handle.close()
    }
  } catch (error) {
    return refuse('file_unreadable', { file, cause: String((error as { code?: unknown }).code ?? error) })
  }
}
