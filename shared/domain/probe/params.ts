import { z } from 'zod'
import { cell } from './reading.ts'

export const paramValue = z.union([cell, z.array(cell).max(1000)])

/** What a probe is asked with, or an action done with, by name: plain values, never a secret. */
export const params = z.record(z.string().max(80), paramValue)
export type Params = z.infer<typeof params>

/** One thing a probe or an action wants to know, for a form, the command line and the check of a playbook. */
export const paramSpec = z.strictObject({
  name: z.string(),
  type: z.enum(['text', 'number', 'boolean', 'list']),
  required: z.boolean(),
  /** What is taken when nothing is said. */
  default: paramValue.optional(),
  /** The only values it takes. */
  choices: z.array(cell).optional(),
})
export type ParamSpec = z.infer<typeof paramSpec>
