import { expect, it } from 'vitest'
import { spanOf } from '../../../../shared/domain/search/span.ts'
import { value } from '../../../support/reply.ts'

const facts = { recordedAt: '2026-11-22T14:05:00.000+09:00', zone: 'Asia/Seoul' }
const ms = (text: string) => Date.parse(text)

it('takes a day whole, in the zone', () => {
  expect(value(spanOf({ since: '2026-11-21', until: '2026-11-22' }, facts))).toEqual({
    sinceMs: ms('2026-11-21T00:00+09:00'),
    beforeMs: ms('2026-11-23T00:00+09:00'),
  })
})

it('takes a day of 23 hours as it is', () => {
  const { sinceMs, beforeMs } = value(spanOf({ since: '2026-03-29', until: '2026-03-29' }, { ...facts, zone: 'Europe/Berlin' }))
  expect(beforeMs! - sinceMs!).toBe(23 * 3_600_000)
})

it('takes a moment as it stands, itself included', () => {
  expect(value(spanOf({ since: '-1h', until: '14:00' }, facts))).toEqual({
    sinceMs: ms('2026-11-22T13:05+09:00'),
    beforeMs: ms('2026-11-22T14:00+09:00') + 1,
  })
})

it('is open where nothing was given, and may end in days to come', () => {
  expect(value(spanOf({}, facts))).toEqual({ sinceMs: undefined, beforeMs: undefined })
  expect(value(spanOf({ until: '2026-12-31' }, facts)).beforeMs).toBe(ms('2027-01-01T00:00+09:00'))
})

it.each([
  [{ since: 'yesterday' }, 'time_unreadable'],
  [{ until: '2026-02-30' }, 'time_unreadable'],
  [{ until: '2026-11-23T00:00+09:00' }, 'time_in_future'],
])('refuses %j: %s', (given, code) => {
  expect(spanOf(given, facts)).toMatchObject({ ok: false, error: { code } })
})
