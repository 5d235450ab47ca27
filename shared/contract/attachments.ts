import { z } from 'zod'
import { attachment } from '../domain/timeline/events.ts'
import { attachmentState } from '../domain/timeline/attachments.ts'
import { command, query } from './define.ts'
import { which, whichIncident } from './incidents.ts'

/** What one call carries of a file: a piece of half a MiB is the usual. */
export const attachmentPieceMax = 1024 * 1024
const base64 = z.string().max(Math.ceil(attachmentPieceMax / 3) * 4)

const uploadId = z.string().min(1).max(64)
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/u)
const name = z.string().trim().min(1).max(255)
const type = z.string().max(127)

/** A file on its way to an entry, as `timeline.log` takes it. */
export const attached = z.strictObject({ sha256, name, type })

/**
 * Files come and go in pieces, so that no message is large, over every transport there is. What was finished is kept under its
 * SHA-256 and waits to be named by an entry; what no entry and no draft names is taken away at the next start.
 */
export const attachments = {
  begin: command({
    input: z.strictObject({ name, type, bytes: z.int().min(0) }),
    output: z.strictObject({ uploadId }),
    errors: ['attachment_too_large'],
  }),
  /** In order: `at` is how many bytes came before. */
  put: command({
    input: z.strictObject({ uploadId, at: z.int().min(0), base64 }),
    output: z.strictObject({ received: z.int() }),
    errors: ['upload_unknown', 'upload_differs'],
  }),
  /** Answered when it is on disk, whole, with the hash the sender found. */
  finish: command({
    input: z.strictObject({ uploadId, sha256 }),
    output: attachment,
    errors: ['upload_unknown', 'upload_differs'],
  }),
  /**
   * By what `begin` or `finish` answered: ends what is on its way, and takes away what no entry and no draft names. `ofDraft`: the
   * one draft that may still name it is the one it is taken out of.
   */
  discard: command({
    input: z.strictObject({ id: z.string().min(1).max(64), ofDraft: z.boolean().default(false) }),
    output: z.strictObject({ discarded: z.boolean() }),
    errors: [],
  }),
  /** What stands on an incident's timeline, oldest first, and whether it is there by name and size; `bytes` counts each file once. */
  list: query({
    input: z.strictObject({ incidentId: whichIncident }),
    output: z.strictObject({
      incidentId: z.string(),
      bytes: z.int(),
      attachments: z.array(
        attachment.extend({
          entryId: z.string(),
          logId: z.string(),
          seq: z.int(),
          occurredAt: z.string(),
          actor: z.string(),
          state: attachmentState,
        }),
      ),
    }),
    errors: which,
  }),
  /** A piece of one, which an entry or a finished upload names. Before the first piece all of it is held against its hash. */
  read: query({
    input: z.strictObject({ sha256, at: z.int().min(0), length: z.int().min(1).max(attachmentPieceMax) }),
    output: z.strictObject({ base64: z.string(), bytes: z.int() }),
    errors: ['attachment_unknown', 'attachment_missing', 'attachment_altered'],
  }),
}
