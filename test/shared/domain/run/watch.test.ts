import { describe, expect, it } from 'vitest'
import type { Verdict } from '../../../../shared/domain/probe/reading.ts'
import { hasHeld, nothingSeen, observe, plusMs } from '../../../../shared/domain/run/watch.ts'

const rule = { everyMs: 2000, holdsForMs: 10_000, withinMs: 300_000 }
const at = (second: number, verdict: Verdict = 'ok') => ({ startedAt: plusMs('2026-11-22T14:00:00.000+09:00', second * 1000), verdict })
const see = (...answers: { startedAt: string; verdict: Verdict }[]) =>
  answers.reduce((seen, answer) => observe(seen, answer, rule), nothingSeen)

describe('a watch', () => {
  it('has held once ok has gone on for the time asked', () => {
    const seen = see(at(0), at(2), at(4), at(6), at(8), at(10))
    expect(seen.heldSince).toBe('2026-11-22T14:00:00.000+09:00')
    expect(hasHeld(seen, rule)).toBe(true)
  })

  it('has not held a moment earlier', () => expect(hasHeld(see(at(0), at(2), at(4), at(6), at(8), at(9.999)), rule)).toBe(false))

  it.each<Verdict>(['warning', 'critical', 'unknown'])('starts again after a %s', (verdict) => {
    const seen = see(at(0), at(2), at(4), at(6, verdict), at(8), at(10), at(12))
    expect(seen.heldSince).toBe('2026-11-22T14:00:08.000+09:00')
    expect(hasHeld(seen, rule)).toBe(false)
  })

  it('does not hold while the latest answer is not ok', () => expect(see(at(0), at(2, 'warning')).heldSince).toBeNull())

  it('does not count a gap longer than three intervals as holding', () => {
    expect(see(at(0), at(6)).heldSince).toBe('2026-11-22T14:00:00.000+09:00')
    const slept = see(at(0), at(2), at(2 + 6.001))
    expect(slept.heldSince).toBe(plusMs('2026-11-22T14:00:00.000+09:00', 8001))
    expect(hasHeld(see(at(0), at(60)), rule)).toBe(false)
  })

  it('does not trust a clock that ran backwards', () => {
    expect(see(at(100), at(50)).heldSince).toBe('2026-11-22T14:00:50.000+09:00')
  })
})

describe('plusMs', () => {
  it.each([
    ['2026-11-22T14:05:00.000+09:00', 600_000, '2026-11-22T14:15:00.000+09:00'],
    ['2026-12-31T23:59:30.500-03:30', 60_000, '2027-01-01T00:00:30.500-03:30'],
    ['2026-11-22T05:05:00.000Z', 1, '2026-11-22T05:05:00.001Z'],
  ])('%s + %d ms keeps the offset', (from, ms, to) => expect(plusMs(from, ms)).toBe(to))
})
