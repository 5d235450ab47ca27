import { Temporal } from 'temporal-polyfill'
import { accept, refuse } from '../../contract/errors.ts'

/** What reading a typed time needs to know of the world. */
export interface TimeFacts {
  /** RFC 3339 with offset. */
  readonly recordedAt: string
  /** IANA zone of the incident: in which `14:05` is read. */
  readonly zone: string
}

/** A clock set a little wrong on another laptop must not refuse a true time. */
const leeway = Temporal.Duration.from({ seconds: 5 })

/**
 * Reads `2026-11-22T14:05+09:00`, `14:05`, `14:05:30` (the latest such moment not in the future, in the zone) or `-10m`,
 * `-1h30m`. Answers RFC 3339 with offset, to the millisecond. Refuses time_unreadable, also for what lies before 1970 (UTC):
 * nothing on a timeline does, so it is a slip of the hand; and time_in_future.
 */
export function parseMoment(text: string, facts: TimeFacts) {
  const now = Temporal.Instant.from(facts.recordedAt).toZonedDateTimeISO(facts.zone)
  const moment = ago(text, now) ?? timeOfDay(text, now) ?? iso(text, facts.zone)
  if (!moment || moment.epochMilliseconds < 0) return refuse('time_unreadable', { text })
  if (isLater(moment, now.add(leeway))) return refuse('time_in_future', { text, moment: toRfc3339(moment) })
  return accept(toRfc3339(moment))
}

/** RFC 3339 with the zone's offset at that moment, to the millisecond: `2026-11-22T14:05:00.000+09:00`. */
export const rfc3339In = (epochMs: number, zone: string) =>
  toRfc3339(Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone))

const toRfc3339 = (moment: Temporal.ZonedDateTime) =>
  moment.toString({ timeZoneName: 'never', fractionalSecondDigits: 3, calendarName: 'never' })

const isLater = (a: Temporal.ZonedDateTime, b: Temporal.ZonedDateTime) => Temporal.ZonedDateTime.compare(a, b) > 0

const units = { d: 'hours', h: 'hours', m: 'minutes', s: 'seconds' } as const

function ago(text: string, now: Temporal.ZonedDateTime) {
  if (!/^-(\d{1,6}[dhms])+$/u.test(text)) return undefined
  const parts = [...text.matchAll(/(\d+)([dhms])/gu)]
  // A day is 24 hours here: "-1d" on a clock-change day means what a stopwatch says.
  try {
    return parts.reduce((moment, [, digits, unit]) => {
      const amount = Number(digits) * (unit === 'd' ? 24 : 1)
      return moment.subtract({ [units[unit as keyof typeof units]]: amount })
    }, now)
  } catch {
    // Further back than a calendar goes.
    return undefined
  }
}

function timeOfDay(text: string, now: Temporal.ZonedDateTime) {
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/u.exec(text)
  if (!match) return undefined
  const [hour, minute, second] = [match[1], match[2], match[3] ?? '0'].map(Number) as [number, number, number]
  if (hour > 23 || minute > 59 || second > 59) return undefined
  const time = Temporal.PlainTime.from({ hour, minute, second })
  const onDay = (day: Temporal.PlainDate) => latestOn(day.toPlainDateTime(time), now)
  return onDay(now.toPlainDate()) ?? onDay(now.toPlainDate().subtract({ days: 1 })) ?? onDay(now.toPlainDate().subtract({ days: 2 }))
}

/** When clocks go back a time comes twice: the later one counts if it has passed. A time skipped in spring is not one. */
function latestOn(local: Temporal.PlainDateTime, now: Temporal.ZonedDateTime) {
  return (['later', 'earlier'] as const)
    .map((disambiguation) => local.toZonedDateTime(now.timeZoneId, { disambiguation }))
    .find((moment) => moment.toPlainDateTime().equals(local) && !isLater(moment, now))
}

/** With an offset it is that instant, and the offset typed is kept; without one it is the zone's time. */
function iso(text: string, zone: string) {
  if (!/^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)$/u.test(text)) return undefined
  const offset = /(Z|[+-]\d{2}:?\d{2})$/u.exec(text.slice(11))?.[1]
  try {
    if (!offset) return Temporal.PlainDateTime.from(text, { overflow: 'reject' }).toZonedDateTime(zone)
    const instant = Temporal.Instant.from(text)
    return instant.toZonedDateTimeISO(offset === 'Z' ? 'UTC' : offset)
  } catch {
    return undefined
  }
}
