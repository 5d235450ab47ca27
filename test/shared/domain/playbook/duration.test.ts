import { describe, expect, it } from 'vitest'
import { durationMs } from '../../../../shared/domain/playbook/duration.ts'

describe('durationMs', () => {
  it.each([
    ['500ms', 500],
    ['2s', 2000],
    ['5m', 300_000],
    ['1h30m', 5_400_000],
    ['1d', 86_400_000],
    ['5m500ms', 300_500],
  ])('reads %s', (text, ms) => expect(durationMs(text)).toBe(ms))

  it.each(['', '5', '5 m', 'm5', '-5s', '1.5h', '5M', '5m '])('does not read %j', (text) => expect(durationMs(text)).toBeNull())
})
