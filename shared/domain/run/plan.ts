import { z } from 'zod'
import { params } from '../probe/params.ts'
import { cell } from '../probe/reading.ts'
import { localText } from '../document/local-text.ts'

/** Another action of the same kind, and what it is done with. */
export const inverse = z.strictObject({ action: z.string(), params })
export type Inverse = z.infer<typeof inverse>

/**
 * A change to a target, shown before it is approved. The approval belongs to the hash of exactly this, so every
 * fact the execution depends on is in it.
 */
export const plan = z.strictObject({
  action: z.string(),
  connection: z.string(),
  environment: z.string(),
  target: z.string(),
  /** The word to be typed where the change destroys something. */
  confirm: z.string(),
  /** What it will touch, as it was read: for a backend pid, backend_start, user, application, state, query. */
  subjects: z.array(z.record(z.string(), cell)),
  statement: z.string(),
  /** What cannot be undone, in plain words. */
  risk: localText,
  /** What it is done with, beside its subjects; left out when with nothing. */
  params: params.optional(),
  /** What will undo it, as far as that is known beforehand; null: nothing. Left out in plans of older versions. */
  inverse: inverse.nullable().optional(),
  /** The mitigation it takes back; left out where it takes none back. */
  reverts: z.string().optional(),
  /** Whether `confirm` must be typed. Left out in plans of older versions: it must. */
  destructive: z.boolean().optional(),
})
export type Plan = z.infer<typeof plan>

/** What was read may have changed after this long, so consent to it is not consent any more. */
export const planLivesMs = 10 * 60_000

/** Whether consent to it needs its reason in words: everywhere but where nobody's customers are. */
export const needsReason = ({ environment }: Pick<Plan, 'environment'>) => environment !== 'staging' && environment !== 'development'
