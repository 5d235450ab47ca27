import { z } from 'zod'
import { localText } from '../domain/document/local-text.ts'
import { targetKind } from '../domain/connection/events.ts'
import { query } from './define.ts'

export const playbookProblem = z.strictObject({ line: z.int(), column: z.int(), path: z.string(), says: localText })

export const playbooks = {
  /** Every playbook file found; a broken one is listed with what is wrong and where, and cannot be started. */
  list: query({
    input: z.strictObject({}),
    output: z.array(
      z.strictObject({
        id: z.string(),
        file: z.string(),
        hash: z.string(),
        title: localText.nullable(),
        source: z.string().nullable(),
        steps: z.int(),
        targets: z.record(z.string(), z.strictObject({ kind: targetKind, title: localText })),
        problems: z.array(playbookProblem),
      }),
    ),
    errors: [],
  }),
}
