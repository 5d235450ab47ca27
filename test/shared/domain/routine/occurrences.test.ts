import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { schedule, weekdays, type Schedule } from '../../../../shared/domain/playbook/schedule.ts'
import { occurrenceAfter, occurrenceAt, occurrencesBetween } from '../../../../shared/domain/routine/occurrences.ts'

const ms = (text: string) => Temporal.Instant.from(text).epochMilliseconds
const local = (at: number, zone: string) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
const dayMs = 86_400_000

/** Zones with no summer time, with one on either side of the equator, with half an hour of it, and with odd offsets. */
const zones = [
  'Asia/Seoul',
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Asia/Kathmandu',
  'UTC',
] as const
const at = fc.tuple(fc.nat(23), fc.nat(59)).map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
const any: fc.Arbitrary<Schedule> = fc
  .oneof(
    fc.record({ every: fc.constant('day' as const), at, zone: fc.constantFrom(...zones) }),
    fc.record({ every: fc.constant('week' as const), on: fc.constantFrom(...weekdays), at, zone: fc.constantFrom(...zones) }),
    fc.record({ every: fc.constant('month' as const), day: fc.integer({ min: 1, max: 31 }), at, zone: fc.constantFrom(...zones) }),
    fc.record({
      ...{ every: fc.constant('quarter' as const), week: fc.integer({ min: 1, max: 12 }) },
      ...{ on: fc.constantFrom(...weekdays), at, zone: fc.constantFrom(...zones) },
    }),
  )
  .map((given) => schedule.parse(given))
const moment = fc.integer({ min: ms('2020-01-01T00:00Z'), max: ms('2035-01-01T00:00Z') })
const longest = { day: 1, week: 7, month: 31, quarter: 100 } as const

describe('when a checklist is due', () => {
  it.each([
    ['every day', { every: 'day', at: '09:00' }, '2026-11-24T08:59+09:00', '2026-11-23T09:00+09:00', '2026-11-24T09:00+09:00'],
    ['every Monday', { every: 'week', at: '10:00' }, '2026-11-24T12:00+09:00', '2026-11-23T10:00+09:00', '2026-11-30T10:00+09:00'],
    ['on the first', { every: 'month', at: '10:00' }, '2026-11-24T12:00+09:00', '2026-11-01T10:00+09:00', '2026-12-01T10:00+09:00'],
    ['on the 31st', { every: 'month', day: 31, at: '10:00' }, '2026-02-28T10:00+09:00', '2026-02-28T10:00+09:00', '2026-03-31T10:00+09:00'],
    [
      ...(['in the first week of a quarter', { every: 'quarter', at: '10:00' }] as const),
      ...(['2026-11-24T12:00+09:00', '2026-10-05T10:00+09:00', '2027-01-04T10:00+09:00'] as const),
    ],
  ])('%s', (_, given, now, latest, next) => {
    const spec = schedule.parse(given)
    expect([occurrenceAt(spec, ms(now)), occurrenceAfter(spec, ms(now))]).toEqual([ms(latest), ms(next)])
  })

  it('keeps the hour of the clock when the clocks change, and an hour that is skipped is the next there is', () => {
    const newYork = schedule.parse({ every: 'day', at: '02:30', zone: 'America/New_York' })
    const days = occurrencesBetween(newYork, ms('2026-03-07T00:00-05:00'), ms('2026-03-10T00:00-04:00'), 9)
    const shown = days.map((one) => local(one, 'America/New_York').toString({ timeZoneName: 'never' }))
    expect(shown).toEqual(['2026-03-09T02:30:00-04:00', '2026-03-08T03:30:00-04:00', '2026-03-07T02:30:00-05:00'])
    const back = occurrencesBetween({ ...newYork, at: '01:30' }, ms('2026-10-31T00:00-04:00'), ms('2026-11-02T00:00-05:00'), 9)
    expect(back.map((one) => local(one, 'America/New_York').offset)).toEqual(['-04:00', '-04:00'])
  })

  it('is always due once and again: the latest is not ahead, the next is, and nothing lies between', () => {
    fc.assert(
      fc.property(any, moment, (spec, now) => {
        const [latest, next] = [occurrenceAt(spec, now), occurrenceAfter(spec, now)]
        expect(latest).toBeLessThanOrEqual(now)
        expect(next).toBeGreaterThan(now)
        expect(next - latest).toBeLessThanOrEqual((longest[spec.every] + 1) * dayMs)
        expect([occurrenceAt(spec, next), occurrenceAt(spec, next - 1), occurrenceAfter(spec, latest)]).toEqual([next, latest, next])
      }),
    )
  })

  it('reads on the clock of its zone what was written, on the day that was meant, unless the clock skips it', () => {
    fc.assert(
      fc.property(any, moment, (spec, now) => {
        const due = local(occurrenceAt(spec, now), spec.zone)
        const wanted = due.toPlainDate().toPlainDateTime(Temporal.PlainTime.from(spec.at))
        const isSkipped = !wanted.toZonedDateTime(spec.zone).toPlainDateTime().equals(wanted)
        expect(isSkipped ? spec.at : due.toPlainTime().toString({ smallestUnit: 'minute' })).toBe(spec.at)
        if (spec.every === 'week' || spec.every === 'quarter') expect(weekdays[due.dayOfWeek - 1]).toBe(spec.on)
        if (spec.every === 'quarter')
          expect([due.subtract({ weeks: spec.week - 1 }).day <= 7, (due.subtract({ weeks: spec.week - 1 }).month - 1) % 3]).toEqual([
            true,
            0,
          ])
        if (spec.every === 'month') expect(due.day).toBe(Math.min(spec.day, due.daysInMonth))
      }),
    )
  })

  it('has as many days as there are between, one each', () => {
    fc.assert(
      fc.property(at, fc.constantFrom(...zones), moment, fc.integer({ min: 1, max: 60 }), (clock, zone, now, days) => {
        const spec = schedule.parse({ every: 'day', at: clock, zone })
        const from = local(now, zone).startOfDay()
        const found = occurrencesBetween(spec, from.epochMilliseconds, from.add({ days }).epochMilliseconds, 400)
        expect(new Set(found.map((one) => local(one, zone).toPlainDate().toString())).size).toBe(days)
        expect(found).toHaveLength(days)
      }),
    )
  })
})
