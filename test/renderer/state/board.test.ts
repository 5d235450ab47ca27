import { describe, expect, it } from 'vitest'
import { createBoard, merged } from '../../../renderer/state/board.ts'
import type { WatchView } from '../../../shared/contract/board.ts'
import type { Reading } from '../../../shared/domain/probe/reading.ts'

const at = '2026-11-24T14:00:00.000+09:00'
const atMs = Date.parse(at)
const reading = (of: Partial<Reading> = {}): Reading => ({
  ...{ readingId: 'rea-1', probe: 'postgres.blocking', connection: 'primary', startedAt: at, durationMs: 12, rowCount: 0, verdict: 'ok' },
  ...{ target: 'primary', host: 'laptop', query: 'SELECT 1', columns: [], rows: [], reason: { ko: '막힘 없음', en: 'none' } },
  ...of,
})
const watch = (of: Partial<WatchView> = {}): WatchView => ({
  ...{ watchId: 'con-1/postgres.blocking', connection: 'primary', environment: 'production', kind: 'postgres', probe: 'postgres.blocking' },
  ...{
    title: { ko: '누가 누구를 막는가', en: 'Who blocks whom' },
    params: {},
    everyMs: 30_000,
    standing: true,
    paused: false,
    held: false,
  },
  ...{ asking: false, latest: null, since: null, nextAt: null },
  ...of,
})

describe('the points of a watch', () => {
  it('are each there once, oldest first, and no more than an hour before the newest', () => {
    const point = (ms: number) => ({ atMs: ms, verdict: 'ok', value: ms }) as const
    expect(merged([point(3_600_001), point(0)], [point(60_000), point(3_600_001)])).toEqual([point(60_000), point(3_600_001)])
  })
})

describe('the board', () => {
  const history = { watchId: 'con-1/postgres.blocking', points: [{ atMs: atMs - 30_000, verdict: 'warning', value: 2 }] }
  function made() {
    const asked: string[] = []
    const client = {
      board: {
        list: async () => (asked.push('list'), { ok: true, value: [watch()] }),
        history: async ({ watchId }: { watchId: string }) => (asked.push(`history ${watchId}`), { ok: true, value: history }),
      },
    }
    return { asked, board: createBoard(client as never) }
  }

  it('asks for the hour of a watch once, and again only where something may have been missed', async () => {
    const { asked, board } = made()
    await board.load()
    await board.load()
    expect(asked).toEqual(['list', `history ${history.watchId}`, 'list'])
    await board.load({ anew: true })
    expect(asked.slice(3)).toEqual(['list', `history ${history.watchId}`])
  })

  it('takes what is told: one point for each new answer, none for being asked', async () => {
    const { board } = made()
    await board.load()
    const latest = reading({ verdict: 'critical', measure: { value: 3, unit: 'count' } })
    board.take(watch({ asking: true }))
    board.take(watch({ latest }))
    board.take(watch({ latest, asking: true }))
    const { watches, points } = board.store.getState()
    expect(watches).toEqual([watch({ latest, asking: true })])
    expect(points[history.watchId]).toEqual([...history.points, { atMs, verdict: 'critical', value: 3 }])
  })

  it('lets nothing come back that was taken off', async () => {
    const { board } = made()
    await board.load()
    board.take(watch({ watchId: 'gone' }))
    expect(board.store.getState().watches.map(({ watchId }) => watchId)).toEqual([history.watchId])
  })
})
