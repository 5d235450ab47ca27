import { z } from 'zod'
import { targetKind } from '../connection/events.ts'
import { localText } from '../document/local-text.ts'
import { durationForm, durationMs, longestMs } from './duration.ts'

export const stepsMax = 500

export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u)
  .max(80)

/** `500ms`, `15m`, `1h30m`; 7 days at most. */
export const duration = z
  .string()
  .regex(durationForm)
  .refine((text) => (durationMs(text) ?? 0) <= longestMs, { params: { problem: 'duration_long' } })

const base = {
  id: slug,
  title: localText,
  text: localText.optional(),
  /** Where in the runbook it comes from: `D-3 §4.3`. */
  source: z.string().max(100).optional(),
}

const manual = z.strictObject({
  ...base,
  type: z.literal('manual'),
  /** What to write down when it is done. */
  record: localText.optional(),
})

/** Asks a probe once. With `gate` an answer that is not ok (or warning) holds the run until a person overrides it. */
const check = z.strictObject({
  ...base,
  type: z.literal('check'),
  target: slug,
  probe: z.string(),
  gate: z.boolean().default(false),
})

/** Changes a target: planned from a reading, shown, approved by its hash, checked again, done. */
const action = z.strictObject({
  ...base,
  type: z.literal('action'),
  target: slug,
  action: z.string(),
  risk: localText,
})

/** Asks again and again until the answer has been ok for `holds_for`; after `within` it is expired. */
const watch = z.strictObject({
  ...base,
  type: z.literal('watch'),
  target: slug,
  probe: z.string(),
  every: duration.default('2s'),
  holds_for: duration,
  within: duration,
})

export const step = z.discriminatedUnion('type', [manual, check, action, watch])
export type Step = z.output<typeof step>
export type StepOf<Type extends Step['type']> = Extract<Step, { type: Type }>

export const playbook = z.strictObject({
  api_version: z.literal('quarterdeck/v1'),
  kind: z.literal('Playbook'),
  id: slug,
  title: localText,
  text: localText.optional(),
  source: z.string().max(100).optional(),
  /** The systems it asks or changes, by the name the steps use. */
  targets: z.record(slug, z.strictObject({ kind: targetKind, title: localText })).default({}),
  steps: z.array(step).min(1).max(stepsMax),
})
export type Playbook = z.output<typeof playbook>
