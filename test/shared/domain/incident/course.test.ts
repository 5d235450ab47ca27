import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stretchesOf, timeInEach } from '../../../../shared/domain/incident/course.ts'

const start = Date.parse('2026-11-22T05:00:00Z')
const at = (minutes: number) => new Date(start + minutes * 60_000).toISOString()

describe('the time in each', () => {
  it('sums what came twice', () => {
    const turns = [
      { status: 'investigating', at: at(0), by: 'kim' },
      { status: 'monitoring', at: at(10), by: 'kim' },
      { status: 'investigating', at: at(15), by: 'lee' },
    ]
    expect(timeInEach(turns, start + 20 * 60_000, ({ status }) => status)).toEqual([
      { name: 'investigating', ms: 15 * 60_000 },
      { name: 'monitoring', ms: 5 * 60_000 },
    ])
  })

  it('adds up to the whole, however the turns were dated', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 1 }), fc.integer({ min: 600, max: 900 }), (minutes, end) => {
        const until = start + end * 60_000
        const stretches = stretchesOf(
          minutes.map((minute) => ({ at: at(minute) })),
          until,
        )
        const sum = stretches.reduce((total, { ms }) => total + ms, 0)
        expect(stretches.every(({ ms }) => ms >= 0)).toBe(true)
        expect(sum).toBe(until - (start + (minutes[0] ?? 0) * 60_000))
      }),
    )
  })
})
