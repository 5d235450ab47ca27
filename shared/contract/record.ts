import { z } from 'zod'
import { command, query } from './define.ts'

/** One thing verify or start found wrong; `code` has its sentence in shared/text. */
export const finding = z.strictObject({
  code: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Finding = z.infer<typeof finding>

export const logSummary = z.strictObject({ logId: z.string(), events: z.int(), lastHash: z.string() })

export const record = {
  /** Reads every event of both copies again and recomputes the chain. */
  verify: query({
    input: z.strictObject({}),
    output: z.strictObject({ sound: z.boolean(), logs: z.array(logSummary), findings: z.array(finding) }),
    errors: [],
  }),
  backup: command({
    input: z.strictObject({ file: z.string().min(1).max(4096) }),
    output: z.strictObject({ file: z.string(), bytes: z.int(), events: z.int() }),
    errors: ['backup_exists', 'file_unwritable'],
  }),
}
