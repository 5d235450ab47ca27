import { describe, expect, it } from 'vitest'
import { standingId, watchesOf } from '../../../../shared/domain/board/select.ts'
import { seriesOf } from '../../../../shared/domain/board/series.ts'
import { emptyBoard, reduceBoard, type Board } from '../../../../shared/domain/board/state.ts'
import type { DomainEvent } from '../../../../shared/domain/events.ts'
import { connectionTo } from '../../../support/prober.ts'

const connection = connectionTo()
const probes = [
  { probe: 'postgres.blocking', kind: 'postgres', boardMs: 30_000 },
  { probe: 'postgres.sql', kind: 'postgres', boardMs: null },
] as const
const fold = (state: Board, ...events: { type: string; data: object }[]) =>
  events.reduce((now, event) => reduceBoard(now, event as unknown as DomainEvent), state)
const watches = (board: Board) => watchesOf(board, { [connection.id]: connection }, probes)
const watchId = standingId(connection, 'postgres.blocking')
const standing = { watchId, connection: 'judgment-primary', probe: 'postgres.blocking', params: {}, everyMs: 30_000 }

describe('what the board asks', () => {
  it('is what each kind asks of every connection by itself', () => {
    expect(watches(emptyBoard)).toEqual([standing])
  })

  it('is less what a person took off, until it is added again, at their own pace', () => {
    const off = fold(emptyBoard, { type: 'board.watch_removed.v1', data: { watchId } })
    expect(watches(off)).toEqual([])
    const slower = { ...standing, everyMs: 60_000 }
    expect(watches(fold(off, { type: 'board.watch_added.v1', data: slower }))).toEqual([slower])
  })

  it('is more by what a person added, as long as the connection is there', () => {
    const added = { watchId: 'wat-1', connection: 'judgment-primary', probe: 'postgres.sql', params: { sql: 'SELECT 1' }, everyMs: 5_000 }
    const gone = { ...added, watchId: 'wat-2', connection: 'nowhere' }
    const board = fold(emptyBoard, ...[added, gone].map((data) => ({ type: 'board.watch_added.v1', data })))
    expect(watches(board)).toEqual([standing, added])
    expect(watches(fold(board, { type: 'board.watch_removed.v1', data: { watchId: 'wat-1' } }))).toEqual([standing])
  })

  it('pauses by connection, once however often it is said', () => {
    const paused = { type: 'board.paused.v1', data: { connection: 'judgment-primary' } }
    const board = fold(emptyBoard, paused, paused)
    expect(board.paused).toEqual(['judgment-primary'])
    expect(fold(board, { type: 'board.resumed.v1', data: { connection: 'judgment-primary' } }).paused).toEqual([])
  })
})

it('a series is one question with what it was asked with, in whatever order that was said', () => {
  const of = (params?: Record<string, string>) => seriesOf({ connection: 'a', probe: 'b', params })
  expect(of({ x: '1', y: '2' })).toBe(of({ y: '2', x: '1' }))
  expect(of({})).toBe(of())
  expect(new Set([of(), of({ x: '1' }), of({ x: '2' }), seriesOf({ connection: 'a', probe: 'c' })]).size).toBe(4)
})
