import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rangeOf, valuePath, verdictPaths } from '../../../renderer/components/sparkline-path.ts'
import type { Point } from '../../../shared/domain/board/series.ts'
import { verdict } from '../../../shared/domain/probe/reading.ts'

const frame = { width: 100, height: 10, fromMs: 0, toMs: 100_000 }
const point = (atMs: number, value: number | null, made: Point['verdict'] = 'ok'): Point => ({ atMs, value, verdict: made })

describe('the line of a sparkline', () => {
  it('goes from the least at the foot to the greatest at the top, in time', () => {
    expect(valuePath([point(0, 5), point(50_000, 10), point(100_000, 7.5)], frame)).toBe('M0 10L50 0L100 5')
  })

  it('breaks where the answer has no number: nothing is drawn over what is not known', () => {
    const points = [point(0, 1), point(10_000, 2), point(20_000, null, 'unknown'), point(30_000, 2), point(40_000, 1)]
    expect(valuePath(points, frame)).toBe('M0 10L10 0M30 0L40 10')
  })

  it('breaks where nobody asked for long', () => {
    const points = [point(0, 1), point(10_000, 1), point(20_000, 2), point(80_000, 2), point(90_000, 1)]
    expect(valuePath(points, frame)).toBe('M0 10L10 10L20 0M80 0L90 10')
  })

  it('draws a number that stands alone, and what never changes in the middle', () => {
    expect(valuePath([point(50_000, 4)], frame)).toBe('M50 5h.01')
  })

  it('leaves out what is before the frame, and is empty without numbers', () => {
    expect(valuePath([point(-10_000, 1), point(10_000, null)], frame)).toBe('')
    expect(rangeOf([point(0, null)])).toBeNull()
  })

  it('stays in its frame, whatever was measured', () => {
    const points = fc.array(fc.tuple(fc.integer({ min: 0, max: 100_000 }), fc.double({ noNaN: true, min: -1e9, max: 1e9 })), {
      minLength: 1,
    })
    fc.assert(
      fc.property(points, (all) => {
        const path = valuePath(
          all.map(([atMs, value]) => point(atMs, value)).toSorted((a, b) => a.atMs - b.atMs),
          frame,
        )
        for (const [, x, y] of path.matchAll(/[ML](\S+?) (-?[\d.e+-]+)/gu)) {
          expect(Number(x)).toBeGreaterThanOrEqual(0)
          expect(Number(x)).toBeLessThanOrEqual(100)
          expect(Number(y)).toBeGreaterThanOrEqual(0)
          expect(Number(y)).toBeLessThanOrEqual(10)
        }
      }),
    )
  })
})

describe('the marks of a sparkline', () => {
  it('are told apart by height too, each as wide as until the next answer', () => {
    const all = verdict.options.map((made, at) => point(at * 10_000, 1, made))
    expect(verdictPaths(all, { ...frame, toMs: 40_000 })).toEqual({
      ok: 'M0 7.5h25v2.5h-25Z',
      warning: 'M25 3.5h25v6.5h-25Z',
      critical: 'M50 0h25v10h-25Z',
      unknown: 'M75 5h25v5h-25Z',
    })
  })

  it('end where nobody asked any more: an old ok does not go on', () => {
    expect(verdictPaths([point(0, 1), point(1_000, 1)], frame).ok).toBe('M0 7.5h1v2.5h-1ZM1 7.5h4v2.5h-4Z')
  })
})
