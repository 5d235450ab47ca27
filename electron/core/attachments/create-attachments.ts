import { attachmentBytesMax } from '../../../shared/domain/timeline/attachments.ts'
import type { Attachment } from '../../../shared/domain/timeline/events.ts'
import { accept, refuse } from '../../../shared/contract/errors.ts'
import { faultOf } from '../store/append.ts'
import { blobSize, checkedState, readBlob, removeBlobs, stateOf } from '../store/blobs.ts'
import type { Store } from '../store/store.ts'
import { createUploads } from '../store/uploads.ts'

export type Attachments = ReturnType<typeof createAttachments>

/** The files beside the record: taken in before an entry names them, handed out in pieces, gone when nothing names them. */
export function createAttachments(dataDir: string, store: Pick<Store, 'append' | 'read'>, newId: () => string) {
  const uploads = createUploads(dataDir)
  /** A record that is only read says why, as it would to an entry. */
  const writable = () => void store.append([], { recordedAt: '', actor: '' })

  return {
    begin({ name, type, bytes }: Pick<Attachment, 'name' | 'type' | 'bytes'>) {
      if (bytes > attachmentBytesMax) return refuse('attachment_too_large', { name, bytes, limit: attachmentBytesMax })
      writable()
      const uploadId = `upl-${newId()}`
      onDisk(() => uploads.begin(uploadId, { name, type, bytes }))
      return accept({ uploadId })
    },
    put(uploadId: string, at: number, base64: string) {
      const received = onDisk(() => uploads.put(uploadId, at, Buffer.from(base64, 'base64')))
      return typeof received === 'number' ? accept({ received }) : unfit(received, uploadId)
    },
    finish(uploadId: string, sha256: string) {
      const finished = onDisk(() => uploads.finish(uploadId, sha256))
      if (typeof finished === 'string') return unfit(finished, uploadId)
      return accept(finished)
    },
    discard(id: string): boolean {
      if (!/^[0-9a-f]{64}$/u.test(id)) return uploads.drop(id)
      writable()
      if (store.read.attached(id) || blobSize(dataDir, id) === undefined) return false
      onDisk(() => removeBlobs(dataDir, [id]))
      return true
    },
    /** As an entry may name it, with the size it has; undefined where it is not kept. */
    waiting({ sha256, name, type }: Omit<Attachment, 'bytes'>): Attachment | undefined {
      const bytes = blobSize(dataDir, sha256)
      return bytes === undefined ? undefined : { sha256, name, type, bytes }
    },
    state: (attachment: Attachment) => stateOf(dataDir, attachment),
    read(sha256: string, at: number, length: number) {
      const bytes = store.read.attached(sha256)?.bytes ?? blobSize(dataDir, sha256)
      if (bytes === undefined) return refuse('attachment_unknown', { sha256 })
      const state = at === 0 ? checkedState(dataDir, { sha256, bytes }) : stateOf(dataDir, { sha256, bytes })
      if (state === 'missing') return refuse('attachment_missing', { sha256 })
      if (state === 'altered') return refuse('attachment_altered', { sha256 })
      return accept({ base64: onDisk(() => readBlob(dataDir, sha256, at, length)).toString('base64'), bytes })
    },
    close: uploads.close,
  }
}

const unfit = (why: 'unknown' | 'differs', uploadId: string) =>
  refuse(why === 'unknown' ? 'upload_unknown' : 'upload_differs', { uploadId })

function onDisk<Value>(work: () => Value): Value {
  try {
    return work()
  } catch (error) {
    throw faultOf(error)
  }
}
