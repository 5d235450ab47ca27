import { Temporal } from 'temporal-polyfill'
import type { Language } from '../document/local-text.ts'

/** Milliseconds since 1970 of an RFC 3339 text. Only these compare: as text, moments with other offsets sort wrongly. Throws on what is not RFC 3339. */
export const instantMs = (rfc3339: string) => Temporal.Instant.from(rfc3339).epochMilliseconds

/** Whether this machine knows a zone of that name. */
export function isZone(name: string): boolean {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name) !== undefined
  } catch {
    return false
  }
}

/** Whether `a` is after `b`, as instants. */
export const isLaterMoment = (a: string, b: string) => instantMs(a) > instantMs(b)

/** `14:02:03`, in the zone. */
export const clockTime = (rfc3339: string, zone: string) => inZone(rfc3339, zone).toPlainTime().toString({ smallestUnit: 'second' })

/** `14:02:03`; with its date, `2026-11-22 14:02:03`, when that is another day than the moment it stands beside. */
export function momentBeside(rfc3339: string, beside: string, zone: string): string {
  const sameDay = inZone(rfc3339, zone).toPlainDate().equals(inZone(beside, zone).toPlainDate())
  return sameDay ? clockTime(rfc3339, zone) : `${dateOf(rfc3339, zone)} ${clockTime(rfc3339, zone)}`
}

/** `2026-11-22`, in the zone. */
export const dateOf = (rfc3339: string, zone: string) => inZone(rfc3339, zone).toPlainDate().toString()

/** `2026-11-22 14:02`: what a customer needs. */
export const minuteOf = (rfc3339: string, zone: string) =>
  inZone(rfc3339, zone).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ')

/** `2026-11-22 14:02:03.120 +09:00 (Asia/Seoul)`, without the fraction where it is none: nothing left to guess. */
export function exactMoment(rfc3339: string, zone: string): string {
  const moment = inZone(rfc3339, zone)
  const digits = moment.millisecond === 0 ? 0 : 3
  const local = moment.toPlainDateTime().toString({ fractionalSecondDigits: digits }).replace('T', ' ')
  return `${local} ${moment.offset} (${moment.timeZoneId})`
}

/** As it stood on the clock it was read from: `2026-11-22 14:02:03 +09:00`. */
export const asWritten = (rfc3339: string) => rfc3339.replace('T', ' ').replace(/(?:\.\d+)?(?=(?:Z|[+-]\d{2}:\d{2})$)/u, ' ')

/** `14:20` on the same day by the same clock as the moment it stands beside; else as it was written. */
export function writtenBeside(rfc3339: string, beside: string): string {
  const same = rfc3339.slice(0, 10) === beside.slice(0, 10) && rfc3339.slice(-6) === beside.slice(-6)
  return same ? rfc3339.slice(11, 16) : asWritten(rfc3339)
}

/** `+09:00`: the zone's offset at that moment. */
export const offsetOf = (rfc3339: string, zone: string) => inZone(rfc3339, zone).offset

/** A zone this machine does not know (its time zone data is older than the record) shows in the moment's own offset. */
function inZone(rfc3339: string, zone: string): Temporal.ZonedDateTime {
  const instant = Temporal.Instant.from(rfc3339)
  try {
    return instant.toZonedDateTimeISO(zone)
  } catch {
    return instant.toZonedDateTimeISO(/[+-]\d{2}:\d{2}$/u.exec(rfc3339)?.[0] ?? 'UTC')
  }
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const

/** `24m 17s`, `24분 17초`: every unit that is not zero, down to seconds; under a minute `4.2s`, under a second `12ms`. */
export function durationText(ms: number, lang: Language): string {
  if (ms < 0) return `-${durationText(-ms, lang)}`
  if (ms < 999.5) return unit(Math.round(ms), 'millisecond', lang)
  if (ms < 59_950) return unit(Math.round(ms / 100) / 10, 'second', lang)
  return wholeUnits(Math.round(ms / 1000) * 1000, lang, 'narrow')
}

function wholeUnits(ms: number, lang: Language, unitDisplay: 'narrow' | 'long'): string {
  let left = ms
  const parts = units.map(([name, size]) => {
    const amount = Math.floor(left / size)
    left -= amount * size
    return amount === 0 ? '' : unit(amount, name, lang, unitDisplay)
  })
  return parts.filter(Boolean).join(' ')
}

/** `24 minutes`, `24분`, `1 hour 5 minutes`: to the nearest minute, at least one. */
export const minutesText = (ms: number, lang: Language) => wholeUnits(Math.max(1, Math.round(ms / 60_000)) * 60_000, lang, 'long')

function unit(amount: number, name: string, lang: Language, unitDisplay: 'narrow' | 'long' = 'narrow'): string {
  const id = `${lang} ${name} ${unitDisplay}`
  // Making one costs as much as using it a hundred times.
  const format = formats.get(id) ?? new Intl.NumberFormat(lang, { style: 'unit', unit: name, unitDisplay, useGrouping: false })
  formats.set(id, format)
  return format.format(amount)
}

const formats = new Map<string, Intl.NumberFormat>()
