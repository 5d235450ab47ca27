import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextHlc } from '../../../../electron/core/store/hlc.ts'
import { placeMs } from '../../../../shared/domain/timeline/order.ts'

const noon = Date.parse('2026-11-22T03:00:00Z')
const iso = (ms: number) => new Date(ms).toISOString()

describe('where a row stands', () => {
  it('never depends on the wall clock: what is recorded as it happens stands in the order it was recorded, however the clock is set in between', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -7_200_000, max: 7_200_000 }), { minLength: 2, maxLength: 40 }), (steps) => {
        let [wall, hlc] = [noon, null as string | null]
        const places = steps.map((step) => {
          wall += step
          hlc = nextHlc(hlc, wall + 3)
          return { ms: placeMs({ occurredAt: iso(wall), recordedAt: iso(wall), hlc }), hlc }
        })
        const sorted = places.toSorted((a, b) => a.ms - b.ms || (a.hlc < b.hlc ? -1 : 1))
        expect(sorted).toEqual(places)
      }),
    )
  })

  it('is where a person said, once somebody said when', () => {
    const hlc = nextHlc(null, noon + 3_600_000)
    expect(placeMs({ occurredAt: iso(noon - 600_000), recordedAt: iso(noon), hlc })).toBe(noon - 600_000)
    expect(placeMs({ occurredAt: '2026-11-22T11:50:00.000+09:00', recordedAt: iso(noon), hlc: nextHlc(null, noon + 2) })).toBe(
      noon - 600_000,
    )
  })

  it('keeps a reading as far before its record as it was begun', () => {
    const hlc = nextHlc(null, noon + 3_600_000)
    expect(placeMs({ occurredAt: iso(noon - 4_000), recordedAt: iso(noon), hlc })).toBe(noon + 3_600_000 - 4_000)
  })
})
