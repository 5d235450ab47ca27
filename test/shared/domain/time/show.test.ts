import { describe, expect, it } from 'vitest'
import {
  clockTime,
  dateOf,
  durationText,
  exactMoment,
  instantMs,
  minuteOf,
  minutesText,
  momentBeside,
  offsetOf,
} from '../../../../shared/domain/time/show.ts'

const seoul = 'Asia/Seoul'

describe('moments', () => {
  it('compare as instants: as text 14:05 in Seoul is after 05:06 in London', () => {
    expect(instantMs('2026-11-22T14:05:00.000+09:00')).toBeLessThan(instantMs('2026-11-22T05:06:00.000+00:00'))
    expect(instantMs('2026-11-22T14:05:00+09:00')).toBe(instantMs('2026-11-22T05:05:00Z'))
    expect(() => instantMs('yesterday')).toThrow()
  })

  it('read in the zone of the incident, whatever offset they were recorded with', () => {
    expect(clockTime('2026-11-22T05:02:03.900Z', seoul)).toBe('14:02:03')
    expect(clockTime('2026-11-22T00:00:00+09:00', seoul)).toBe('00:00:00')
    expect(dateOf('2026-11-22T15:30:00Z', seoul)).toBe('2026-11-23')
    expect(minuteOf('2026-11-22T05:02:59Z', seoul)).toBe('2026-11-22 14:02')
    expect(offsetOf('2026-11-22T05:02:59Z', seoul)).toBe('+09:00')
  })

  it('carry their date on another day only', () => {
    const beside = '2026-11-22T14:04:30+09:00'
    expect(momentBeside('2026-11-22T14:02:03+09:00', beside, seoul)).toBe('14:02:03')
    expect(momentBeside('2026-11-22T14:02:03Z', beside, seoul)).toBe('23:02:03')
    expect(momentBeside('2026-11-22T15:02:03Z', beside, seoul)).toBe('2026-11-23 00:02:03')
  })

  it('leave nothing to guess in their exact form', () => {
    expect(exactMoment('2026-11-22T05:02:03Z', seoul)).toBe('2026-11-22 14:02:03 +09:00 (Asia/Seoul)')
    expect(exactMoment('2026-11-22T05:02:03.120Z', seoul)).toBe('2026-11-22 14:02:03.120 +09:00 (Asia/Seoul)')
    expect(exactMoment('2026-10-25T00:30:00Z', 'Europe/Berlin')).toBe('2026-10-25 02:30:00 +02:00 (Europe/Berlin)')
    expect(exactMoment('2026-10-25T01:30:00Z', 'Europe/Berlin')).toBe('2026-10-25 02:30:00 +01:00 (Europe/Berlin)')
  })

  it('show in their own offset where this machine does not know the zone', () => {
    expect(exactMoment('2026-11-22T14:02:03+09:00', 'Mars/Olympus')).toBe('2026-11-22 14:02:03 +09:00 (+09:00)')
  })
})

describe('durations', () => {
  it.each([
    [0, '0ms', '0ms'],
    [12.4, '12ms', '12ms'],
    [999.7, '1s', '1초'],
    [4240, '4.2s', '4.2초'],
    [59_960, '1m', '1분'],
    [1_457_000, '24m 17s', '24분 17초'],
    [3_600_000, '1h', '1시간'],
    [90_061_000, '1d 1h 1m 1s', '1일 1시간 1분 1초'],
    [-120_000, '-2m', '-2분'],
  ])('%d ms read %s and %s', (ms, en, ko) => {
    expect([durationText(ms, 'en'), durationText(ms, 'ko')]).toEqual([en, ko])
  })

  it('are whole minutes for customers, one at least', () => {
    expect(minutesText(1_457_000, 'en')).toBe('24 minutes')
    expect(minutesText(1_457_000, 'ko')).toBe('24분')
    expect(minutesText(3_900_000, 'en')).toBe('1 hour 5 minutes')
    expect(minutesText(3_000, 'en')).toBe('1 minute')
  })
})
