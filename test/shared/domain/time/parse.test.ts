import { describe, expect, it } from 'vitest'
import { parseMoment, rfc3339In } from '../../../../shared/domain/time/parse.ts'
import { value } from '../../../support/reply.ts'

const seoul = { recordedAt: '2026-11-22T00:10:00.000+09:00', zone: 'Asia/Seoul' }
const read = (text: string, facts = seoul) => value(parseMoment(text, facts))

describe('parseMoment', () => {
  it('reads a time of day as the latest one that has passed, across midnight', () => {
    expect(read('00:05')).toBe('2026-11-22T00:05:00.000+09:00')
    expect(read('23:50')).toBe('2026-11-21T23:50:00.000+09:00')
    expect(read('9:07:30')).toBe('2026-11-21T09:07:30.000+09:00')
  })

  it('reads the incident’s zone, not the laptop’s', () => {
    expect(read('10:05', { recordedAt: '2026-11-22T00:10:00.000+09:00', zone: 'America/New_York' })).toBe('2026-11-21T10:05:00.000-05:00')
  })

  it('takes the later of two equal times when clocks go back, if it has passed', () => {
    const newYork = { recordedAt: '2026-11-01T01:40:00.000-05:00', zone: 'America/New_York' }
    expect(read('01:30', newYork)).toBe('2026-11-01T01:30:00.000-05:00')
    expect(read('01:50', newYork)).toBe('2026-11-01T01:50:00.000-04:00')
  })

  it('passes over the time that spring skipped', () => {
    expect(read('02:30', { recordedAt: '2026-03-08T09:00:00.000-04:00', zone: 'America/New_York' })).toBe('2026-03-07T02:30:00.000-05:00')
  })

  it.each([
    ['-10m', '2026-11-22T00:00:00.000+09:00'],
    ['-1h30m', '2026-11-21T22:40:00.000+09:00'],
    ['-1d', '2026-11-21T00:10:00.000+09:00'],
  ])('reads %s back from now', (text, moment) => expect(read(text)).toBe(moment))

  it('keeps the offset that was typed, and fills in the zone’s where none was', () => {
    expect(read('2026-11-20T14:05+02:00')).toBe('2026-11-20T14:05:00.000+02:00')
    expect(read('2026-11-20T14:05:06.5Z')).toBe('2026-11-20T14:05:06.500+00:00')
    expect(read('2026-11-20 14:05')).toBe('2026-11-20T14:05:00.000+09:00')
  })

  it.each(['', 'soon', '25:00', '14:60', '10m', '2026-13-01T00:00', '2026-02-30T10:00', '2026-11-22', '--5m'])(
    'does not read "%s"',
    (text) => {
      expect(parseMoment(text, seoul)).toMatchObject({ error: { code: 'time_unreadable', detail: { text } } })
    },
  )

  it.each(['-99999d', '-999999d', `-${'999999d'.repeat(400)}`, '0001-01-01T00:00Z', '1969-12-31T23:59:59Z'])(
    'refuses "%s": before 1970 there is no incident, only a slip of the hand',
    (text) => expect(parseMoment(text, seoul)).toMatchObject({ error: { code: 'time_unreadable', detail: { text } } }),
  )

  it('reads the very first moment of 1970', () => expect(read('1970-01-01T00:00Z')).toBe('1970-01-01T00:00:00.000+00:00'))

  it('refuses what has not come yet and says which moment that would be', () => {
    expect(parseMoment('2026-11-22T00:30+09:00', seoul)).toMatchObject({
      error: { code: 'time_in_future', detail: { moment: '2026-11-22T00:30:00.000+09:00' } },
    })
  })

  it('grants five seconds to clocks that differ', () => {
    expect(read('2026-11-22T00:10:04+09:00')).toBe('2026-11-22T00:10:04.000+09:00')
  })
})

it('writes a moment in a zone', () => {
  expect(rfc3339In(0, 'Asia/Seoul')).toBe('1970-01-01T09:00:00.000+09:00')
  expect(rfc3339In(0, 'UTC')).toBe('1970-01-01T00:00:00.000+00:00')
})
