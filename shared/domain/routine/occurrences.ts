import { Temporal } from 'temporal-polyfill'
import { durationMs } from '../playbook/duration.ts'
import { weekdays, type Schedule } from '../playbook/schedule.ts'

/** The latest moment at or before this one at which it was due. All moments in milliseconds since 1970. */
export const occurrenceAt = (schedule: Schedule, nowMs: number): number => around(schedule, nowMs).findLast((ms) => ms <= nowMs)!

/** The first moment after this one at which it is due. */
export const occurrenceAfter = (schedule: Schedule, ms: number): number => around(schedule, ms).find((one) => one > ms)!

/** When it was due from `fromMs` on and before `toMs`, newest first, the newest `most` of them. */
export function occurrencesBetween(schedule: Schedule, fromMs: number, toMs: number, most: number): readonly number[] {
  const found: number[] = []
  for (let at = occurrenceAt(schedule, toMs - 1); at >= fromMs && found.length < most; at = occurrenceAt(schedule, at - 1)) found.push(at)
  return found
}

const usualWithin = { day: '4h', week: '1d', month: '3d', quarter: '5d' } as const

/** How long after it is due it counts as overdue, in milliseconds. */
export const withinMs = ({ every, within }: Pick<Schedule, 'every' | 'within'>): number => durationMs(within ?? usualWithin[every])!

/**
 * The moments around this one, in order and each once. A time that the clock skips is the first that is there after it; one
 * that comes twice is the earlier; a day that a zone skipped has none of its own.
 */
function around(schedule: Schedule, ms: number): readonly number[] {
  const day = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(schedule.zone).toPlainDate()
  const moments = [-2, -1, 0, 1, 2].map((period) => {
    const local = dayIn(schedule, day, period).toPlainDateTime(Temporal.PlainTime.from(schedule.at))
    return local.toZonedDateTime(schedule.zone, { disambiguation: 'compatible' }).epochMilliseconds
  })
  return [...new Set(moments)]
}

/** On which day it is due in the period that lies so many after the one this day is in. */
function dayIn(schedule: Schedule, day: Temporal.PlainDate, period: number): Temporal.PlainDate {
  switch (schedule.every) {
    case 'day':
      return day.add({ days: period })
    case 'week':
      return day.add({ days: 7 * period + weekdays.indexOf(schedule.on) - (day.dayOfWeek - 1) })
    case 'month': {
      const month = day.with({ day: 1 }).add({ months: period })
      return month.with({ day: Math.min(schedule.day, month.daysInMonth) })
    }
    case 'quarter': {
      const quarter = day.with({ day: 1, month: day.month - ((day.month - 1) % 3) }).add({ months: 3 * period })
      const ahead = (weekdays.indexOf(schedule.on) + 1 - quarter.dayOfWeek + 7) % 7
      return quarter.add({ days: ahead + 7 * (schedule.week - 1) })
    }
  }
}
