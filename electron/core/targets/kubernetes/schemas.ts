import { z } from 'zod'
import type { Cell } from '../../../../shared/domain/probe/reading.ts'

const meta = z
  .looseObject({ continue: z.string().default(''), remainingItemCount: z.number().default(0) })
  .default({ continue: '', remainingItemCount: 0 })

/** A page of objects. What is in them is read by the schema of whoever asks. */
export const page = z.looseObject({ metadata: meta, items: z.array(z.unknown()).nullish() })

/** A page of the server's own table. */
export const tablePage = z.looseObject({
  kind: z.literal('Table'),
  metadata: meta,
  columnDefinitions: z.array(z.looseObject({ name: z.string(), priority: z.number().default(0) })),
  rows: z.array(z.looseObject({ cells: z.array(z.unknown()) })).nullish(),
})

/** The server's columns, as `pods` shows them: `Name`, `Ready`, `Status` … */
export interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

export const cellOf = (value: unknown): Cell => {
  if (value === null || value === undefined) return null
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : JSON.stringify(value)
}

export const review = z.looseObject({
  status: z.looseObject({ userInfo: z.looseObject({ username: z.string(), groups: z.array(z.string()).nullish() }) }),
})

export const accessReview = z.looseObject({ status: z.looseObject({ allowed: z.boolean() }) })

export const version = z.looseObject({ gitVersion: z.string() })

export const named = z.looseObject({ metadata: z.looseObject({ name: z.string(), uid: z.string() }) })
