import { z } from 'zod'
import { query } from './define.ts'
import { finding } from './record.ts'

export const host = {
  info: query({
    input: z.strictObject({}),
    output: z.strictObject({
      version: z.string(),
      fingerprint: z.string(),
      host: z.enum(['desktop', 'loopback', 'cli']),
      dataDir: z.string(),
      logId: z.string(),
      readOnly: z.boolean(),
      actor: z.string(),
      zone: z.string(),
      /** What the start found and mended; empty when both copies agreed. */
      repairs: z.array(finding),
    }),
    errors: [],
  }),
}
