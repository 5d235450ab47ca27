import { describe, expect, it } from 'vitest'
import type { Reading, Verdict } from '../../../../shared/domain/probe/reading.ts'
import { connectionTo, systemClock } from '../../../support/prober.ts'
import { createBoard, type BoardDeps } from '../../../../electron/core/probing/board.ts'
import { emptyBoard } from '../../../../shared/domain/board/state.ts'
import type { Draft } from '../../../../shared/domain/events.ts'
import type { IncidentMode } from '../../../../shared/domain/incident/words.ts'
import { factsAt } from '../../../support/recorded.ts'
import { incident, primary } from '../../../support/run-world.ts'

/** A board whose one probe answers critical, over incidents of these modes. */
function boardOver(modes: readonly IncidentMode[]) {
  const committed: Draft[] = []
  const alarms: (() => void)[] = []
  const deps = {
    read: {
      incidents: () => modes.map((mode) => ({ ...incident, id: `inc-${mode}`, mode })),
      connection: () => primary,
      connections: () => ({ [primary.id]: primary }),
      board: () => emptyBoard,
      readings: () => [],
      points: () => [],
    },
    commit: (drafts: readonly Draft[]) => void committed.push(...drafts),
    facts: () => factsAt(),
    prober: {
      probes: () => [{ probe: 'p', kind: 'postgres', boardMs: 1000, title: { ko: 'p', en: 'p' }, params: [] }],
      check: () => ({}),
      ask: async () => ({
        probe: 'p',
        connection: primary.name,
        verdict: 'critical',
        readingId: 'r',
        startedAt: factsAt().recordedAt,
        rowCount: 1,
      }),
    },
    laptop: { isOffline: () => false, look: () => Promise.reject(new Error('not looked at')), leadsHere: () => false },
    ...{ keepReading: () => {}, publish: () => {}, random: () => 0, log: { error: () => {} }, byItself: true },
    clock: { now: () => 10_000_000, zone: () => 'UTC', after: (_: number, ring: () => void) => (alarms.push(ring), () => {}) },
  }
  return { board: createBoard(deps as unknown as BoardDeps), committed, alarms }
}

it('writes what changed into every open incident but a tabletop', async () => {
  const { board, committed } = boardOver(['real', 'drill', 'exercise', 'tabletop'])
  board.refresh()
  board.now(undefined)
  await new Promise((done) => setImmediate(done))
  expect(new Set(committed.map(({ incidentId }) => incidentId))).toEqual(new Set(['inc-real', 'inc-drill', 'inc-exercise']))
})

it('is not made to ask by a tabletop', () => {
  const [tabletop, real] = [boardOver(['tabletop']), boardOver(['tabletop', 'drill'])]
  tabletop.board.refresh()
  real.board.refresh()
  expect([tabletop.alarms.length, real.alarms.length > 0]).toEqual([0, true])
})

/** A board with one watch and one open incident; what the target answers, and whether the laptop has a network, is set by the test. */
function onBoard() {
  const now: { verdict: Verdict; offline: boolean } = { verdict: 'ok', offline: false }
  const connection = connectionTo()
  const noted: [Verdict | null, Verdict][] = []
  const reading = (): Reading => ({
    ...{
      readingId: 'rea-1',
      probe: 'postgres.alive',
      connection: connection.name,
      startedAt: '2026-11-24T20:00:00.000+09:00',
      durationMs: 1,
    },
    ...{ target: connection.name, host: 'laptop-kim', query: 'SELECT 1', columns: [], rows: [], verdict: now.verdict },
    ...{ rowCount: now.verdict === 'unknown' ? 0 : 1, reason: { ko: '응답 없음', en: 'No answer.' } },
  })
  const deps = {
    read: {
      connection: () => connection,
      connections: () => ({ [connection.name]: connection }),
      board: () => emptyBoard,
      readings: () => [],
      points: () => [],
      incidents: () => [{ id: 'inc-1', status: 'investigating', mode: 'real' }],
    },
    commit: (drafts: readonly Draft[]) => {
      for (const draft of drafts) if (draft.type === 'probe.verdict_changed.v1') noted.push([draft.data.from, draft.data.to])
      return []
    },
    prober: {
      check: () => ({}),
      probes: () => [
        { probe: 'postgres.alive', kind: 'postgres', title: { ko: '응답', en: 'Alive' }, params: [], boardMs: 30_000, expectations: [] },
      ],
      ask: async () => reading(),
    },
    ...{ facts: () => ({}), keepReading: () => {}, publish: () => {}, clock: systemClock, random: () => 0, byItself: false },
    laptop: { isOffline: () => now.offline, look: () => Promise.reject(new Error('not asked')), leadsHere: () => false },
    log: { error: (what: string, fault: unknown) => expect.fail(`${what}: ${String(fault)}`) },
  } as unknown as BoardDeps
  const board = createBoard(deps)
  const ask = async (verdict: Verdict, offline: boolean) => {
    Object.assign(now, { verdict, offline })
    board.now(undefined)
    await new Promise((resolve) => setImmediate(resolve))
    return board.list()[0]?.latest
  }
  return { ask, noted, board }
}

describe('the board of a laptop without a network', () => {
  it('writes no line for it, and none when all is as before', async () => {
    const { ask, noted, board } = onBoard()
    await ask('ok', false)
    expect(await ask('unknown', true)).toMatchObject({ verdict: 'unknown' })
    expect(await ask('ok', false)).toMatchObject({ verdict: 'ok' })
    expect(noted).toEqual([])
    board.close()
  })

  it('writes the change that it finds when it is back, and what is silent with a network', async () => {
    const { ask, noted, board } = onBoard()
    await ask('ok', false)
    await ask('unknown', true)
    await ask('critical', false)
    await ask('unknown', false)
    expect(noted).toEqual([
      ['ok', 'critical'],
      ['critical', 'unknown'],
    ])
    board.close()
  })
})
