import { describe, expect, it } from 'vitest'
import { standingOf } from '../../../../shared/domain/board/standing.ts'

const startedAt = '2026-11-24T14:00:00.000+09:00'
const atMs = Date.parse(startedAt)
const stood = { paused: false, held: false, latest: { startedAt }, everyMs: 30_000 }

describe('how far a watch can be taken for now', () => {
  it.each([
    ['twice its rhythm and the grace', 75_000, 'fresh'],
    ['a millisecond more', 75_001, 'old'],
    ['a clock ahead of ours', -5_000, 'fresh'],
  ] as const)('%s', (_, ageMs, standing) => {
    expect(standingOf(stood, atMs + ageMs)).toBe(standing)
  })

  it('is paused, or held while the laptop is offline, however young the answer is; unasked without one', () => {
    expect(standingOf({ ...stood, paused: true, held: true }, atMs)).toBe('paused')
    expect(standingOf({ ...stood, held: true }, atMs)).toBe('held')
    expect(standingOf({ ...stood, held: true, latest: null }, atMs)).toBe('unasked')
  })
})
