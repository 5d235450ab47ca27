import { describe, expect, it } from 'vitest'
import { latestOf, tallyOf } from '../../../renderer/state/tally.ts'
import type { WatchView } from '../../../shared/contract/board.ts'
import type { Reading, Verdict } from '../../../shared/domain/probe/reading.ts'

const at = '2026-11-24T14:00:00.000+09:00'
const reading = (verdict: Verdict, of: Partial<Reading> = {}) =>
  ({ readingId: verdict, probe: 'http.status', connection: 'api', startedAt: at, verdict, ...of }) as Reading
const watch = (of: Partial<WatchView>) =>
  ({
    watchId: 'w',
    connection: 'api',
    probe: 'http.status',
    params: {},
    everyMs: 30_000,
    paused: false,
    held: false,
    latest: null,
    ...of,
  }) as WatchView

describe('the newest answer to a watch', () => {
  const later = '2026-11-24T14:01:00.000+09:00'
  it('is a step’s, where it asked the same thing later, and with the same parameters', () => {
    const own = watch({ latest: reading('ok'), params: { path: '/' } })
    const key = 'api http.status'
    expect(latestOf(own, { [key]: reading('critical', { startedAt: later, params: { path: '/' } }) })?.verdict).toBe('critical')
    expect(latestOf(own, { [key]: reading('critical', { startedAt: later, params: { path: '/b' } }) })?.verdict).toBe('ok')
    expect(latestOf(watch({ latest: reading('ok', { startedAt: later }) }), { [key]: reading('critical') })?.verdict).toBe('ok')
    expect(latestOf(watch({}), {})).toBe(null)
  })
})

describe('the tally', () => {
  it('counts each verdict as far as it is of now, and never takes what is old, paused, held or unasked for one', () => {
    const all = [
      watch({ latest: reading('critical') }),
      watch({ latest: reading('ok') }),
      watch({ latest: reading('unknown') }),
      watch({ latest: reading('ok'), paused: true }),
      watch({ latest: reading('ok'), held: true }),
      watch({ latest: reading('ok', { startedAt: '2026-11-24T13:00:00.000+09:00' }) }),
      watch({}),
    ]
    expect(tallyOf(all, {}, Date.parse(at))).toEqual({ critical: 1, warning: 0, unknown: 1, ok: 1, past: 4 })
  })
})
