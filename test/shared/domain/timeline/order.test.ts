import { describe, expect, it } from 'vitest'
import type { Recorded } from '../../../../shared/domain/events.ts'
import { inOrderOfHappening, isLate } from '../../../../shared/domain/timeline/order.ts'

const event = (occurredAt: string, hlc: string, logId = 'a', seq = 1) => ({ occurredAt, hlc, logId, seq }) as Recorded

describe('order of happening', () => {
  it('goes by the instant, whatever the offsets, and then by the clock of the logs', () => {
    const seoul = event('2026-11-22T14:05:00+09:00', '3')
    const london = event('2026-11-22T05:04:00+00:00', '4')
    const same = event('2026-11-22T05:05:00Z', '1')
    expect(inOrderOfHappening([seoul, london, same])).toEqual([london, same, seoul])
  })

  it('does not depend on the order it was given', () => {
    const twins = [
      event('2026-11-22T05:05:00Z', '1', 'a', 1),
      event('2026-11-22T05:05:00Z', '1', 'a', 2),
      event('2026-11-22T05:05:00Z', '1', 'b', 1),
    ]
    expect(inOrderOfHappening(twins.toReversed())).toEqual(twins)
  })

  it('calls late what was recorded more than five minutes after', () => {
    const occurredAt = '2026-11-22T14:05:00+09:00'
    expect(isLate({ occurredAt, recordedAt: '2026-11-22T05:10:00Z' })).toBe(false)
    expect(isLate({ occurredAt, recordedAt: '2026-11-22T05:10:00.001Z' })).toBe(true)
  })
})
