import { describe, expect, it } from 'vitest'
import { outOfOrder } from '../../../../shared/domain/incident/measures.ts'

const at = (clock: string) => `2026-11-22T${clock}:00.000+09:00`

describe('milestones out of order', () => {
  it('are named in pairs, those next to each other, across offsets', () => {
    const found = outOfOrder({
      impact_started: at('14:10'),
      detected: '2026-11-22T05:05:00.000Z',
      mitigated: at('14:20'),
      resolved: at('14:15'),
    })
    expect(found.map(({ first, second }) => [first, second])).toEqual([
      ['impact_started', 'detected'],
      ['mitigated', 'resolved'],
    ])
  })

  it('are none where the cause is found after the end, nothing is said, or two fall together', () => {
    expect(outOfOrder({ detected: at('14:00'), resolved: at('15:00'), identified: at('18:00') })).toEqual([])
    expect(outOfOrder({})).toEqual([])
    expect(outOfOrder({ impact_started: at('14:00'), detected: at('14:00'), declared: at('14:00') })).toEqual([])
  })

  it('are each named once, though two chains pass them', () => {
    expect(outOfOrder({ detected: at('14:00'), resolved: at('13:00') })).toHaveLength(1)
  })
})
