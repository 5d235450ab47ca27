import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextHlc } from '../../../../electron/core/store/hlc.ts'

const wall = fc.integer({ min: 0, max: 4_102_444_800_000 })

describe('the hybrid logical clock', () => {
  it('only goes forward, whatever the wall clock does', () => {
    fc.assert(
      fc.property(fc.array(wall, { minLength: 2 }), (walls) => {
        const clocks = walls.reduce<string[]>((seen, ms) => [...seen, nextHlc(seen.at(-1) ?? null, ms)], [])
        expect(clocks.toSorted()).toEqual(clocks)
        expect(new Set(clocks).size).toBe(clocks.length)
      }),
    )
  })

  it('follows the wall clock when that is ahead', () => {
    expect(nextHlc('001795327445000-000007', 1_795_327_445_001)).toBe('001795327445001-000000')
  })

  it('counts while the wall clock is behind', () => {
    expect(nextHlc('001795327445000-000007', 12)).toBe('001795327445000-000008')
  })

  it('carries over when the counter is full', () => {
    expect(nextHlc('001795327445000-999999', 12)).toBe('001795327445001-000000')
  })
})
