import { describe, expect, it } from 'vitest'
import { noteHost } from '../../../../shared/domain/host/decide.ts'
import { noticeBetween, type Look } from '../../../../shared/domain/host/notice.ts'
import { describeEvent } from '../../../../shared/domain/timeline/describe.ts'
import { factsAt, recorded } from '../../../support/recorded.ts'
import { incident } from '../../../support/run-world.ts'

const before: Look = { wallMs: 1_000_000, uptimeMs: 50_000, zone: 'Asia/Seoul' }
const after = (passedMs: number, steppedMs = 0, zone = 'Asia/Seoul') => ({
  ...{ wallMs: before.wallMs + passedMs + steppedMs, uptimeMs: before.uptimeMs + passedMs, zone },
})
const notice = (look: Look) => noticeBetween(before, look, 15_000)

describe('two looks at the clocks', () => {
  it('tell nothing of a machine that is busy, and of a clock the network keeps', () => {
    expect(notice(after(15_000))).toEqual([])
    expect(notice(after(59_000))).toEqual([])
    expect(notice(after(15_000, 4_000))).toEqual([])
  })

  it('tell that it slept', () => {
    expect(notice(after(3_600_000))).toEqual([{ what: 'slept', fromMs: 1_000_000, toMs: 4_600_000, noticedBy: 'clock' }])
  })

  it('tell a clock that was set from sleep, also when both came together', () => {
    expect(notice(after(15_000, 3_600_000))).toEqual([{ what: 'clock_stepped', byMs: 3_600_000 }])
    expect(notice(after(15_000, -7_200))).toEqual([{ what: 'clock_stepped', byMs: -7_200 }])
    expect(notice(after(600_000, -60_000)).map(({ what }) => what)).toEqual(['slept', 'clock_stepped'])
  })

  it('tell that the zone changed', () => {
    expect(notice(after(15_000, 0, 'Europe/Berlin'))).toEqual([{ what: 'zone_changed', from: 'Asia/Seoul', to: 'Europe/Berlin' }])
  })
})

describe('what was noticed', () => {
  const slept = { what: 'slept', fromMs: Date.parse('2026-11-22T13:30:00+09:00'), toMs: Date.parse('2026-11-22T14:05:00+09:00') } as const

  it('goes onto the timeline of every open incident, and of no other', () => {
    const incidents = [
      incident,
      { ...incident, id: 'inc-2', status: 'monitoring' as const },
      { ...incident, id: 'inc-3', status: 'closed' as const },
    ]
    const drafts = noteHost(incidents, { ...slept, noticedBy: 'system' }, 'laptop-kim', factsAt())
    expect(drafts).toEqual(
      ['inc-1', 'inc-2'].map((incidentId) => ({
        ...{ type: 'host.slept.v1', incidentId, occurredAt: '2026-11-22T14:05:00.000+09:00' },
        data: {
          ...{ host: 'laptop-kim', from: '2026-11-22T13:30:00.000+09:00', to: '2026-11-22T14:05:00.000+09:00' },
          ...{ durationMs: 2_100_000, noticedBy: 'system' },
        },
      })),
    )
    const [event] = recorded(drafts)
    expect(describeEvent(event!, 'en')).toMatchObject({
      headline: 'This laptop slept for 35m (laptop-kim)',
      body: expect.stringContaining('2026-11-22 13:30:00 +09:00 → 2026-11-22 14:05:00 +09:00') as string,
      tone: 'warning',
    })
    expect(describeEvent(event!, 'ko').headline).toBe('이 노트북이 35분 동안 잠들어 있었습니다(laptop-kim)')
  })
})
