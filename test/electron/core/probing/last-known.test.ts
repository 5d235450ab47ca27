import { expect, it } from 'vitest'
import { lastKnown } from '../../../../electron/core/probing/last-known.ts'
import type { Point } from '../../../../shared/domain/board/series.ts'
import type { Reading } from '../../../../shared/domain/probe/reading.ts'

const minute = (n: number) => Date.parse('2026-11-24T14:00:00.000+09:00') + n * 60_000
const point = (n: number, verdict: Point['verdict']): Point => ({ atMs: minute(n), verdict, value: null })
const reading = (of: Partial<Reading>) =>
  ({ connection: 'api', probe: 'http.status', startedAt: '2026-11-24T14:09:00.000+09:00', verdict: 'critical', ...of }) as Reading
const watch = (watchId: string, params = {}) => ({ watchId, connection: 'api', probe: 'http.status', params, everyMs: 30_000 })

it('finds the newest answer to the same question, and since when it says what it says', () => {
  const newestFirst = [
    reading({ readingId: 'new' }),
    reading({ readingId: 'other', params: { path: '/b' } }),
    reading({ readingId: 'old' }),
  ]
  const points = [point(1, 'critical'), point(3, 'ok'), point(5, 'critical'), point(7, 'critical'), point(9, 'critical')]
  const read = { readings: () => newestFirst, points: () => points }
  const known = lastKnown(read, [watch('w1'), watch('w2', { path: '/b' }), watch('w3', { path: '/c' })], 'Asia/Seoul')
  expect([...known].map(([id, { latest, since }]) => [id, latest.readingId, since])).toEqual([
    ['w1', 'new', '2026-11-24T14:05:00.000+09:00'],
    ['w2', 'other', '2026-11-24T14:05:00.000+09:00'],
  ])
})

it('knows since when by the answer itself, where no point is older', () => {
  const read = { readings: () => [reading({ readingId: 'one' })], points: () => [] }
  expect(lastKnown(read, [watch('w1')], 'UTC').get('w1')?.since).toBe('2026-11-24T14:09:00.000+09:00')
})
