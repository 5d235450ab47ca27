import { z } from 'zod'
import { command, query } from './define.ts'

/** One thing verify or start found wrong; `code` has its sentence in shared/text. */
export const finding = z.strictObject({
  code: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Finding = z.infer<typeof finding>

export const logSummary = z.strictObject({ logId: z.string(), events: z.int(), lastHash: z.string() })

/** Steps of a verification, of how many there are: three for each event, one for each MiB attached. */
export const verifying = z.strictObject({ checked: z.int(), total: z.int() })

export const record = {
  /**
   * Reads every event of both copies and every attached file again and recomputes the chain and the hashes, in a thread of its own: recording goes on. The topic
   * `verifying` says how far it is; who asks while one runs gets its result.
   */
  verify: query({
    input: z.strictObject({}),
    output: z.strictObject({
      sound: z.boolean(),
      logs: z.array(logSummary),
      findings: z.array(finding),
      /** Files that unredacted entries name, each counted once. */
      attachments: z.strictObject({ files: z.int(), bytes: z.int() }),
      /** Nothing wrong now, but to be known: losses on the record, damaged copies kept aside. */
      notes: z.array(finding),
    }),
    errors: ['verify_stopped', 'verify_failed'],
  }),
  /** Ends a verification that is running; whoever asked for it is told `verify_stopped`. */
  stopVerify: command({
    input: z.strictObject({}),
    output: z.strictObject({ stopped: z.boolean() }),
    errors: [],
  }),
  backup: command({
    input: z.strictObject({ file: z.string().min(1).max(4096) }),
    /** `missing`: attached files that are not there to be taken along, or not as they were. */
    output: z.strictObject({ file: z.string(), bytes: z.int(), events: z.int(), attachments: z.int(), missing: z.int() }),
    /** `file` is absolute: the caller and the host may stand in different folders. */
    errors: ['path_relative', 'backup_exists', 'backup_inside', 'file_unwritable'],
  }),
}
