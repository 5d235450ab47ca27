import type { Attachment } from '../domain/timeline/events.ts'
import type { Client } from './bridge.ts'
import { accept, type Reply } from './errors.ts'

/** Half a MiB: few enough messages, and none that keeps others waiting. */
export const pieceBytes = 512 * 1024

export interface Outgoing {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
  /** Hex, of all of it. */
  readonly sha256: string
}

interface Sending {
  readonly base64: (piece: Uint8Array) => string | Promise<string>
  /** After each piece: bytes so far. */
  readonly progress?: (sent: number) => void
  /** Asked before each piece; true ends it, and what came already is taken away. */
  readonly isStopped?: () => boolean
}

/** Carries a file to the core in pieces. Undefined: it was stopped. What was refused leaves nothing behind. */
export async function carryIn(
  client: Pick<Client, 'attachments'>,
  { name, type, bytes, sha256 }: Outgoing,
  { base64, progress = () => {}, isStopped = () => false }: Sending,
): Promise<Reply<Attachment> | undefined> {
  const begun = await client.attachments.begin({ name, type, bytes: bytes.length })
  if (!begun.ok) return begun
  const { uploadId } = begun.value
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    const put = isStopped()
      ? undefined
      : await client.attachments.put({ uploadId, at, base64: await base64(bytes.subarray(at, at + pieceBytes)) })
    if (!put?.ok) {
      await client.attachments.discard({ id: uploadId })
      return put
    }
    progress(put.value.received)
  }
  return client.attachments.finish({ uploadId, sha256 })
}

/** Carries a file from the core in pieces, held against its hash there before the first. */
export async function carryOut(
  client: Pick<Client, 'attachments'>,
  sha256: string,
  fromBase64: (text: string) => Uint8Array,
): Promise<Reply<readonly Uint8Array[]>> {
  const pieces: Uint8Array[] = []
  for (let at = 0; ;) {
    const reply = await client.attachments.read({ sha256, at, length: pieceBytes })
    if (!reply.ok) return reply
    const piece = fromBase64(reply.value.base64)
    pieces.push(piece)
    at += piece.length
    if (piece.length === 0 || at >= reply.value.bytes) return accept(pieces)
  }
}
