import { z } from 'zod'
import { paramValue } from '../probe/params.ts'
import { durationForm, durationMs, longestMs } from './duration.ts'

/** Steps of a whole playbook, however deep they nest. */
export const stepsMax = 500
/** Groups in groups: more than a person can follow. */
export const depthMax = 6

export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u)
  .max(80)

/** A variable's name: also a name in CEL, so it has no hyphen. */
export const variableName = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/u)
  .max(60)

/** `500ms`, `15m`, `1h30m`; 7 days at most. */
export const duration = z
  .string()
  .regex(durationForm)
  .refine((text) => (durationMs(text) ?? 0) <= longestMs, { params: { problem: 'duration_long' } })

/** A CEL expression. Whether it can be read, and what it may cost, is looked at when the file is. */
export const expression = z.string().min(1).max(500)

export const runModes = ['tabletop', 'drill', 'exercise', 'real'] as const
export const runMode = z.enum(runModes)

/** Where a playbook or a step comes from: `D-3 §4.3`. */
export const source = z.string().min(1).max(100)

/** A role as the team calls it: `DevOps Lead`. It is the same word in both languages, and approvals are held against it. */
export const role = z.string().min(1).max(80)

/** What a step hands to a probe, an action or another playbook. `${name}` in a text stands for a variable. */
export const given = z.record(z.string().max(80), paramValue)
export type Given = z.output<typeof given>

/** Places where something leads that are no step: on with the next one, or to the end of the run. */
export const ways = ['continue', 'end'] as const
