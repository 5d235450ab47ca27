import { describe, expect, it } from 'vitest'
import { ageText, elapsedText } from '../../../renderer/components/time-text.ts'

const hour = 3_600_000

describe('times that run', () => {
  it('line up in figures, and count days from the second day on', () => {
    expect([elapsedText('en', 47 * 60_000 + 12_900), elapsedText('ko', 26 * hour), elapsedText('en', 26 * hour)]).toEqual([
      '00:47:12',
      '1일 02:00:00',
      '1d 02:00:00',
    ])
  })

  it('never run backwards', () => {
    expect([elapsedText('en', -5_000), ageText('ko', -5_000)]).toEqual(['00:00:00', '0초'])
  })

  it('tell an age in its largest unit', () => {
    expect([4_900, 11 * 60_000, 3 * hour, 50 * hour].map((ms) => ageText('ko', ms))).toEqual(['4초', '11분', '3시간', '2일'])
  })
})
