import { describe, expect, it } from 'vitest'
import { ticksOf } from '../../../renderer/components/plot-ticks.ts'

const texts = (from: string, minutes: number, zone: string) =>
  ticksOf(Date.parse(from), Date.parse(from) + minutes * 60_000, zone).map(({ text }) => text)

describe('the times below a plot', () => {
  it('are round on the clock of the zone, an hour in steps of ten minutes', () => {
    expect(texts('2026-11-24T13:57:20+09:00', 60, 'Asia/Seoul')).toEqual(['14:00', '14:10', '14:20', '14:30', '14:40', '14:50'])
  })

  it('are round where the offset is not in whole hours, and over midnight', () => {
    expect(texts('2026-11-24T22:10:00+05:45', 360, 'Asia/Kathmandu')).toEqual(['23:00', '00:00', '01:00', '02:00', '03:00', '04:00'])
    expect(texts('2026-11-24T22:10:00+09:00', 1440, 'Asia/Seoul')).toEqual(['00:00', '04:00', '08:00', '12:00', '16:00', '20:00'])
  })

  it('are days over a week and more, never so many that they run into each other', () => {
    expect(texts('2026-11-17T02:56:00+09:00', 6 * 1440, 'Asia/Seoul')).toEqual(['11-18', '11-19', '11-20', '11-21', '11-22', '11-23'])
    expect(texts('2026-10-23T09:00:00+02:00', 5 * 1440, 'Europe/Berlin')).toEqual(['10-24', '10-25', '10-26', '10-27', '10-28'])
    expect(texts('2026-09-24T09:00:00+09:00', 60 * 1440, 'Asia/Seoul')).toHaveLength(7)
  })
})

it('come in seconds where a minute holds them all', () => {
  const from = Date.parse('2026-11-24T02:00:58Z')
  expect(ticksOf(from, from + 13_000, 'Asia/Seoul').map(({ text }) => text)).toEqual([
    '11:01:00',
    '11:01:02',
    '11:01:04',
    '11:01:06',
    '11:01:08',
    '11:01:10',
  ])
})
