import { describe, expect, it } from 'vitest'
import { duration, secondsOf } from '../../../../electron/core/targets/duration.ts'

describe('a duration', () => {
  it.each([
    ['5m', 300],
    ['1h30m', 5_400],
    ['24h', 86_400],
    ['1w2d', 777_600],
    ['1y', 31_536_000],
  ])('%s is %i seconds', (text, seconds) => {
    expect(duration.safeParse(text).success).toBe(true)
    expect(secondsOf(text)).toBe(seconds)
  })

  it.each(['', '5', 'm', '0s', '-5m', '5m ', '30m1h', '5m]) or vector(1', '1.5h'])('is none: "%s"', (text) => {
    expect(duration.safeParse(text).success).toBe(false)
  })
})
