import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cursorOf, placeAt, type Place } from '../../../../electron/core/store/cursor.ts'

const place: fc.Arbitrary<Place> = fc.tuple(fc.integer(), fc.string(), fc.string(), fc.nat())

describe('a cursor', () => {
  it('leads back to its place', () => {
    fc.assert(
      fc.property(place, (at) => {
        expect(placeAt(cursorOf(at))).toEqual(at)
      }),
    )
  })

  it.each(['', 'x', '%%', cursorOf([1, 'h', 'l', 2]) + 'A', Buffer.from('[1,2,3,4]').toString('base64url')])('%j is refused', (cursor) => {
    expect(() => placeAt(cursor)).toThrow(expect.objectContaining({ refusal: { code: 'cursor_unreadable', detail: { cursor } } }))
  })
})
