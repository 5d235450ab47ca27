import { z } from 'zod'
import { duration } from './words.ts'

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/** A name of the IANA time zone database; an offset is none, for it knows no summer time. */
export const isZone = (name: string): boolean => {
  if (!/^[A-Za-z]/u.test(name)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

const common = {
  /** On the clock of the zone: `09:00`. */
  at: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u),
  zone: z
    .string()
    .max(60)
    .refine(isZone, { params: { problem: 'zone' } })
    .default('Asia/Seoul'),
  /** How long after that it is overdue. Left out: 4 h for a day's, 1 d for a week's, 3 d for a month's, 5 d for a quarter's. */
  within: duration.optional(),
}
const on = z.enum(weekdays).default('monday')

/** When a checklist is due. */
export const schedule = z.discriminatedUnion('every', [
  z.strictObject({ every: z.literal('day'), ...common }),
  z.strictObject({ every: z.literal('week'), on, ...common }),
  /** In a month that is shorter, its last day. */
  z.strictObject({ every: z.literal('month'), day: z.int().min(1).max(31).default(1), ...common }),
  /** `week: 1` is the first such weekday of the quarter, `week: 2` the second. */
  z.strictObject({ every: z.literal('quarter'), week: z.int().min(1).max(12).default(1), on, ...common }),
])
export type Schedule = z.output<typeof schedule>
