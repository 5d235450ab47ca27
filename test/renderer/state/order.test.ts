import { describe, expect, it } from 'vitest'
import { mergeRows } from '../../../renderer/state/order.ts'
import { rowAt, textsOf } from '../support/rows.ts'

describe('mergeRows', () => {
  it('orders by when it happened, whenever it was recorded', () => {
    const rows = mergeRows([rowAt('14:02'), rowAt('14:10')], [rowAt('13:41')])
    expect(textsOf(rows)).toEqual(['13:41', '14:02', '14:10'])
  })

  it('compares instants, not texts: 05:00Z is 14:00 in Seoul', () => {
    const early = rowAt('13:59')
    const utc = rowAt('14:00', { occurredAt: '2026-11-24T05:00:00.000Z' })
    expect(mergeRows([utc], [early])).toEqual([early, utc])
  })

  it('breaks a tie by the clock that orders several logs, then by log, then by place', () => {
    const of = (hlc: string, logId: string, seq: number) => rowAt('14:00', { hlc, logId, seq })
    const [a, b, c, d] = [of('1', 'log-b', 9), of('2', 'log-a', 8), of('2', 'log-b', 1), of('2', 'log-b', 2)] as const
    expect(mergeRows([b, d], [c, a])).toEqual([a, b, c, d])
    expect(mergeRows([c, d], [b, a])).toEqual([a, b, c, d])
  })

  it('keeps one row per identity, and of two the newer copy', () => {
    const row = rowAt('14:00')
    const redacted = { ...row, data: { ...row.data, text: null } }
    expect(mergeRows([row], [redacted])).toEqual([redacted])
  })
})
