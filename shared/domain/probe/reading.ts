import { z } from 'zod'
import { localText } from '../document/local-text.ts'

/** No answer, no permission, no such extension are `unknown`, with their cause; never `ok`. */
export const verdict = z.enum(['ok', 'warning', 'critical', 'unknown'])
export type Verdict = z.infer<typeof verdict>

/** What a number over time is drawn in. */
export const unit = z.enum(['count', 'percent', 'seconds', 'bytes', 'per_second', 'ratio'])
export type Unit = z.infer<typeof unit>

export const cell = z.union([z.string(), z.number(), z.boolean(), z.null()])
export type Cell = z.infer<typeof cell>

/**
 * What kept an answer from coming. `not_allowed`: we did not send it, for it would have been more than a read. `busy`: nor
 * this, for other questions of ours held the line; it says nothing of the target. `cancelled`: a person did not want to wait.
 */
export const causes = [
  ...(['secret', 'dns', 'refused', 'tls', 'authentication', 'permission', 'timeout', 'version', 'protocol'] as const),
  ...(['not_allowed', 'busy', 'cancelled', 'other'] as const),
] as const
export const cause = z.enum(causes)
export type Cause = z.infer<typeof cause>

/** What exactly was asked and what is kept of the answer: all that may be sealed away later. */
export const readingSealed = {
  /** `judgment-primary · db-1.prod:5432/factory_ai`, without user or password. */
  target: z.string(),
  /** The laptop that asked. */
  host: z.string(),
  /** As it was sent. */
  query: z.string(),
  columns: z.array(z.string()),
  rows: z.array(z.array(cell)),
  /** One line, why this verdict. */
  reason: localText,
  /** What it was asked with; left out when it wants to know nothing. */
  params: z.record(z.string(), z.union([cell, z.array(cell)])).optional(),
}

export const readingOpen = {
  readingId: z.string(),
  probe: z.string(),
  connection: z.string(),
  startedAt: z.string(),
  durationMs: z.number(),
  /** Rows the target answered; more than rows.length when the answer was cut. */
  rowCount: z.int(),
  verdict,
  /** The number that is drawn over time; null when this answer has none. Left out: the probe has no such number. */
  measure: z.strictObject({ value: z.number().nullable(), unit }).optional(),
  /** Left out where there is an answer, and in readings of older versions. */
  cause: cause.optional(),
}

/** One answer of one target to one question, with how it was asked and what was made of it. */
export const reading = z.strictObject({ ...readingOpen, ...readingSealed })
export type Reading = z.infer<typeof reading>
